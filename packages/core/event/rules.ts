import { isAllowed, type Owned } from "../access/rules.ts";
import type { StaffActor } from "../shared/actor.ts";
import { sortAgenda } from "../shared/clock.ts";
import { addDays, type Day, daysBetween, type Instant, type WallTime, wallTimeAt } from "../shared/time.ts";
import type { RecruitmentState } from "./answer.ts";
import { isOver } from "./dates.ts";
import type { Event, EventHead, EventInput, EventState } from "./schema.ts";
import { optionIds } from "./seats.ts";

export { sortAgenda } from "../shared/clock.ts";
export { isForFunder } from "./funder.ts";
export { clashes } from "./clashes.ts";
export { contributorAt, contributorsOf, hostOf, type Contributor } from "./contributors.ts";
export { newsFor, nextNews, occasionNews, occasionOf, type Listener, type OccasionNews } from "./occasion.ts";
export { type PassesOn, passesOn, reserveStopsAt } from "./reserve.ts";
export { everAsked, everOffered, retire, retiredOf, scheduledChoices } from "./retired.ts";
export { calendarTimes, hoursOf, hoursOfEvent, ownEvent, scheduledDays, shownHours } from "./schedule.ts";
export {
  EVENT_SCOPE,
  type SeatBlock,
  type ResizeDecision,
  optionIds,
  seatScopes,
  blockCount,
  resizeBlocks,
  countSeats,
  pastLimit,
  countEventSeats,
  isLineStuck,
  areAllTaken,
  isPastGroup,
  openLeft,
  openSeats,
  withinEvent,
} from "./seats.ts";
export { quotasOf, type Quota } from "./quotas.ts";
export {
  type Belonging,
  groupIn,
  groupOf,
  groupScope,
  groupsOf,
  haveGroupsEnded,
  isEventSeat,
} from "./groups.ts";
export type { SeatGroup } from "./seat-group.ts";
export {
  dateBounds,
  dateSortKey,
  lastDay,
  eventDays,
  beginsAt,
  isEnteredLate,
  isOver,
  nextFirst,
} from "./dates.ts";
export {
  DOCUMENT_MAX_BYTES,
  overlaps,
  missingParts,
  hasRules,
  publicationAdvice,
  inconsistencies,
} from "./completeness.ts";

/** Whether attendance is taken at each agenda item or once a day: as staff said, else by day on study visits. */
export function attendanceBy(event: Pick<EventInput, "kind" | "attendanceBy">): "item" | "day" {
  return event.attendanceBy ?? (event.kind === "study_visit" ? "day" : "item");
}

/**
 * Whether anybody but staff may know of the event: it was published once, whatever became of it. A draft that was
 * cancelled stays inside with its reason. Who finds it is another question ({@link isListed}).
 */
export function isPublic(event: Pick<Event, "publishedAt">): boolean {
  return event.publishedAt !== undefined;
}

/** Whether anybody finds the event who looks through what there is: catalogue, calendar, search engines. */
export function isListed(event: Pick<Event, "publishedAt" | "visibility">): boolean {
  return isPublic(event) && (event.visibility ?? "public") === "public";
}

/** Whether people can sign up at that moment. The event's beginning ends recruitment at the latest. */
export function recruitmentState(
  event: Pick<Event, "state" | "dates" | "recruitment" | "timeZone" | "beginsAt">,
  now: Instant,
): RecruitmentState {
  const state = stateOfRecruitment(event, now);
  return byReferralOnly(event) ? { ...state, referralsOnly: true } : state;
}

function stateOfRecruitment(
  event: Pick<Event, "state" | "dates" | "recruitment" | "timeZone" | "beginsAt">,
  now: Instant,
): RecruitmentState {
  if (event.state === "cancelled") return { state: "cancelled" };
  if (event.state !== "published") return { state: "closed" };
  if (event.dates.type === "tentative") return { state: isOver(event, now) ? "closed" : "tentative" };
  const wall = wallTimeAt(now, event.timeZone);
  const { opens } = event.recruitment;
  if (opens && wall < opens) return { state: "upcoming", opens };
  const ends = signUpEnds(event);
  if (wall >= ends) return { state: "closed" };
  return ends < event.beginsAt ? { state: "open", closes: ends } : { state: "open" };
}

