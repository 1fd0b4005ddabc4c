import type { EventHead, EventId } from "../../event/index.ts";
import type { Project, ProjectId } from "../../project/index.ts";
import { canReadProject } from "../../project/rules.ts";
import type { StaffActor } from "../../shared/actor.ts";
import type { Context } from "../../shared/context.ts";
import { DomainError } from "../../shared/error.ts";
import { PAGE_SIZE } from "../../shared/page.ts";
import { dayAt, HOME_ZONE, type Day } from "../../shared/time.ts";
import { reachOf } from "../../access/rules.ts";
import type {
  EndingParticipantsPage,
  EventEndsPage,
  ProjectRetentionView,
  RetainedPeoplePage,
  RetainedProjectPage,
  RetentionSwitchView,
} from "../answer.ts";
import { endOf } from "../decide.ts";
import type { RetentionDeps } from "../deps.ts";
import { canSeeRetention, daysOf, endsOf, endsOfProject, holdsOf, kindsOver, missingDays } from "../rules.ts";
import {
  TERM_KINDS,
  type ProjectKind,
  type ProjectRetention,
  type RetentionKind,
  type RetentionSwitch,
} from "../schema.ts";

/** Events in one page: of those whose data are over, people are read. */
const EVENTS_AT_ONCE = 20;

/** Participants that are counted at a time. */
const PARTICIPANTS_AT_ONCE = 500;

/** In which state somebody is who may belong to a kind; undefined: in any. */
export const stateOf = (kind: ProjectKind) => (kind === "candidates" ? "candidate" : undefined);

/** Whether data end by themselves in the whole installation. @throws DomainError privacy.forbidden */
export async function getSwitch(deps: RetentionDeps, ctx: Context<StaffActor>): Promise<RetentionSwitchView> {
  if (reachOf(ctx.actor.role, "privacy.retention") === undefined)
    throw new DomainError("forbidden", "privacy.forbidden");
  return switchView(deps, await deps.retentions.findSwitch());
}

/** The switch as staff see it. */
export async function switchView(
  { namesOf }: Pick<RetentionDeps, "namesOf">,
  found: RetentionSwitch | undefined,
): Promise<RetentionSwitchView> {
  if (!found) return { isOn: false, version: 0 };
  const { isOn, version, updatedAt, changedBy } = found;
  const names = await namesOf([changedBy]);
  return { isOn, version, changedAt: updatedAt, changedBy: names.get(changedBy) };
}

/** Projects whose retention one sees, with how far it is said when their data end. @throws DomainError privacy.forbidden */
export async function listRetained(
  deps: RetentionDeps,
  ctx: Context<StaffActor>,
  cursor?: string,
): Promise<RetainedProjectPage> {
  if (reachOf(ctx.actor.role, "privacy.retention") === undefined)
    throw new DomainError("forbidden", "privacy.forbidden");
  const page = await deps.projects.list(cursor, PAGE_SIZE);
  const projects = page.items.filter(({ projectId }) => canSeeRetention(ctx.actor, projectId));
  const said = await deps.retentions.findMany(projects.map(({ projectId }) => projectId));
  const today = dayAt(ctx.now, HOME_ZONE);
  return {
    ...page,
    items: projects.map(({ projectId, title, endsOn }, index) => {
      const { terms = {}, lastPaymentOn, holds = [] } = said[index] ?? {};
      return {
        projectId,
        title,
        endsOn,
        lastPaymentOn,
        kinds: TERM_KINDS.filter((kind) => terms[kind] !== undefined),
        missing: missingDays({ terms, lastPaymentOn }),
        holds: holds.filter(({ until = today }) => until >= today).length,
      };
    }),
  };
}

