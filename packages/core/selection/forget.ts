import type { EventId } from "../event/schema.ts";
import type { RegistrationId } from "../registration/schema.ts";
import type { Table } from "../shared/table.ts";
import { rowsOfApplicant } from "./applicant.ts";
import { selectionEntities } from "./store/entities.ts";

/** Takes what was written about somebody out of sheets and decisions: points and outcomes stay. Key: eventId. */
export async function forgetApplicant(
  table: Table,
  eventId: EventId,
  registrationId: RegistrationId,
): Promise<void> {
  const entities = selectionEntities(table);
  const { scores, decisions } = await rowsOfApplicant(table, eventId, registrationId);
  for (const { round, staffId, note } of scores)
    if (note !== undefined)
      await entities.scores.patch({ eventId, round, staffId, registrationId }).remove(["note"]).go();
  for (const { freezeId, changeReason } of decisions)
    if (changeReason !== undefined)
      await entities.decisions.patch({ eventId, freezeId, registrationId }).remove(["changeReason"]).go();
}