/** Until which wall time people can sign up for an event that has a date, unless staff end it before. */
export function signUpEnds({
  beginsAt,
  recruitment: { closes },
}: Pick<Event, "recruitment" | "beginsAt">): WallTime {
  return closes && closes < beginsAt ? closes : beginsAt;
}

/** Whether one can sign up again once a public event was saved as `after`: staff had ended that before its time, or its time was over. */
export function opensAgain(before: EventHead, after: EventHead): boolean {
  const stateOf = (event: EventHead) => recruitmentState(event, after.updatedAt).state;
  return isPublic(before) && stateOf(before) === "closed" && stateOf(after) === "open";
}

/** Until which wall time participants may change their choices; `undefined` means until recruitment closes. */
export function canChangeChoices(event: EventHead, now: Instant): boolean {
  if (event.state === "cancelled") return false;
  const until = event.recruitment.changesUntil;
  if (until) return wallTimeAt(now, event.timeZone) < until;
  return recruitmentState(event, now).state === "open";
}

/**
 * Whether an institution can register several people at once, while recruitment is open. Where addresses are confirmed, a
 * stranger's form must not hold seats until ten people have read their mail, so there it cannot.
 */
export function takesDelegations({ recruitment }: Pick<EventHead, "recruitment">): boolean {
  return recruitment.delegations === true && !recruitment.confirmAddress && !byReferralOnly({ recruitment });
}

/** Whether nobody signs up themselves: institutions refer people, and staff take them. */
export function byReferralOnly({ recruitment }: Pick<EventHead, "recruitment">): boolean {
  return recruitment.referrals === "only";
}

/** Whether the member of staff refers people to events of that project for an institution. */
export function canRefer(actor: StaffActor, { projectId }: Pick<EventHead, "projectId">): boolean {
  return actor.institutionId !== undefined && isAllowed(actor, "referrals.make", { projectId });
}

/** Whether the member of staff sees events of that project, and of people and places there their institution's own. */
export function canSeeAsPartner(actor: StaffActor, { projectId }: Pick<EventHead, "projectId">): boolean {
  return actor.institutionId !== undefined && isAllowed(actor, "partner.read", { projectId });
}

/**
 * Whether whoever has a place may pass it on themselves. Where addresses are confirmed they cannot: nobody would have read a mail
 * at the address of the next.
 */
export function takesHandovers({ recruitment }: Pick<EventHead, "recruitment">): boolean {
  return recruitment.handovers === true && !recruitment.confirmAddress;
}

/**
 * Whether a place may still be given to another person; without a day of its own, until the event begins. Where addresses are confirmed
 * it may not, by nobody: who was registered before goes on, and whoever would come after them has read no mail.
 */
export function canExchange(event: EventHead, now: Instant): boolean {
  if (event.recruitment.confirmAddress) return false;
  if (event.state !== "published" && event.state !== "closed") return false;
  const until = exchangesUntil(event);
  return until === undefined ? !isOver(event, now) : wallTimeAt(now, event.timeZone) < until;
}

/** Until which wall time a place may be given to another person; undefined while the date is tentative, and where it may not at all. */
export function exchangesUntil(
  event: Pick<EventHead, "dates" | "beginsAt" | "recruitment">,
): WallTime | undefined {
  const { beginsAt, recruitment, dates } = event;
  if (recruitment.confirmAddress) return undefined;
  const begins = dates.type === "exact" ? beginsAt : undefined;
  const until = recruitment.exchangesUntil;
  return until && (!begins || until < begins) ? until : begins;
}

