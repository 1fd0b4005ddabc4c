import { reachOf } from "../../access/rules.ts";
import type { StaffActor } from "../../shared/actor.ts";
import type { Context } from "../../shared/context.ts";
import type { Id } from "../../shared/id.ts";
import { type Page, PAGE_SIZE } from "../../shared/page.ts";
import { searchWords } from "../../shared/text.ts";
import { getEvent } from "../access.ts";
import type { EventSummary, StaffEventView } from "../answer.ts";
import type { EventDeps } from "../deps.ts";
import { canReadEvent } from "../rules.ts";
import type { EventId, EventKind, EventState } from "../schema.ts";
import type { EventFilter } from "../store.ts";
import { summaries, toStaffView } from "../view.ts";

/** What the staff's list is asked for. */
export interface StaffEventsQuery {
  projectId?: string;
  state?: EventState;
  kind?: EventKind;
  /** Whose team's events; of organisers and assistants always their own as well. */
  teamMember?: Id<"stf">;
  q?: string;
  cursor?: string;
}

/** Events that the member of staff may read, newest first. Pages may be shorter than asked. */
export async function listEvents(
  deps: EventDeps,
  ctx: Context<StaffActor>,
  query: StaffEventsQuery,
): Promise<Page<EventSummary>> {
  const { actor } = ctx;
  const reach = reachOf(actor.role, "event.read");
  const filter: EventFilter = {
    kind: query.kind,
    state: query.state,
    words: searchWords(query.q ?? ""),
    projectIds: reach === "everywhere" ? "all" : actor.projectIds,
    teamMembers: [query.teamMember, reach === "team" ? actor.staffId : undefined].filter(
      (id) => id !== undefined,
    ),
  };
  if (filter.projectIds !== "all" && filter.projectIds?.length === 0) return { items: [] };
  const page = query.projectId
    ? await deps.events.listByProject(query.projectId, filter, query.cursor, PAGE_SIZE)
    : await deps.events.listAll(filter, query.cursor, PAGE_SIZE);
  return summaries(deps, ctx, { ...page, items: page.items.filter((head) => canReadEvent(actor, head)) });
}

/** One event for its editor. */
export async function getStaffEvent(
  deps: EventDeps,
  ctx: Context<StaffActor>,
  eventId: EventId,
): Promise<StaffEventView> {
  return toStaffView(deps, ctx, await getEvent(deps, ctx, eventId));
}
