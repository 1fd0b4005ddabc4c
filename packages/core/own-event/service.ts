import { isAllowed, reachOf } from "../access/rules.ts";
import { attendanceUnits } from "../attendance/rules.ts";
import {
  type EventHead,
  type EventId,
  type EventService,
  type EventStore,
  isOver,
  nextFirst,
  shownHours,
} from "../event/index.ts";
import { dateBounds } from "../event/rules.ts";
import type { StaffActor } from "../shared/actor.ts";
import type { Context } from "../shared/context.ts";
import { DomainError } from "../shared/error.ts";
import { dayAt, HOME_ZONE } from "../shared/time.ts";
import { bind, type Bound } from "../shared/use-case.ts";
import type { OwnEvent, OwnEvents } from "./answer.ts";

interface OwnEventDeps {
  events: Pick<EventStore, "findEvent" | "listByProject">;
  eventService: Pick<EventService, "toPublicView">;
}

/** Heads that are read at a time. */
const AT_ONCE = 100;

/**
 * The events of one's projects in whose team one is. Reads the heads of these projects, and of what is on today the programme.
 * @throws DomainError own_event.forbidden
 */
async function listOwnEvents(deps: OwnEventDeps, ctx: Context<StaffActor>): Promise<OwnEvents> {
  const { actor, now } = ctx;
  if (!reachOf(actor.role, "own_event.read")) throw new DomainError("forbidden", "own_event.forbidden");
  const projectIds = actor.projectIds === "all" ? [] : actor.projectIds;
  const heads = await Promise.all(projectIds.map((projectId) => headsOfTeam(deps, actor, projectId)));
  return {
    today: dayAt(now, HOME_ZONE),
    items: await Promise.all(nextFirst(heads.flat(), now).map((head) => show(deps, ctx, head))),
  };
}

async function headsOfTeam(
  { events }: OwnEventDeps,
  actor: StaffActor,
  projectId: string,
): Promise<EventHead[]> {
  const heads: EventHead[] = [];
  let cursor: string | undefined;
  do {
    const page = await events.listByProject(projectId, { teamMembers: [actor.staffId] }, cursor, AT_ONCE);
    heads.push(...page.items.filter((head) => isAllowed(actor, "own_event.read", head)));
    cursor = page.cursor;
  } while (cursor !== undefined);
  return heads;
}

async function show(
  { events }: OwnEventDeps,
  { now }: Context<StaffActor>,
  head: EventHead,
): Promise<OwnEvents["items"][number]> {
  const { eventId, kind, state, title, dates, timeZone } = head;
  const { mode, name, town, country } = head.place;
  const today = dayAt(now, timeZone);
  const days = dates.type === "exact" ? dateBounds(dates) : undefined;
  const isOn = state !== "cancelled" && days !== undefined && days.first <= today && today <= days.last;
  const event = isOn ? await events.findEvent(eventId) : undefined;
  const lists = event ? attendanceUnits(event).filter(({ day }) => day === today) : [];
  return {
    eventId,
    kind,
    state,
    title,
    dates,
    hours: shownHours(head),
    timeZone,
    place: { mode, name, town, country },
    over: isOver(head, now),
    lists: lists.map((unit) => ({
      unitId: unit.unitId,
      kind: unit.kind,
      title: unit.title,
      from: unit.from,
      to: unit.to,
      place: unit.place,
    })),
  };
}

/**
 * One of these events with its programme, as the public sees it.
 * @throws DomainError event.not_found
 */
async function getOwnEvent(deps: OwnEventDeps, ctx: Context<StaffActor>, id: EventId): Promise<OwnEvent> {
  const event = await deps.events.findEvent(id);
  if (!event || !isAllowed(ctx.actor, "own_event.read", event))
    throw new DomainError("not_found", "event.not_found");
  const view = await deps.eventService.toPublicView(ctx, event);
  const { eventId, kind, state, title, dates, hours, timeZone, place, over } = view;
  const { cancellation, agenda, days, dayNotes, choiceGroups, seats, recruitment } = view;
  return {
    eventId,
    kind,
    state,
    cancellation,
    title,
    dates,
    hours,
    timeZone,
    place,
    over,
    agenda,
    days,
    dayNotes,
    choiceGroups,
    seats,
    recruitment,
  };
}

const useCases = { getOwnEvent, listOwnEvents };

/** Events as those see them who see programme and lists of attendance alone: a view, which changes nothing. */
export type OwnEventService = Bound<typeof useCases>;

/** Makes the view over what it shows. */
export function createOwnEventService(deps: OwnEventDeps): OwnEventService {
  return bind(deps, useCases);
}
