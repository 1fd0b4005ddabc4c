import { isAllowed } from "../access/rules.ts";
import type { StaffActor } from "../shared/actor.ts";
import type { Context } from "../shared/context.ts";
import type { Page } from "../shared/page.ts";
import type { EventSeats, EventSummary, StaffEventView } from "./answer.ts";
import type { EventDeps } from "./deps.ts";
import { addressOf } from "./door.ts";
import {
  canCreateEvent,
  canEditEvent,
  canManageRegistrations,
  countEventSeats,
  isOver,
  missingParts,
  publicationAdvice,
  recruitmentState,
  type SeatBlock,
  shownHours,
} from "./rules.ts";
import type { Event, EventHead } from "./schema.ts";

/** The seats of an event. */
export async function blocksOf(
  deps: EventDeps,
  event: Pick<EventHead, "eventId" | "blocks">,
  consistent = false,
): Promise<SeatBlock[]> {
  return (await deps.events.readBlocks([event], consistent)).get(event.eventId) ?? [];
}

/** An event as its editor shows it. */
export async function toStaffView(
  deps: EventDeps,
  ctx: Context<StaffActor>,
  event: Event,
): Promise<StaffEventView> {
  const edit = canEditEvent(ctx.actor, event);
  const {
    blocks: _,
    quotas: _________,
    quotaTerms: ________,
    reopened: __________,
    asksRules: __,
    wordings: ______,
    door: _______,
    schedule: ___,
    news: ____,
    amendments: _____,
    ...rest
  } = event;
  return {
    ...rest,
    address: addressOf(deps.secretKey, event),
    hours: shownHours(event),
    seatCounts: countEventSeats(await blocksOf(deps, event, true)),
    recruitmentState: recruitmentState(event, ctx.now),
    over: isOver(event, ctx.now),
    missing: missingParts(event),
    advice: event.state === "draft" ? publicationAdvice(event, ctx.now) : [],
    may: {
      edit: edit && event.state !== "cancelled",
      publish: edit && event.state === "draft",
      copy: edit && canCreateEvent(ctx.actor, event.projectId),
      manageRegistrations: canManageRegistrations(ctx.actor, event),
      sendBulletins: isAllowed(ctx.actor, "bulletins.send", event),
    },
  };
}

/** Events as lists show them. */
export async function summaries(
  deps: EventDeps,
  ctx: Context,
  page: Page<EventHead>,
  count: (blocks: readonly SeatBlock[], head: EventHead) => EventSeats = countEventSeats,
): Promise<Page<EventSummary>> {
  // A list tells of the seats of the event, not of its options.
  const blocks = await deps.events.readEventBlocks(page.items);
  return {
    ...page,
    items: page.items.map((head) =>
      toSummary(head, count(blocks.get(head.eventId) ?? [], head).event, ctx.now),
    ),
  };
}

function toSummary(head: EventHead, seats: EventSummary["seats"], now: string): EventSummary {
  const { eventId, slug, kind, state, title, summary, dates, timeZone, projectId } = head;
  const { mode, name, town, country } = head.place;
  return {
    eventId,
    slug,
    kind,
    state,
    title,
    summary,
    dates,
    hours: shownHours(head),
    timeZone,
    place: { mode, name, town, country },
    seats,
    recruitment: recruitmentState(head, now),
    over: isOver(head, now),
    projectId,
  };
}