/** A project that one may look at so, with what is said of the end of its data. @throws DomainError project.not_found, privacy.forbidden */
export async function findRetained(
  deps: Pick<RetentionDeps, "projects" | "retentions">,
  ctx: Context<StaffActor>,
  projectId: ProjectId,
): Promise<{ project: Project; retention: ProjectRetention }> {
  const isSeen = canSeeRetention(ctx.actor, projectId);
  if (!isSeen && canReadProject(ctx.actor, projectId))
    throw new DomainError("forbidden", "privacy.forbidden");
  const [project, found] = await Promise.all([
    deps.projects.find(projectId),
    deps.retentions.find(projectId),
  ]);
  if (!project || !isSeen) throw new DomainError("not_found", "project.not_found");
  const nothing = { projectId, terms: {}, holds: [], version: 0, updatedAt: ctx.now, changedBy: "" };
  return { project, retention: found ?? nothing };
}

/** How long the data of a project are kept, and what holds them up. @throws DomainError project.not_found, privacy.forbidden */
export async function getRetention(
  deps: RetentionDeps,
  ctx: Context<StaffActor>,
  projectId: ProjectId,
): Promise<ProjectRetentionView> {
  const { project, retention } = await findRetained(deps, ctx, projectId);
  return retentionView(deps, ctx, project, retention);
}

/** What is said of a project as staff see it. */
export async function retentionView(
  deps: RetentionDeps,
  { now }: Pick<Context, "now">,
  project: Project,
  retention: ProjectRetention,
): Promise<ProjectRetentionView> {
  const { projectId, title, endsOn } = project;
  const { terms, lastPaymentOn, holds, version } = retention;
  const today = dayAt(now, HOME_ZONE);
  const held = holds.filter(({ until = today }) => until >= today);
  const ids = [...new Set(held.flatMap(({ eventId }) => eventId ?? []))];
  const [names, heads, site, ends] = await Promise.all([
    deps.namesOf(held.map(({ heldBy }) => heldBy)),
    Promise.all(ids.map((one) => deps.events.findHead(one))),
    deps.retentions.findSwitch(),
    projectEnds(deps, project, retention, today),
  ]);
  const titles = new Map(heads.flatMap((head) => (head ? [[head.eventId, head.title] as const] : [])));
  return {
    projectId,
    title,
    endsOn,
    lastPaymentOn,
    terms,
    ends,
    missing: missingDays({ terms, lastPaymentOn }),
    holds: held.map(({ eventId, heldBy, ...hold }) => ({
      ...hold,
      event: eventId && { eventId, title: titles.get(eventId) ?? { pl: "" } },
      heldBy: names.get(heldBy),
    })),
    version,
    isOn: site?.isOn ?? false,
  };
}

/** When the data of a project's own people end; of what is over, of how many at most. */
async function projectEnds(
  deps: RetentionDeps,
  project: Project,
  retention: ProjectRetention,
  today: Day,
): Promise<ProjectRetentionView["ends"]> {
  const ends = endsOfProject(retention.terms, retention, project, today);
  const looks = await deps.retentions.listLooks(project.projectId);
  const counted = ends.map(async (end) => ({
    ...end,
    people: end.isOver ? await countParticipants(deps, project.projectId, end.kind) : undefined,
    removed: looks.find(({ kind }) => kind === end.kind)?.removed ?? 0,
  }));
  return Promise.all(counted);
}

async function countParticipants(
  deps: RetentionDeps,
  projectId: ProjectId,
  kind: ProjectKind,
): Promise<number> {
  let [count, cursor]: [number, string | undefined] = [0, undefined];
  do {
    const page = await deps.participants.list(projectId, stateOf(kind), cursor, PARTICIPANTS_AT_ONCE);
    count += page.items.filter(({ ended }) => !ended).length;
    cursor = page.cursor;
  } while (cursor !== undefined);
  return count;
}

/**
 * Participants of a project of whom something would be removed with a kind now, at most: a candidate who counts goes with the participants.
 * @throws DomainError project.not_found, privacy.forbidden
 */
export async function listEndingParticipants(
  deps: RetentionDeps,
  ctx: Context<StaffActor>,
  projectId: ProjectId,
  kind: ProjectKind,
  cursor?: string,
): Promise<EndingParticipantsPage> {
  const { project, retention } = await findRetained(deps, ctx, projectId);
  const ends = endsOfProject(retention.terms, retention, project, dayAt(ctx.now, HOME_ZONE));
  const isOver = ends.some((one) => one.kind === kind && one.isOver);
  // Where nothing is read, nothing says of a place in the list that there is none such.
  if (!isOver && cursor === undefined) return { items: [] };
  const page = await deps.participants.list(projectId, stateOf(kind), cursor, PAGE_SIZE);
  return {
    ...page,
    items: page.items
      .filter(({ ended }) => isOver && !ended)
      .map(({ participantId, firstName, lastName }) => ({ participantId, firstName, lastName })),
  };
}

