import { type AuditEntry, entryIdOf } from "../../audit/index.ts";
import type { EventId } from "../../event/index.ts";
import type { CountedProject as CountedFigures } from "../../figure/index.ts";
import type { ParticipantId } from "../../participant/schema.ts";
import type { Project, ProjectId } from "../../project/index.ts";
import type { RegistrationId } from "../../registration/schema.ts";
import type { StaffActor } from "../../shared/actor.ts";
import type { Context } from "../../shared/context.ts";
import { DomainError } from "../../shared/error.ts";
import { pageOf } from "../../shared/page.ts";
import type { Day, Instant } from "../../shared/time.ts";
import { getReadable, getResult, type ResultAddress } from "../access.ts";
import type { IndicatorList, PersonResults, ProjectIndicators } from "../answer.ts";
import { type CountedIndicator, countIndicators, type Known } from "../counting.ts";
import type { IndicatorDeps } from "../deps.ts";
import { canEditIndicators, canEnterResults, canReadSpecial, isSpecial } from "../rules.ts";
import type { IndicatorCell, IndicatorId } from "../schema.ts";
import type { StoredIndicator } from "../store.ts";
import { toMeasured, toPerson, toResult, toView } from "../view.ts";

/** Rows of a list in one page. */
const LISTED_AT_ONCE = 100;
/** Events whose certificates are read beside each other. */
const EVENTS_AT_ONCE = 5;

/** The indicators of a project with all that was counted of them. */
export interface CountedIndicators {
  project: Project;
  /** Those on the list, each with how far it is. */
  items: { indicator: StoredIndicator; counted: CountedIndicator }[];
  removed: StoredIndicator[];
  events: Known["facts"]["events"];
  /** The figures of the same facts. */
  figures: CountedFigures;
  /** Since when all has been read anew of what figures read. */
  readAt: Instant;
}

/**
 * Counts the indicators of a project, for files all of it. Reads what its figures read; the certificates of those events of which an indicator
 * asks for some, and the results where one counts those.
 * @param through only what was given, issued or came about by the end of that day
 * @throws DomainError project.not_found, participant.forbidden
 */
export async function countProject(
  deps: IndicatorDeps,
  ctx: Context<StaffActor>,
  projectId: ProjectId,
  through?: Day,
): Promise<CountedIndicators> {
  await getReadable(deps, ctx, projectId);
  const all = await deps.indicators.list(projectId);
  const shown = all.filter(({ removed }) => !removed);
  const rules = shown.map(({ rule }) => rule);
  const [figures, results] = await Promise.all([
    deps.figures.countFigures(ctx, projectId, through),
    rules.some(({ by }) => by === "result") ? deps.indicators.listResults(projectId) : [],
  ]);
  const { project, facts, readAt } = figures;
  const named = rules.flatMap((rule) =>
    rule.by === "certificate"
      ? facts.events.filter(({ eventId, counts }) =>
          rule.eventIds.length > 0 ? rule.eventIds.includes(eventId) : counts,
        )
      : [],
  );
  const eventIds = [...new Set(named.map(({ eventId }) => eventId))];
  const countOne = countIndicators(
    {
      facts,
      supports: project.supports ?? [],
      certificates: await certificatesOf(deps, eventIds, through),
      results: results.filter(({ day }) => through === undefined || day <= through),
    },
    { seesSpecial: canReadSpecial(ctx.actor, projectId) },
  );
  return {
    project,
    items: shown.map((indicator) => ({ indicator, counted: countOne(indicator) })),
    removed: all.filter(({ removed }) => removed),
    events: facts.events,
    figures,
    readAt,
  };
}

/**
 * Who has a valid certificate of each of these events; by the end of a day whoever had one by then and has one still, which may have been issued anew
 * since.
 */
async function certificatesOf(
  { certificates }: Pick<IndicatorDeps, "certificates">,
  eventIds: readonly EventId[],
  through?: Day,
): Promise<Map<EventId, RegistrationId[]>> {
  const found = new Map<EventId, RegistrationId[]>();
  const left = [...eventIds];
  const read = async () => {
    for (let eventId = left.pop(); eventId; eventId = left.pop()) {
      const [valid, early] = [new Set<RegistrationId>(), new Set<RegistrationId>()];
      for await (const { state, facts } of certificates.eachOfEvent(eventId)) {
        if (facts.holder.type !== "person") continue;
        if (state === "issued") valid.add(facts.holder.registrationId);
        if (through === undefined || facts.issuedOn <= through) early.add(facts.holder.registrationId);
      }
      found.set(
        eventId,
        [...valid].filter((registrationId) => early.has(registrationId)),
      );
    }
  };
  await Promise.all(Array.from({ length: EVENTS_AT_ONCE }, read));
  return found;
}

