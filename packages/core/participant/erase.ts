import type { Table } from "../shared/table.ts";
import { linkEntity, participantEntity, traitEntity, type StoredParticipant } from "./store.ts";

/** Erases a participant with what they are found by and whose registrations are. Key: participantId; traitsOf; linksOf. */
export async function eraseParticipant(
  table: Table,
  { participantId, projectId, traits }: StoredParticipant,
): Promise<void> {
  for (const { kind, value } of traits)
    await traitEntity(table).delete({ projectId, kind, value, participantId }).go();
  const links = linkEntity(table);
  const { data } = await links.query.byParticipant({ participantId }).go({ pages: "all" });
  for (const { eventId, registrationId } of data)
    await links.delete({ projectId, eventId, registrationId }).go();
  await participantEntity(table).delete({ participantId }).go();
}
