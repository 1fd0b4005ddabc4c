import { headsOf, type Event, type EventHead, type EventStore } from "../event/index.ts";
import {
  getProject,
  toProjectView,
  type Project,
  type ProjectId,
  type ProjectStore,
} from "../project/index.ts";
import { canEditProject } from "../project/rules.ts";
import { actorRef, type StaffActor } from "../shared/actor.ts";
import type { Context } from "../shared/context.ts";
import { DomainError } from "../shared/error.ts";
import { dayAt, HOME_ZONE } from "../shared/time.ts";
import { bind, type Bound } from "../shared/use-case.ts";
import { canReadSupport } from "../support/rules.ts";
import type { NextSchedule, StaffPlannedSupport, StaffSupportSchedule, SupportSchedule } from "./answer.ts";
import {
  changesOf,
  foldChanges,
  forPublic,
  inOrder,
  isOf,
  monthAfter,
  monthOf,
  monthsOf,
  plannedOf,
} from "./rules.ts";
import type { Month } from "./schema.ts";
import type { NotedChange, Publication, SupportScheduleStore } from "./store.ts";

/** What schedules of support are made with. */
export interface SupportScheduleDeps {
  schedules: SupportScheduleStore;
  projects: Pick<ProjectStore, "find">;
  events: Pick<EventStore, "listByProject" | "findEvent">;
}

/** Events of a project that are read beside each other. */
const EVENTS_AT_ONCE = 10;

/** A project whose schedule the member of staff may see. @throws DomainError project.not_found, support.not_allowed */
async function getReadable(
  deps: SupportScheduleDeps,
  ctx: Context<StaffActor>,
  projectId: ProjectId,
): Promise<Project> {
  const project = await getProject(deps, ctx, projectId);
  if (!canReadSupport(ctx.actor, projectId)) throw new DomainError("forbidden", "support.not_allowed");
  return project;
}

/**
 * A month as the programmes have it now, which months are published, and what changed of this one since it was. Reads the heads of the
 * project's events, and of those that have something in the month the programme.
 * @throws DomainError project.not_found, support.not_allowed
 */
async function getMonth(
  deps: SupportScheduleDeps,
  ctx: Context<StaffActor>,
  projectId: ProjectId,
  wanted?: Month,
): Promise<StaffSupportSchedule> {
  const project = await getReadable(deps, ctx, projectId);
  const month = wanted ?? monthAfter(thisMonth(ctx));
  const [published, entries] = await Promise.all([
    deps.schedules.list(projectId),
    plannedIn(deps, project, month),
  ]);
  const own = published.find((one) => one.month === month);
  const noted = own ? await deps.schedules.listChanges(own) : [];
  return {
    month,
    published: published.map(({ month: of, version, publishedAt, entries: count }) => ({
      month: of,
      version,
      publishedAt,
      entries: count,
    })),
    entries,
    changes: told(noted),
    may: { publish: canEditProject(ctx.actor, projectId) },
  };
}

/**
 * Publishes a month as the programmes have it now, over the version that was shown. The version before stays.
 * @throws DomainError project.not_found, support.not_allowed, project.read_only, schedule.empty, schedule.too_large, schedule.version_conflict
 */
async function publishMonth(
  deps: SupportScheduleDeps,
  ctx: Context<StaffActor>,
  projectId: ProjectId,
  month: Month,
  version: number,
): Promise<StaffSupportSchedule> {
  const project = await getReadable(deps, ctx, projectId);
  if (!canEditProject(ctx.actor, projectId)) throw new DomainError("forbidden", "project.read_only");
  const entries = await plannedIn(deps, project, month);
  if (entries.length === 0) throw new DomainError("conflict", "schedule.empty");
  const publication: Publication = {
    projectId,
    month,
    version: version + 1,
    entries: entries.length,
    publishedAt: ctx.now,
    changedBy: actorRef(ctx.actor),
  };
  const outcome = await deps.schedules.publish(publication, entries);
  if (outcome === "too_large") throw new DomainError("conflict", "schedule.too_large");
  if (outcome === "superseded") throw new DomainError("conflict", "schedule.version_conflict");
  return getMonth(deps, ctx, projectId, month);
}

/**
 * A published month for everybody: the one that is asked for, else this one, the next one that is published, or the last. Events that are
 * in no public list are in none of it.
 * @throws DomainError schedule.not_found, also where there is no such project
 */
async function getPublished(
  deps: SupportScheduleDeps,
  ctx: Context,
  projectId: ProjectId,
  wanted?: Month,
): Promise<SupportSchedule> {
  const [project, published] = await Promise.all([
    deps.projects.find(projectId),
    deps.schedules.list(projectId),
  ]);
  const now = thisMonth(ctx);
  const own = wanted
    ? published.find(({ month }) => month === wanted)
    : (published.find(({ month }) => month >= now) ?? published.at(-1));
  const entries = own && (await deps.schedules.findVersion(own));
  if (!project || !own || !entries) throw new DomainError("not_found", "schedule.not_found");
  const changes = told(await deps.schedules.listChanges(own));
  const { month, version, publishedAt } = own;
  return {
    project: toProjectView(project),
    month,
    months: published.map((one) => one.month),
    version,
    publishedAt,
    ...forPublic(entries, changes),
  };
}