/**
 * What of a project's events ends when, those of some events at a time; of what is over, of how many people something would be removed.
 * @throws DomainError project.not_found, privacy.forbidden
 */
export async function listEnds(
  deps: RetentionDeps,
  ctx: Context<StaffActor>,
  projectId: ProjectId,
  cursor?: string,
): Promise<EventEndsPage> {
  const { project, retention } = await findRetained(deps, ctx, projectId);
  const page = await deps.events.listByProject(projectId, {}, cursor, EVENTS_AT_ONCE);
  // Drafts, too: people are entered at them, and go as everybody does.
  const ends = page.items.map((event) => endsOfEvent(deps, ctx, project, retention, event));
  return { ...page, items: await Promise.all(ends) };
}

async function endsOfEvent(
  deps: RetentionDeps,
  { now }: Context,
  project: Project,
  retention: ProjectRetention,
  { eventId, title, state, dates }: EventHead,
): Promise<EventEndsPage["items"][number]> {
  const today = dayAt(now, HOME_ZONE);
  const days = daysOf(retention, project, dates);
  const ends = endsOf(retention.terms, days, today);
  const over = kindsOver(ends);
  const [looks, counts] = await Promise.all([
    deps.retentions.listLooks(eventId),
    over.length > 0 ? countPeople(deps, eventId, over) : undefined,
  ]);
  return {
    eventId,
    title,
    isDraft: state === "draft",
    lastDay: days.event,
    isHeld: holdsOf(retention.holds, eventId, today).length > 0,
    ends: ends.map((end) => ({
      ...end,
      people: end.isOver ? (counts?.get(end.kind) ?? 0) : undefined,
      removed: looks.find(({ kind }) => kind === end.kind)?.removed ?? 0,
    })),
  };
}

async function countPeople(
  deps: RetentionDeps,
  eventId: EventId,
  over: readonly RetentionKind[],
): Promise<Map<RetentionKind, number>> {
  const counts = new Map<RetentionKind, number>();
  for await (const registration of deps.registrations.eachByName(eventId)) {
    const kind = endOf(registration, over);
    if (kind) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  }
  return counts;
}

/**
 * People of an event of whom something would be removed with a kind now: nobody, where its term is not over.
 * @throws DomainError event.not_found, privacy.forbidden
 */
export async function listRetainedPeople(
  deps: RetentionDeps,
  ctx: Context<StaffActor>,
  eventId: EventId,
  kind: RetentionKind,
  cursor?: string,
): Promise<RetainedPeoplePage> {
  const event = await deps.events.findHead(eventId);
  // Of another's event nobody learns that there is one.
  const isSeen =
    event && (canSeeRetention(ctx.actor, event.projectId) || canReadProject(ctx.actor, event.projectId));
  if (!isSeen) throw new DomainError("not_found", "event.not_found");
  const { project, retention } = await findRetained(deps, ctx, event.projectId);
  const days = daysOf(retention, project, event.dates);
  const ends = endsOf(retention.terms, days, dayAt(ctx.now, HOME_ZONE));
  const end = ends.find((one) => one.kind === kind);
  // Where nothing is read, nothing says of a place in the list that there is none such.
  if (!end || (!end.isOver && cursor === undefined)) return { items: [] };
  const over = kindsOver(ends);
  const suits = (one: Parameters<typeof endOf>[0]) => end.isOver && endOf(one, over) === kind;
  const page = await deps.registrations.listByName(eventId, { suits }, cursor, PAGE_SIZE);
  return {
    ...page,
    items: page.items.map(({ registrationId, firstName, lastName }) => ({
      registrationId,
      firstName,
      lastName,
      until: end.until,
    })),
  };
}
