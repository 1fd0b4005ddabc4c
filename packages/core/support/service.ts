import type { AttendanceService } from "../attendance/index.ts";
import type { EventHead, EventStore } from "../event/index.ts";
import { getProject, type ProjectId, type ProjectStore } from "../project/index.ts";
import type { StaffActor } from "../shared/actor.ts";
import type { Context } from "../shared/context.ts";
import { DomainError } from "../shared/error.ts";
import { bind, type Bound } from "../shared/use-case.ts";
import type { CountedSession, SupportSessions } from "./answer.ts";
import { canReadSupport, sessionsOf } from "./rules.ts";
import type { SupportStore } from "./store.ts";

/** What the support of a project is counted with. */
export interface SupportDeps {
  supports: SupportStore;
  projects: Pick<ProjectStore, "find">;
  events: Pick<EventStore, "listByProject">;
  attendance: Pick<AttendanceService, "loadLists">;
}

/** Events in one page. Of each that changed since it was counted, people and marks are read. */
const EVENTS_AT_ONCE = 25;
/** So many of them are counted beside each other. */
const COUNTED_AT_ONCE = 5;

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
  const counted = await tallied(deps, heads);
  return {
    items: heads.flatMap(({ eventId, title }, index) =>
      (counted[index] ?? []).map((session) => ({ ...session, eventId, event: title })),
    ),
    ...(page.cursor !== undefined && { cursor: page.cursor }),
  };
}

async function tallied(deps: SupportDeps, heads: readonly EventHead[]): Promise<CountedSession[][]> {
  const found = await deps.supports.findMany(heads.map(({ eventId }) => eventId));
  const sessions: CountedSession[][] = [];
  for (let from = 0; from < heads.length; from += COUNTED_AT_ONCE) {
    const some = heads.slice(from, from + COUNTED_AT_ONCE);
    sessions.push(
      ...(await Promise.all(
        some.map(async ({ eventId, version }, index) => {
          const { tally, noted } = found[from + index] ?? {};
          if (tally?.version === version && tally.noted === noted) return tally.sessions;
          const lists = await deps.attendance.loadLists(eventId);
          const fresh = sessionsOf(lists);
          await deps.supports.keep({ eventId, version: lists.event.version, noted, sessions: fresh });
          return fresh;
        }),
      )),
    );
  }
  return sessions;
}

const useCases = { listSessions };

/** Use cases of the support that projects give. */
export type SupportService = Bound<typeof useCases>;

/** Makes the use cases of support over what they are counted from. */
export function createSupportService(deps: SupportDeps): SupportService {
  return bind(deps, useCases);
}
