import { countEventSeats, isOver, isPublic, type EventId } from "../../event/index.ts";
import type { RegistrationId, StoredRegistration } from "../../registration/index.ts";
import { ENTERS } from "../../registration/schema.ts";
import type { StaffActor } from "../../shared/actor.ts";
import type { Context } from "../../shared/context.ts";
import { DomainError } from "../../shared/error.ts";
import { inLocale } from "../../shared/localized-text.ts";
import { assertShown, getSeen, isMember } from "../access.ts";
import type { SelectionRanking } from "../answer.ts";
import { listApplicants, withMeant } from "../applicants.ts";
import type { SelectionDeps } from "../deps.ts";
import { rank } from "../ranking.ts";
import { canReadSelection, type Planned, planOf, scoresMark } from "../rules.ts";
import {
  DECISIONS,
  type OneDecision,
  type Place,
  type Score,
  type Selection,
  type Sheet,
} from "../schema.ts";

/** A ranking as it is at this moment, with what it is made of. */
export interface LiveRanking {
  places: Place[];
  scores: Score[];
  sheets: Sheet[];
}

/** A fixed ranking with what is decided about everybody. */
export interface FixedRanking {
  plan: Planned[];
  people: ReadonlyMap<RegistrationId, StoredRegistration>;
  /** Those who wait for no decision any more. */
  gone: RegistrationId[];
  decisions: ReadonlyMap<RegistrationId, OneDecision>;
}

/**
 * Who stands where: now, by the sheets that are closed, or as it was fixed, with what is decided. Whoever has an open sheet does not see it.
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
  const { scores, sheets } = live;
  const fixed = await readFixed(deps, selection);
  const people =
    fixed?.people ??
    (await peopleOf(
      deps,
      live.places.map(({ registrationId }) => registrationId),
    ));
  const plan: Planned[] = fixed?.plan ?? live.places.map((place) => ({ place }));
  const notesOf = Map.groupBy(scores, ({ registrationId }) => registrationId);
  const head = await deps.events.findHead(eventId);
  const blocks = head ? ((await deps.events.readBlocks([head], true)).get(eventId) ?? []) : [];
  const { event: seats } = countEventSeats(blocks);
  const isTold = isPublic(event) && !isOver(event, ctx.now);
  return {
    version: selection.version,
    state: selection.state,
    scores: scoresMark(selection, sheets),
    openSheets: sheets.filter(({ closedAt }) => !closedAt).length,
    lot: selection.lot,
    frozenAt: selection.frozen?.at,
    decided: selection.decided,
    announcement: selection.announcement && {
      at: selection.announcement.at,
      done: selection.announcement.done,
      total: selection.announcement.total,
    },
    seats: { total: seats.total, left: seats.left },
    counts: DECISIONS.map((decision) => {
      const those = plan.filter((one) => one.decision === decision);
      const mails = those.filter(({ place }) => isTold && people.get(place.registrationId)?.email);
      return { decision, people: those.length, mails: mails.length };
    }),
    items: plan.flatMap(({ place, decision, reason }) => {
      const person = people.get(place.registrationId);
      if (!person) return [];
      const { firstName, lastName, institution, createdAt, status } = person;
      const own = fixed?.decisions.get(place.registrationId);
      return {
        ...place,
        firstName,
        lastName,
        institution: institution?.name,
        createdAt,
        status,
        notes: (notesOf.get(place.registrationId) ?? []).flatMap(({ note }) => note ?? []),
        decision,
        reason: decision && (reason ?? usualReason(selection, place, person)),
        isException: own?.decision !== undefined,
        outcome: own?.outcome,
      };
    }),
  };
}

/** What somebody is told where nothing else was said of them: why they do not meet a criterion, or the one reason of all. */
export function usualReason(
  { criteria, decided }: Pick<Selection, "criteria" | "decided">,
  { failed }: Place,
  { locale }: Pick<StoredRegistration, "locale">,
): string {
  if (failed.length === 0) return decided?.reason ?? "";
  return criteria
    .filter(({ criterionId }) => failed.includes(criterionId))
    .map((criterion) => {
      const words = (criterion.type === "formal" ? criterion.refusal : undefined) ?? criterion.title;
      return inLocale(words, locale).text;
    })
    .join("; ");
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
    scores,
    sheets,
  };
}

/** A ranking as it was fixed, with what is decided about whom; undefined while it is not. */
export async function readFixed(
  deps: SelectionDeps,
  { eventId, frozen, decided, announcement }: Selection,
): Promise<FixedRanking | undefined> {
  if (!frozen) return undefined;
  const [places, exceptions] = await Promise.all([
    deps.selections.readRanking(eventId, frozen.freezeId),
    deps.selections.listDecisions(eventId, frozen.freezeId),
  ]);
  const people = await peopleOf(
    deps,
    places.map(({ registrationId }) => registrationId),
  );
  const gone =
    announcement?.gone ??
    [...people.values()]
      .filter(({ status }) => status !== ENTERS.pends)
      .map(({ registrationId }) => registrationId);
  return {
    plan: planOf(places, decided, exceptions, new Set(gone)),
    people,
    gone,
    decisions: new Map(exceptions.map((one) => [one.registrationId, one])),
  };
}

async function peopleOf(
  deps: SelectionDeps,
  ids: readonly RegistrationId[],
): Promise<ReadonlyMap<RegistrationId, StoredRegistration>> {
  return new Map((await deps.registrations.findMany(ids)).map((person) => [person.registrationId, person]));
}
