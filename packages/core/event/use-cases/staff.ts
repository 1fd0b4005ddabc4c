import { reachOf } from "../../access/rules.ts";
import type { StaffActor } from "../../shared/actor.ts";
import type { Context } from "../../shared/context.ts";
import type { Id } from "../../shared/id.ts";
import { type Page, PAGE_SIZE } from "../../shared/page.ts";
import { searchWords } from "../../shared/text.ts";
import { dayAt, HOME_ZONE, type Day } from "../../shared/time.ts";
import { getEvent } from "../access.ts";
import type { EventSummary, StaffEventView } from "../answer.ts";
import type { EventDeps } from "../deps.ts";
import { canReadEvent } from "../rules.ts";
import type { EventHead, EventId, EventKind, EventState, EventTime } from "../schema.ts";
import type { EventFilter } from "../store.ts";
import { summaries, toStaffView } from "../view.ts";

/** What the staff's list is asked for. */
export interface StaffEventsQuery {
  projectId?: string;
  state?: EventState;
  kind?: EventKind;
  /** Only events that were published, by whether they are over; those to come begin with the soonest. */
  when?: EventTime;
  /** Only events whose last day is not before this one. */
  since?: Day;
  /** Whose team's events; of organisers and assistants always their own as well. */
  teamMember?: Id<"stf">;
  q?: string;
  cursor?: string;
}

/** Events that the member of staff may read, newest first; those to come the soonest first. Pages may be shorter than asked. */
export async function listEvents(
  deps: EventDeps,
  ctx: Context<StaffActor>,
  query: StaffEventsQuery,
): Promise<Page<EventSummary>> {
  return summaries(deps, ctx, await listHeads(deps, ctx, query));
}

/** The heads of {@link listEvents}, without their seats. */
export async function listHeads(
  deps: EventDeps,
  ctx: Context<StaffActor>,
  query: StaffEventsQuery,
  limit = PAGE_SIZE,
): Promise<Page<EventHead>> {
  const { actor } = ctx;
  const reach = reachOf(actor.role, "event.read");
  const today = dayAt(ctx.now, HOME_ZONE);
  const filter: EventFilter = {
    kind: query.kind,
    state: query.state,
    ...(query.when && { published: true }),
    ...(query.when === "coming" && { soonestFirst: true }),
    from: query.when === "coming" ? today : query.since,
    before: query.when === "past" ? today : undefined,
    words: searchWords(query.q ?? ""),
    projectIds: reach === "everywhere" ? "all" : actor.projectIds,
    teamMembers: [query.teamMember, reach === "team" ? actor.staffId : undefined].filter(
      (id) => id !== undefined,
    ),
  };
  if (filter.projectIds !== "all" && filter.projectIds?.length === 0) return { items: [] };
  const page = query.projectId
    ? await deps.events.listByProject(query.projectId, filter, query.cursor, limit)
    : await deps.events.listAll(filter, query.cursor, limit);
  return { ...page, items: page.items.filter((head) => canReadEvent(actor, head)) };
}

/** One event for its editor. */
export async function getStaffEvent(
  deps: EventDeps,
  ctx: Context<StaffActor>,
  eventId: EventId,
): Promise<StaffEventView> {
  return toStaffView(deps, ctx, await getEvent(deps, ctx, eventId));
}
