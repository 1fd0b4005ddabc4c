import type { EventId } from "../../event/index.ts";
import type { StaffActor } from "../../shared/actor.ts";
import type { Context } from "../../shared/context.ts";
import { DomainError } from "../../shared/error.ts";
import { assertShown, getSeen, isMember } from "../access.ts";
import type { SelectionRanking } from "../answer.ts";
import { type Applicant, listApplicants, withMeant } from "../applicants.ts";
import type { SelectionDeps } from "../deps.ts";
import { type Place, rank } from "../ranking.ts";
import { canReadSelection, scoresMark } from "../rules.ts";
import type { Score, Selection, Sheet } from "../schema.ts";

/** A ranking as it is at this moment, with what it is made of. */
export interface LiveRanking {
  places: Place[];
  applicants: ReadonlyMap<string, Applicant>;
  scores: Score[];
  sheets: Sheet[];
}

/**
 * Who stands where now, by the sheets that are closed. Whoever has an open one does not see it.
 * @throws DomainError event.not_found, selection.hidden, selection.not_found, selection.sheet_open
 */
export async function getRanking(
  deps: SelectionDeps,
  ctx: Context<StaffActor>,
  eventId: EventId,
): Promise<SelectionRanking> {
  const { event, selection: found } = await getSeen(deps, ctx, eventId);
  const selection = assertShown(found);
  if (!canReadSelection(ctx.actor, event)) throw new DomainError("forbidden", "selection.hidden");
  const live = await readLive(deps, selection);
  const own = live.sheets.find(({ staffId }) => staffId === ctx.actor.staffId);
  if (isMember(selection, ctx.actor) && !own?.closedAt)
    throw new DomainError("forbidden", "selection.sheet_open");
  const { places, applicants, scores, sheets } = live;
  const notesOf = Map.groupBy(scores, ({ registrationId }) => registrationId);
  return {
    version: selection.version,
    state: selection.state,
    scores: scoresMark(selection, sheets),
    openSheets: sheets.filter(({ closedAt }) => !closedAt).length,
    items: places.flatMap((place) => {
      const person = applicants.get(place.registrationId);
      if (!person) return [];
      const { firstName, lastName, institution, createdAt } = person;
      const notes = (notesOf.get(place.registrationId) ?? []).flatMap(({ note }) => note ?? []);
      return { ...place, firstName, lastName, institution: institution?.name, createdAt, notes };
    }),
  };
}

/** Reads all that a ranking is made of, and makes it. Scores of open sheets are left out. */
export async function readLive(deps: SelectionDeps, selection: Selection): Promise<LiveRanking> {
  const { eventId, round } = selection;
  const sheets = await deps.selections.listSheets(eventId);
  const [people, all, closed] = await Promise.all([
    listApplicants(deps, eventId),
    deps.selections.listScores(eventId, round),
    withMeant(
      deps,
      sheets.filter((sheet) => sheet.closedAt !== undefined),
    ),
  ]);
  const counted = new Set<string>(closed.map(({ staffId }) => staffId));
  const scores = all.filter(({ staffId }) => counted.has(staffId));
  return {
    places: rank({ ...selection, applicants: people, sheets: closed, scores }),
    applicants: new Map(people.map((person) => [person.registrationId, person])),
    scores,
    sheets,
  };
}
