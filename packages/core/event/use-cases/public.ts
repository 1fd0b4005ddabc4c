import { formWithoutPlace } from "../../form/rules.ts";
import { toProjectView } from "../../project/index.ts";
import type { Context } from "../../shared/context.ts";
import { DomainError } from "../../shared/error.ts";
import { type Page, PAGE_SIZE } from "../../shared/page.ts";
import { searchWords } from "../../shared/text.ts";
import { dayAt, HOME_ZONE } from "../../shared/time.ts";
import type { EventSummary, EventView } from "../answer.ts";
import type { EventDeps } from "../deps.ts";
import { addressOf, openedFor, slugIn } from "../door.ts";
import { projectWordings, wordingsOf } from "../parts.ts";
import {
  countEventSeats,
  groupsOf,
  isEventSeat,
  openSeats,
  eventDays,
  isOver,
  optionIds,
  exchangesUntil,
  recruitmentState,
  takesDelegations,
  shownHours,
  type SeatBlock,
} from "../rules.ts";
import type { Event, EventHead, EventKind } from "../schema.ts";
import { blocksOf, summaries } from "../view.ts";
import { otherDatesOf } from "./other-dates.ts";

/** What the catalogue is asked for. */
export interface CatalogueQuery {
  kind?: EventKind;
  /** First day; `all` shows past events too; absent: from today. */
  from?: string;
  to?: string;
  q?: string;
  cursor?: string;
}

/**
 * Public events with their free seats: one batch of reads, and now and then the catalogue's own
 * ({@link createCatalogue}), whatever is asked for.
 */
export async function listCatalogue(
  deps: EventDeps,
  ctx: Context,
  query: CatalogueQuery,
): Promise<Page<EventSummary>> {
  const from = query.from === "all" ? undefined : (query.from ?? dayAt(ctx.now, HOME_ZONE));
  if (from && query.to && query.to < from) return { items: [] };
  const filter = { kind: query.kind, from, to: query.to, words: searchWords(query.q ?? "") };
  const page = await deps.catalogue.list(filter, query.cursor, PAGE_SIZE, ctx.now);
  return summaries(deps, ctx, page, seatsOfAll);
}

/** Events as lists show them to people outside, whoever finds them. The caller has checked who asks. */
export async function summarise(
  deps: EventDeps,
  ctx: Context,
  heads: readonly EventHead[],
): Promise<EventSummary[]> {
  return (await summaries(deps, ctx, { items: [...heads] }, seatsOfAll)).items;
}

function seatsOfAll(blocks: readonly SeatBlock[], head: EventHead) {
  return openSeats(countEventSeats(blocks), head);
}

/** Public events from today on by date, so many at most; for the calendar that people subscribe to, and for search engines. */
export async function listUpcoming(deps: EventDeps, ctx: Context, limit: number): Promise<EventHead[]> {
  const filter = { from: dayAt(ctx.now, HOME_ZONE), words: [] };
  return (await deps.catalogue.list(filter, undefined, limit, ctx.now)).items;
}

/**
 * An event's public page.
 * @param address its slug, and of a closed event the secret
 * @throws DomainError event.not_found, also for what was never published, and for what is closed without its secret
 */
export async function getPublicEvent(deps: EventDeps, ctx: Context, address: string): Promise<EventView> {
  const opened = await openedFor(deps, await deps.events.findEventBySlug(slugIn(address)), address);
  if (!opened) throw new DomainError("not_found", "event.not_found");
  const view = await toPublicView(deps, ctx, opened.event, { address: opened.event.slug });
  if (!opened.invitation) return view;
  // A personal invitation is one person's, and opens no form for several.
  return { ...view, recruitment: { ...view.recruitment, delegations: undefined } };
}

/**
 * A public event without its content, and what its address ends with for a slug; for calendars.
 * @param address its slug, and of a closed event the secret
 * @throws DomainError event.not_found, also for what was never published, and for what is closed without its secret
 */
export async function getPublicHead(deps: EventDeps, _ctx: Context, address: string): Promise<EventHead> {
  const opened = await openedFor(deps, await deps.events.findHeadBySlug(slugIn(address)), address);
  if (!opened) throw new DomainError("not_found", "event.not_found");
  return opened.event;
}

/**
 * What the public sees of an event: two reads on top of the event. Items of an option that is offered no more are
 * for those who chose it.
 * @param who options that the person who looks has chosen, and what the address ends with by which they came, where they have not
 *   come by another
 */
export async function toPublicView(
  deps: EventDeps,
  ctx: Context,
  event: Event,
  {
    chosen = [],
    address = addressOf(deps.secretKey, event),
  }: { chosen?: readonly string[]; address?: string } = {},
): Promise<EventView> {
  const options = optionIds(event);
  const isSeen = (optionId: string) => options.has(optionId) || chosen.includes(optionId);
  const [blocks, project, otherDates] = await Promise.all([
    blocksOf(deps, event),
    deps.projects.find(event.projectId),
    otherDatesOf(deps, ctx, event),
  ]);
  if (!project) throw new Error(`event ${event.eventId} without its project`);
  const { onlineUrl: _, ...place } = event.place;
  return {
    eventId: event.eventId,
    slug: address,
    kind: event.kind,
    visibility: event.visibility,
    accessCode: event.accessCode,
    state: event.state,
    title: event.title,
    summary: event.summary,
    description: event.description,
    audience: event.audience,
    topic: event.topic,
    dates: event.dates,
    timeZone: event.timeZone,
    place,
    hours: shownHours(event),
    over: isOver(event, ctx.now),
    cost: event.cost,
    form: formWithoutPlace(event.form),
    formVersion: event.formVersion,
    choiceGroups: event.choiceGroups,
    agenda: event.agenda
      .filter(({ optionId }) => !optionId || isSeen(optionId))
      .map(({ hostContact: __, contactEmails: ___, contactLocale: ____, supportId: _____, ...item }) => item),
    dayNotes: event.dayNotes,
    attendanceThresholdPercent: event.attendanceThresholdPercent,
    contact: event.contact,
    rules: event.rules,
    informationClause: event.informationClause,
    authorityClause: project.authorityClause,
    cancellation: event.cancellation,
    seats: openSeats(
      countEventSeats(blocks.filter(({ scope }) => isEventSeat(scope) || isSeen(scope))),
      event,
    ),
    recruitment: {
      ...recruitmentState(event, ctx.now),
      mode: event.recruitment.mode,
      changesUntil: event.recruitment.changesUntil,
      confirmAddress: event.recruitment.confirmAddress,
      offerHours: event.recruitment.offerHours,
      perInstitution: event.recruitment.perInstitution,
      ...(groupsOf(event).length > 0 && {
        groups: groupsOf(event).map(({ partnerId: ______, ...group }) => group),
        groupsUntil: event.recruitment.groupsUntil,
        outsideGroups: event.recruitment.outsideGroups,
      }),
      delegations: takesDelegations(event) || undefined,
      exchangesUntil:
        event.recruitment.delegations || event.recruitment.handovers ? exchangesUntil(event) : undefined,
    },
    otherDates,
    days: eventDays(event.dates),
    project: toProjectView(project),
    wordings: { ...(event.wordings ?? wordingsOf(event)), ...projectWordings(project) },
  };
}
