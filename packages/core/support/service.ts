import type { AttendanceService } from "../attendance/index.ts";
import type { EventHead, EventStore } from "../event/index.ts";
import type { InstitutionService } from "../institution/index.ts";
import { getProject, type ProjectId, type ProjectStore } from "../project/index.ts";
import { askBelonging } from "../registration/belonging.ts";
import type { StaffActor } from "../shared/actor.ts";
import type { Context } from "../shared/context.ts";
import { DomainError } from "../shared/error.ts";
import { addSeconds, type Instant } from "../shared/time.ts";
import { bind, type Bound } from "../shared/use-case.ts";
import type { CountedSession, SupportSessions } from "./answer.ts";
import { type Presence, presencesOf, unitsSeen } from "./presence.ts";
import { canReadSupport, sessionsOf } from "./rules.ts";
import type { SupportStore } from "./store.ts";

/** What the support of a project is counted with. */
export interface SupportDeps {
  supports: SupportStore;
  projects: Pick<ProjectStore, "find">;
  events: Pick<EventStore, "listByProject">;
  attendance: Pick<AttendanceService, "loadLists">;
  institutions: Pick<InstitutionService, "familyOf">;
}

/** Events in one page. Of each that changed since it was counted, people and marks are read. */
const EVENTS_AT_ONCE = 25;
/** So many of them are counted beside each other. */
const COUNTED_AT_ONCE = 5;
/** For how long it is good who was at an event. */
const GOOD_SECONDS = 7 * 86_400;

/**
 * The sessions of a project's events with what took place, those of some events at a time. Reads the heads of these events and their
 * tallies; an event that changed since it was counted, or at which attendance did, is counted anew and kept.
 * @throws DomainError project.not_found, support.not_allowed
 */
async function listSessions(
  deps: SupportDeps,
  ctx: Context<StaffActor>,
  projectId: ProjectId,
  cursor?: string,
): Promise<SupportSessions> {
  await getProject(deps, ctx, projectId);
  if (!canReadSupport(ctx.actor, projectId)) throw new DomainError("forbidden", "support.not_allowed");
  const page = await deps.events.listByProject(projectId, {}, cursor, EVENTS_AT_ONCE);
  const heads = page.items.filter(({ state }) => state !== "draft");
  const counted = await tallied(deps, heads, ctx.now);
  return {
    items: heads.flatMap(({ eventId, title }, index) =>
      (counted[index] ?? []).map((session) => ({ ...session, eventId, event: title })),
    ),
    ...(page.cursor !== undefined && { cursor: page.cursor }),
  };
}

async function tallied(
  deps: SupportDeps,
  heads: readonly EventHead[],
  now: Instant,
): Promise<CountedSession[][]> {
  const found = await deps.supports.findMany(heads.map(({ eventId }) => eventId));
  return inTurns(heads, async (head, index) => {
    const { tally, noted } = found[index] ?? {};
    if (isTrue(tally, head, noted)) return tally.sessions;
    return (await count(deps, head, noted, now)).sessions;
  });
}

/** Who was at an event, by evidence, and when that was counted. */
export interface CountedPresences {
  people: Presence[];
  countedAt: Instant;
}

/**
 * Who was at each of these events, by evidence. Read as it was counted, or counted anew where the event or its attendance changed, or after a
 * week: a note may have been lost, and the register have more entries. The caller has checked who asks.
 * @param isAnew count each anew, because what comes of it is kept for good
 */
async function loadPresences(
  deps: SupportDeps,
  heads: readonly EventHead[],
  now: Instant,
  isAnew = false,
): Promise<CountedPresences[]> {
  const oldest = addSeconds(now, -GOOD_SECONDS);
  const found = await deps.supports.findPresences(heads.map(({ eventId }) => eventId));
  return inTurns(heads, async (head, index) => {
    const { presences, noted } = found[index] ?? {};
    const { countedAt } = presences ?? {};
    const isGood = isTrue(presences, head, noted) && countedAt !== undefined && countedAt >= oldest;
    // Of before days were kept.
    if (!isAnew && isGood && presences.people.every(({ since }) => since !== undefined))
      return { people: presences.people, countedAt };
    const { people } = await count(deps, head, noted, now);
    return { people, countedAt: now };
  });
}

/** Whether what was counted is true still. */
function isTrue<Counted extends { version: number; noted?: string }>(
  counted: Counted | undefined,
  { version }: EventHead,
  noted: string | undefined,
): counted is Counted {
  return counted?.version === version && counted.noted === noted;
}

/**
 * Counts an event from its lists, and keeps what came of it. Of those who were there the register is asked whose institution has no entry, or
 * who stand in no places of an event where groups are a partner's.
 */
async function count(
  { supports, attendance, institutions }: SupportDeps,
  { eventId }: EventHead,
  noted: string | undefined,
  countedAt: Instant,
) {
  const lists = await attendance.loadLists(eventId);
  const { version, recruitment } = lists.event;
  const hasGroups = recruitment.groups?.some(({ partnerId }) => partnerId !== undefined) ?? false;
  const belongingOf = askBelonging(institutions, lists.event, hasGroups);
  const known: Parameters<typeof presencesOf>[0]["people"][number][] = [];
  for (const { registration, listed } of lists.people)
    if (unitsSeen(lists.units, listed).length > 0)
      known.push({ registration, listed, belonging: await belongingOf(registration) });
  const [sessions, people] = [sessionsOf(lists), presencesOf({ ...lists, people: known })];
  await Promise.all([
    supports.keep({ eventId, version, noted, sessions }),
    supports.keepPresences({ eventId, version, noted, countedAt, people }),
  ]);
  return { sessions, people };
}

/** Does something for each event, a few of them beside each other. */
async function inTurns<Result>(
  heads: readonly EventHead[],
  work: (head: EventHead, index: number) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  for (let from = 0; from < heads.length; from += COUNTED_AT_ONCE)
    results.push(
      ...(await Promise.all(
        heads.slice(from, from + COUNTED_AT_ONCE).map((head, index) => work(head, from + index)),
      )),
    );
  return results;
}

const useCases = { listSessions, loadPresences };

/** Use cases of the support that projects give. */
export type SupportService = Bound<typeof useCases>;

/** Makes the use cases of support over what they are counted from. */
export function createSupportService(deps: SupportDeps): SupportService {
  return bind(deps, useCases);
}
