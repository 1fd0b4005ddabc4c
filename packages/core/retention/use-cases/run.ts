import { withWorked, type Erasure } from "../../erasure/index.ts";
import { SECOND_LOOK_SECONDS } from "../../erasure/rules.ts";
import type { EventHead } from "../../event/index.ts";
import type { ParticipantId } from "../../participant/schema.ts";
import type { Project, ProjectId } from "../../project/index.ts";
import type { RegistrationId } from "../../registration/index.ts";
import { actorRef } from "../../shared/actor.ts";
import type { Context } from "../../shared/context.ts";
import { addDays, addSeconds, dayAt, HOME_ZONE, type Day, type Instant } from "../../shared/time.ts";
import { endOf } from "../decide.ts";
import type { RetentionDeps } from "../deps.ts";
import { stateOf } from "./plan.ts";
import { daysOf, endsOf, endsOfProject, holdsOf, isHeldAnywhere, isLookDue, kindsOver } from "../rules.ts";
import type {
  ProjectKind,
  ProjectRetention,
  RetentionCause,
  RetentionKind,
  RetentionLook,
  RetentionSwitch,
} from "../schema.ts";

/** Registrations of one erasure: it works them ten at a time, and is what the history counts. */
const ERASED_TOGETHER = 100;
/** Erasures that one run begins at most: the next goes on, two minutes later. */
const BEGUN_AT_MOST = 50;
const PROJECTS_AT_ONCE = 50;
const EVENTS_AT_ONCE = 100;
const PEOPLE_AT_ONCE = 500;

/** The next night at which it is looked, before anybody works. */
export function nextLook(now: Instant): Instant {
  const tonight: Instant = `${now.slice(0, 10)}T01:00:00.000Z`;
  return tonight > now ? tonight : `${addDays(now.slice(0, 10), 1)}T01:00:00.000Z`;
}

/**
 * Looks through all events for what is over, and begins to erase it: as erasures, which the stream works in parts. Where there is much it
 * breaks off and goes on with the next call. Safe to do late, twice, and by two at once.
 */
export async function removeWhatIsOver(deps: RetentionDeps, ctx: Context): Promise<void> {
  const site = await deps.retentions.findSwitch();
  if (!site?.isOn || site.nextAt === undefined || site.nextAt > ctx.now) return;
  const budget: Budget = { left: BEGUN_AT_MOST, isCutShort: false };
  let cursor: string | undefined;
  do {
    const page = await deps.projects.list(cursor, PROJECTS_AT_ONCE);
    const said = await deps.retentions.findMany(page.items.map(({ projectId }) => projectId));
    for (const [index, project] of page.items.entries()) {
      const retention = said[index];
      if (retention) await lookAtProject(deps, ctx, { site, retention, project }, budget);
      if (budget.left <= 0) return;
    }
    cursor = page.cursor;
  } while (cursor !== undefined);
  if (!budget.isCutShort) await deps.retentions.setNext({ ...site, nextAt: nextLook(ctx.now) });
}

/** How many erasures a run may begin still, and whether it left something of an event to the next. */
interface Budget {
  left: number;
  isCutShort: boolean;
}

interface Said {
  site: RetentionSwitch;
  retention: ProjectRetention;
  project: Project;
}

async function lookAtProject(deps: RetentionDeps, ctx: Context, said: Said, budget: Budget): Promise<void> {
  const today = dayAt(ctx.now, HOME_ZONE);
  const { terms, holds } = said.retention;
  let cursor: string | undefined;
  do {
    const page = await deps.events.listByProject(said.project.projectId, {}, cursor, EVENTS_AT_ONCE);
    for (const event of page.items) {
      if (holdsOf(holds, event.eventId, today).length > 0) continue;
      const days = daysOf(said.retention, said.project, event.dates);
      const over = kindsOver(endsOf(terms, days, today));
      if (over.length === 0) continue;
      await lookAtEvent(deps, ctx, said, { event, over, today }, budget);
      if (budget.left <= 0) return;
    }
    cursor = page.cursor;
  } while (cursor !== undefined);
  await lookAtParticipants(deps, ctx, said, today, budget);
}

/** Looks through the people of a project itself, once its events were: who of them belongs to a kind is judged as each is taken. */
async function lookAtParticipants(
  deps: RetentionDeps,
  ctx: Context,
  { site, retention, project }: Said,
  today: Day,
  budget: Budget,
): Promise<void> {
  if (isHeldAnywhere(retention.holds, today)) return;
  const { projectId } = project;
  const over = kindsOver(endsOfProject(retention.terms, retention, project, today));
  if (over.length === 0) return;
  const looks = await deps.retentions.listLooks(projectId);
  for (const kind of over) {
    const look = looks.find((one) => one.kind === kind);
    if (!isLookDue(look, today)) continue;
    const ids = await participantsOver(deps, projectId, kind);
    const cause = { projectId, kind };
    await beginParts(deps, ctx, { site, retention }, { lookOf: projectId, cause, look, ids, today }, budget);
    if (budget.left <= 0) return;
  }
}