/**
 * What a copy of an event says when it begins on that day: everything that has a day moves along by whole days, hours
 * stay. Without a day, or where the event itself has none, the copy has no date yet, and nothing in it keeps one of
 * the former: the programme stands in its order, and recruitment is open from publication until the beginning. Nobody
 * holds anything in a copy, so what was for an option that is offered no more is not in it.
 */
export function copiedInput(source: EventInput, startsOn: Day | null): EventInput {
  const options = optionIds(source);
  const agenda = source.agenda.filter(({ optionId }) => !optionId || options.has(optionId));
  const { otherDates: _others, ...terms } = source.recruitment;
  // Other dates are those of the one event: the copy is one itself.
  const input = { ...source, agenda, recruitment: terms };
  if (startsOn === null || input.dates.type !== "exact") {
    const {
      opens: _,
      closes: __,
      changesUntil: ___,
      exchangesUntil: ____,
      groupsUntil: _____,
      ...recruitment
    } = input.recruitment;
    return {
      ...input,
      dates: startsOn ? { type: "exact", startsOn, endsOn: startsOn } : { type: "tentative", period: "" },
      agenda: sortAgenda(input.agenda).map((item) => ({ ...item, day: undefined })),
      dayNotes: [],
      recruitment,
    };
  }
  const shift = daysBetween(input.dates.startsOn, startsOn);
  const moved = (day: Day) => addDays(day, shift);
  const movedWall = (wall: WallTime | undefined) => wall && `${moved(wall.slice(0, 10))}${wall.slice(10)}`;
  const { opens, closes, changesUntil, exchangesUntil: until, groupsUntil } = input.recruitment;
  return {
    ...input,
    dates: { type: "exact", startsOn, endsOn: moved(input.dates.endsOn) },
    agenda: input.agenda.map((item) => (item.day ? { ...item, day: moved(item.day) } : item)),
    dayNotes: input.dayNotes.map((note) => ({ ...note, day: moved(note.day) })),
    recruitment: {
      ...input.recruitment,
      opens: movedWall(opens),
      closes: movedWall(closes),
      changesUntil: movedWall(changesUntil),
      exchangesUntil: movedWall(until),
      groupsUntil: movedWall(groupsUntil),
    },
  };
}

/** Which state a command leads to; undefined when the command is not allowed in the present one. */
export function nextState(
  state: EventState,
  command: "publish" | "close" | "reopen" | "cancel",
): EventState | undefined {
  const next: Record<typeof command, Partial<Record<EventState, EventState>>> = {
    publish: { draft: "published" },
    close: { published: "closed" },
    reopen: { closed: "published" },
    cancel: { published: "cancelled", closed: "cancelled", draft: "cancelled" },
  };
  return next[command][state];
}

/** Whether the event may be read: within one's projects; assistants and organisers only where they are in the team. */
export function canReadEvent(actor: StaffActor, event: Owned): boolean {
  return isAllowed(actor, "event.read", event);
}

/** Whether the event may be changed, published, cancelled, copied. */
export function canEditEvent(actor: StaffActor, event: Owned): boolean {
  return isAllowed(actor, "event.edit", event);
}

/** Whether new events may be made in the project. */
export function canCreateEvent(actor: StaffActor, projectId: string): boolean {
  return isAllowed(actor, "event.create", { projectId });
}

/** Whether people may be entered and their status changed. */
export function canManageRegistrations(actor: StaffActor, event: Owned): boolean {
  return isAllowed(actor, "registrations.manage", event);
}

/** Whether names and lists may be read: everybody who may read the event, assistants and auditors included. */
export function canReadRegistrations(actor: StaffActor, event: Owned): boolean {
  return isAllowed(actor, "registrations.read", event);
}

/** Whether what people need (diet, access) may be read by name: those who run the event, not auditors or assistants. */
export function canReadNeeds(actor: StaffActor, event: Owned): boolean {
  return isAllowed(actor, "needs.read", event);
}

/** Whether it may be read who referred whom, with the numbers of their documents. */
export function canReadReferrals(actor: StaffActor, event: Owned): boolean {
  return isAllowed(actor, "referrals.read", event);
}
