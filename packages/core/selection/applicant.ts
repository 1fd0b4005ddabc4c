import type { EventId } from "../event/schema.ts";
import type { RegistrationId } from "../registration/schema.ts";
import type { Table } from "../shared/table.ts";
import type { Criterion } from "./schema.ts";
import { selectionEntities } from "./store/entities.ts";

/** The criteria of an event's selection, as they are now. Key: eventId. */
export async function criteriaOf(table: Table, eventId: EventId): Promise<readonly Criterion[]> {
  const { data } = await selectionEntities(table).selections.get({ eventId }).go();
  return data?.selection.criteria ?? [];
}

/** What was said of applicants in all rounds, what was decided, and where they stood in what was fixed. Key: eventId. */
export async function rowsOfApplicants(
  table: Table,
  eventId: EventId,
  registrationIds: ReadonlySet<RegistrationId>,
) {
  const { scores, decisions, rankings } = selectionEntities(table);
  const all = { pages: "all", consistent: true } as const;
  const [said, decided, ranked] = await Promise.all([
    scores.query.score({ eventId }).go(all),
    decisions.query.decision({ eventId }).go(all),
    rankings.query.ranking({ eventId }).go(all),
  ]);
  const isTheirs = (row: { registrationId: string }) =>
    registrationIds.has(row.registrationId as RegistrationId);
  return {
    scores: said.data.filter(isTheirs),
    decisions: decided.data.filter(isTheirs),
    rankings: ranked.data
      .map((ranking) => ({ ...ranking, places: ranking.places.filter(isTheirs) }))
      .filter(({ places }) => places.length > 0),
  };
}