/** Who in a project may belong to a kind that is over, by what stands in lists alone. */
async function participantsOver(
  deps: RetentionDeps,
  projectId: ProjectId,
  kind: ProjectKind,
): Promise<ParticipantId[]> {
  const ids: ParticipantId[] = [];
  let cursor: string | undefined;
  do {
    const page = await deps.participants.list(projectId, stateOf(kind), cursor, PEOPLE_AT_ONCE);
    for (const { participantId, ended } of page.items) if (!ended) ids.push(participantId);
    cursor = page.cursor;
  } while (cursor !== undefined);
  return ids.sort();
}

/** An event whose people are looked through for kinds that are over. */
interface LookedAt {
  event: EventHead;
  over: RetentionKind[];
  today: Day;
}

/** Looks through the people of an event, once for all kinds that are due. */
async function lookAtEvent(
  deps: RetentionDeps,
  ctx: Context,
  { site, retention }: Said,
  { event: { eventId }, over, today }: LookedAt,
  budget: Budget,
): Promise<void> {
  const looks = await deps.retentions.listLooks(eventId);
  const lookOf = (kind: RetentionKind) => looks.find((one) => one.kind === kind);
  const due = over.filter((kind) => isLookDue(lookOf(kind), today));
  if (due.length === 0) return;
  const people = await peopleOver(deps, eventId, over);
  for (const kind of due) {
    const cause = { projectId: retention.projectId, eventId, kind };
    const parts = { lookOf: eventId, cause, look: lookOf(kind), ids: people.get(kind) ?? [], today };
    await beginParts(deps, ctx, { site, retention }, parts, budget);
    if (budget.left <= 0) return;
  }
}

/** People of whom something ends, in the order of their ids, and how far one looked. */
interface Parts {
  lookOf: RetentionLook["lookOf"];
  cause: RetentionCause;
  look?: RetentionLook;
  ids: readonly (RegistrationId | ParticipantId)[];
  today: Day;
}

/** Begins an erasure for each hundred people, and notes with it where to go on. */
async function beginParts(
  deps: RetentionDeps,
  ctx: Context,
  decided: Pick<Said, "site" | "retention">,
  { lookOf, cause, look, ids, today }: Parts,
  budget: Budget,
): Promise<void> {
  const { kind } = cause;
  let at: RetentionLook = look ?? {
    lookOf,
    kind,
    removed: 0,
    named: 0,
    version: 0,
    updatedAt: ctx.now,
  };
  for (;;) {
    const part = ids.filter((one) => one > (at.after ?? "")).slice(0, ERASED_TOGETHER);
    const next = { ...at, version: at.version + 1, updatedAt: ctx.now };
    if (part.length === 0) {
      const isKept = await deps.retentions.saveLook({ ...next, after: undefined, lookedOn: today });
      budget.isCutShort ||= !isKept;
      return;
    }
    budget.isCutShort ||= budget.left <= 0;
    if (budget.left <= 0) return;
    budget.left -= 1;
    at = { ...next, after: part.at(-1) };
    // Held up, changed, or taken by somebody else meanwhile: the next run sees how it is then.
    const isBegun = await deps.retentions.begin(erasureOf(ctx, cause, part), at, { ...decided, people: [] });
    budget.isCutShort ||= !isBegun;
    if (!isBegun) return;
  }
}

/** An erasure that nobody asked for, as it begins. */
function erasureOf(ctx: Context, cause: RetentionCause, part: Parts["ids"]): Erasure {
  const erasure: Erasure = {
    erasureId: ctx.newId("ers"),
    state: "working",
    look: 1,
    done: 0,
    named: 0,
    registrationIds: [],
    addressHashes: [],
    participantIds: [],
    subscriptionIds: [],
    interests: [],
    invitations: [],
    delegationIds: [],
    // Those of whoever is taken come with each part.
    toldContacts: [],
    reason: "",
    cause,
    requestedBy: actorRef(ctx.actor),
    requestedAt: ctx.now,
    secondAt: addSeconds(ctx.now, SECOND_LOOK_SECONDS),
    version: 1,
  };
  return withWorked(erasure, part);
}

/** People of an event by what ends of them, in the order of their ids, by what is worked with alone: there may be thousands. */
async function peopleOver(
  deps: RetentionDeps,
  eventId: EventHead["eventId"],
  over: readonly RetentionKind[],
): Promise<Map<RetentionKind, RegistrationId[]>> {
  const people = new Map<RetentionKind, RegistrationId[]>();
  for await (const registration of deps.registrations.eachByName(eventId)) {
    const kind = endOf(registration, over);
    if (kind) {
      const ids = people.get(kind) ?? [];
      ids.push(registration.registrationId);
      people.set(kind, ids);
    }
  }
  return new Map([...people].map(([kind, ids]) => [kind, ids.sort()]));
}
