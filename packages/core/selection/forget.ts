import type { EventId } from "../event/schema.ts";
import type { RegistrationId } from "../registration/schema.ts";
import type { Table } from "../shared/table.ts";
import { selectionEntities } from "./store/entities.ts";

/** Takes what was written about somebody out of sheets and decisions: points and outcomes stay. Key: eventId. */
export async function forgetApplicant(
  table: Table,
  eventId: EventId,
  registrationId: RegistrationId,
): Promise<void> {
  const { scores, decisions } = selectionEntities(table);
  const [said, decided] = await Promise.all([
    scores.query.score({ eventId }).go({ pages: "all", consistent: true }),
    decisions.query.decision({ eventId }).go({ pages: "all", consistent: true }),
  ]);
  for (const { round, staffId, ...one } of said.data)
    if (one.registrationId === registrationId && one.note !== undefined)
      await scores.patch({ eventId, round, staffId, registrationId }).remove(["note"]).go();
  for (const { freezeId, ...one } of decided.data)
    if (one.registrationId === registrationId && one.changeReason !== undefined)
      await decisions.patch({ eventId, freezeId, registrationId }).remove(["changeReason"]).go();
}
