import type { EventId } from "../event/schema.ts";
import type { RegistrationId } from "../registration/schema.ts";
import type { Table } from "../shared/table.ts";
import { rowsOfApplicants } from "./applicant.ts";
import { selectionEntities } from "./store/entities.ts";

/**
 * Takes what was written about people out of sheets and decisions: points and outcomes stay. All sheets of the event are read for it, so it is
 * asked for many at once. Key: eventId.
 */
export async function forgetApplicants(
  table: Table,
  eventId: EventId,
  registrationIds: ReadonlySet<RegistrationId>,
): Promise<void> {
  const entities = selectionEntities(table);
  const { scores, decisions } = await rowsOfApplicants(table, eventId, registrationIds);
  for (const { round, staffId, registrationId, note } of scores)
    if (note !== undefined)
      await entities.scores.patch({ eventId, round, staffId, registrationId }).remove(["note"]).go();
  for (const { freezeId, registrationId, changeReason } of decisions)
    if (changeReason !== undefined)
      await entities.decisions.patch({ eventId, freezeId, registrationId }).remove(["changeReason"]).go();
}