/** How far the schedule of the next month is. Reads which months are published, and heads of events until one has something then. */
async function getNext(
  deps: SupportScheduleDeps,
  ctx: Context<StaffActor>,
  projectId: ProjectId,
): Promise<NextSchedule> {
  const project = await getReadable(deps, ctx, projectId);
  const month = monthAfter(thisMonth(ctx));
  const isWithin = monthOf(project.startsOn) <= month && month <= monthOf(project.endsOn);
  const published = await deps.schedules.list(projectId);
  if (published.some((one) => one.month === month)) return { month, state: "published" };
  // Who names no forms of support, and never published a schedule, is asked for none.
  const isUsed = published.length > 0 || (project.supports ?? []).length > 0;
  if (!isWithin || !isUsed) return { month, state: "outside" };
  for await (const head of headsOf(deps.events, projectId))
    if (head.state !== "draft" && monthsOf(head).has(month)) return { month, state: "unpublished" };
  return { month, state: "missing" };
}

/** A month for a file, the next one unless said: as it was published with what changed since, or as the programmes have it now. */
async function getForFile(
  deps: SupportScheduleDeps,
  ctx: Context<StaffActor>,
  projectId: ProjectId,
  wanted?: Month,
): Promise<{
  project: Project;
  month: Month;
  entries: StaffPlannedSupport[];
  publication?: Publication;
  changes: ReturnType<typeof told>;
}> {
  const project = await getReadable(deps, ctx, projectId);
  const month = wanted ?? monthAfter(thisMonth(ctx));
  const publication = (await deps.schedules.list(projectId)).find((one) => one.month === month);
  const frozen = publication && (await deps.schedules.findVersion(publication));
  if (!publication || !frozen)
    return { project, month, entries: await plannedIn(deps, project, month), changes: [] };
  const changes = told(await deps.schedules.listChanges(publication));
  return { project, month, publication, entries: foldChanges(frozen, changes), changes };
}

/**
 * Notes what a save of an event changed of published months: those in which it has something, or had. Reads which months are published, and
 * where there is one of these, the event and what is known of the month. Done twice, it is noted once.
 */
async function noteChanges(
  deps: SupportScheduleDeps,
  before: EventHead | undefined,
  after: EventHead,
): Promise<void> {
  const months = new Set([...(before ? monthsOf(before) : []), ...monthsOf(after)]);
  const projectIds = new Set([...(before ? [before.projectId] : []), after.projectId]);
  for (const projectId of projectIds) {
    const published = (await deps.schedules.list(projectId)).filter(({ month }) => months.has(month));
    if (published.length === 0) continue;
    const [event, project] = await Promise.all([
      deps.events.findEvent(after.eventId),
      deps.projects.find(projectId),
    ]);
    if (!event) continue;
    const now = event.projectId === projectId ? plannedOf(event, project?.supports) : [];
    for (const publication of published) await noteIn(deps, publication, event, now);
  }
}

async function noteIn(
  { schedules }: SupportScheduleDeps,
  publication: Publication,
  { eventId, updatedAt }: Event,
  now: readonly StaffPlannedSupport[],
): Promise<void> {
  const { projectId, month, version } = publication;
  const [entries = [], noted] = await Promise.all([
    schedules.findVersion(publication),
    schedules.listChanges(publication),
  ]);
  const known = foldChanges(
    entries,
    noted.flatMap(({ changes }) => changes),
  );
  const changes = changesOf(
    known.filter(isOf(eventId)),
    now.filter(({ day }) => monthOf(day) === month),
  );
  if (changes.length > 0)
    await schedules.note({ projectId, month, version, at: updatedAt, eventId, changes });
}

function told(noted: readonly NotedChange[]) {
  return noted.flatMap(({ at, changes }) => changes.map((change) => ({ at, ...change })));
}

async function plannedIn(
  deps: SupportScheduleDeps,
  { projectId, supports }: Project,
  month: Month,
): Promise<StaffPlannedSupport[]> {
  const heads: EventHead[] = [];
  for await (const head of headsOf(deps.events, projectId))
    if (head.state !== "draft" && monthsOf(head).has(month)) heads.push(head);
  const entries: StaffPlannedSupport[] = [];
  for (let from = 0; from < heads.length; from += EVENTS_AT_ONCE) {
    const some = heads.slice(from, from + EVENTS_AT_ONCE);
    const events = await Promise.all(some.map(({ eventId }) => deps.events.findEvent(eventId)));
    entries.push(...events.flatMap((event) => (event ? plannedOf(event, supports) : [])));
  }
  return inOrder(entries.filter(({ day }) => monthOf(day) === month));
}

function thisMonth({ now }: Pick<Context, "now">): Month {
  return monthOf(dayAt(now, HOME_ZONE));
}

const useCases = { getMonth, publishMonth, getPublished, getNext, getForFile, noteChanges };

/** Use cases of schedules of support. */
export type SupportScheduleService = Bound<typeof useCases>;

/** Makes the use cases of schedules of support over what they are made of. */
export function createSupportScheduleService(deps: SupportScheduleDeps): SupportScheduleService {
  return bind(deps, useCases);
}
