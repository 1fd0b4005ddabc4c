import type { EventId } from "../event/schema.ts";
import type { RegistrationId } from "../registration/schema.ts";
import type { Table } from "../shared/table.ts";
import { selectionEntities } from "./store/entities.ts";

/** What was said of an applicant in all rounds, what was decided, and where they stood in what was fixed. Key: eventId. */
export async function rowsOfApplicant(table: Table, eventId: EventId, registrationId: RegistrationId) {
  const { scores, decisions, rankings } = selectionEntities(table);
  const all = { pages: "all", consistent: true } as const;
  const [said, decided, ranked] = await Promise.all([
    scores.query.score({ eventId }).go(all),
    decisions.query.decision({ eventId }).go(all),
    rankings.query.ranking({ eventId }).go(all),
  ]);
  const isTheirs = (row: { registrationId: string }) => row.registrationId === registrationId;
  return {
    scores: said.data.filter(isTheirs),
    decisions: decided.data.filter(isTheirs),
    rankings: ranked.data
      .map((ranking) => ({ ...ranking, places: ranking.places.filter(isTheirs) }))
      .filter(({ places }) => places.length > 0),
  };
}
