import type { Context } from "../shared/context.ts";
import { jitter, RACE_ATTEMPTS, type Table } from "../shared/table.ts";
import { UnavailableError } from "../shared/time-limit.ts";
import { ended } from "./ended.ts";
import type { ParticipantId } from "./schema.ts";
import {
  createParticipantStore,
  linkEntity,
  participantEntity,
  traitEntity,
  type StoredParticipant,
} from "./store.ts";

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

/** Takes from a participant whose term is over who they are, and what they are found by. Key: participantId; traitsOf. Safe to do twice. */
export async function emptyParticipant(
  table: Table,
  ctx: Context,
  participantId: ParticipantId,
): Promise<void> {
  const store = createParticipantStore(table);
  for (let attempt = 1; attempt <= RACE_ATTEMPTS; attempt += 1) {
    const before = await store.find(participantId);
    if (!before || before.ended) return;
    if ((await store.save([{ before, after: ended(before, ctx) }])) === "written") return;
    await jitter(attempt);
  }
  throw new UnavailableError("A participant is being changed by others.");
}