/** The indicators of a project with how far they are. @throws DomainError project.not_found, participant.forbidden */
export async function listIndicators(
  deps: IndicatorDeps,
  ctx: Context<StaffActor>,
  projectId: ProjectId,
): Promise<ProjectIndicators> {
  const { items, removed, events, readAt } = await countProject(deps, ctx, projectId);
  return {
    readAt,
    items: items.map(({ indicator, counted }) => toMeasured(indicator, counted)),
    removed: removed.map(toView),
    events: events.map(({ eventId, title }) => ({ eventId, title })),
    may: {
      edit: canEditIndicators(ctx.actor, projectId),
      enter: canEnterResults(ctx.actor, projectId),
    },
  };
}

/** The list behind a figure of an indicator, a page at a time. @throws DomainError project.not_found, participant.forbidden, indicator.not_found */
export async function listPeople(
  deps: IndicatorDeps,
  ctx: Context<StaffActor>,
  projectId: ProjectId,
  indicatorId: IndicatorId,
  cell: IndicatorCell,
  cursor?: string,
): Promise<IndicatorList> {
  const { items } = await countProject(deps, ctx, projectId);
  const found = items.find(({ indicator }) => indicator.indicatorId === indicatorId);
  // A place in the list that no answer gave makes no sense of any indicator.
  const people = found?.counted.listOf(cell) ?? [];
  const page = pageOf(people, LISTED_AT_ONCE, cursor);
  if (!found) throw new DomainError("not_found", "indicator.not_found");
  return {
    ...page,
    count: people.length,
    ...(cell.figure === "achieved" && cell.split === undefined && { hidden: found.counted.hidden }),
    items: page.items.map((one) => toPerson(one, found.indicator.rule)),
  };
}

/**
 * Results of somebody, with those of whoever was merged into them, the latest first, and the indicators of results: of removed ones none counts.
 * @throws DomainError project.not_found, participant.forbidden, participant.not_found
 */
export async function listResultsOf(
  deps: IndicatorDeps,
  ctx: Context<StaffActor>,
  projectId: ProjectId,
  participantId: ParticipantId,
): Promise<PersonResults> {
  await getReadable(deps, ctx, projectId);
  const [person] = await deps.participants.findMeant([participantId]);
  if (person?.projectId !== projectId) throw new DomainError("not_found", "participant.not_found");
  const ids = [person.participantId, ...person.merged];
  const [indicators, ...lists] = await Promise.all([
    deps.indicators.list(projectId),
    ...ids.map((id) => deps.indicators.listResultsOf(projectId, id)),
  ]);
  const seesSpecial = canReadSpecial(ctx.actor, projectId);
  const rules = new Map(indicators.map(({ indicatorId, rule }) => [indicatorId, rule]));
  return {
    items: lists
      .flat()
      .filter(({ indicatorId, kindId }) => seesSpecial || !isSpecial(rules.get(indicatorId), kindId))
      .toSorted((a, b) => (a.day === b.day ? (a.createdAt < b.createdAt ? 1 : -1) : a.day < b.day ? 1 : -1))
      .map((result) => toResult(result, rules.get(result.indicatorId))),
    indicators: indicators.flatMap(({ indicatorId, name, rule, removed }) =>
      rule.by === "result" ? [{ indicatorId, name, kinds: rule.kinds, ...(removed && { removed }) }] : [],
    ),
    may: { enter: !person.ended && canEnterResults(ctx.actor, projectId) },
  };
}

/**
 * What of a participant's history somebody may read: without the right to results of special categories nothing that was done to these, and
 * of no proof that it was looked at. @param history as it stands under that participant
 */
export async function historyToRead(
  deps: IndicatorDeps,
  ctx: Context<StaffActor>,
  { projectId, participantId }: { projectId: ProjectId; participantId: ParticipantId },
  history: readonly AuditEntry[],
): Promise<AuditEntry[]> {
  if (canReadSpecial(ctx.actor, projectId)) return [...history];
  const [indicators, results] = await Promise.all([
    deps.indicators.list(projectId),
    deps.indicators.listResultsOf(projectId, participantId),
  ]);
  const rules = new Map(indicators.map(({ indicatorId, rule }) => [indicatorId, rule]));
  const untold = new Set(
    results
      .filter(({ indicatorId, kindId }) => isSpecial(rules.get(indicatorId), kindId))
      .flatMap(({ resultId, version }) =>
        Array.from({ length: version }, (_, index) => entryIdOf(resultId, index + 1)),
      ),
  );
  return history.filter(({ auditId, action }) => action !== "access.file_opened" && !untold.has(auditId));
}

/** An address that shows the proof of a result for five minutes. @throws DomainError project.not_found, participant.forbidden, result.not_found, file.not_found */
export async function linkProofOf(
  deps: IndicatorDeps,
  ctx: Context<StaffActor>,
  address: ResultAddress,
): Promise<string> {
  await getReadable(deps, ctx, address.projectId);
  const { resultId, proof } = (await getResult(deps, ctx, address)).result;
  if (!proof) throw new DomainError("not_found", "file.not_found");
  return deps.files.linkProof(resultId, proof.fileId);
}
