import { isAllowed, type Owned } from "../access/rules.ts";
import { settingConflicts } from "../form/rules.ts";
import type { StaffActor } from "../shared/actor.ts";
import { sortAgenda } from "../shared/clock.ts";
import { spanOf } from "../shared/span.ts";
import {
  addDays,
  daysBetween,
  eachDay,
  wallTimeAt,
  type Day,
  type Instant,
  type WallTime,
} from "../shared/time.ts";
import type { EventSeats, MissingPart, RecruitmentState, SeatCount } from "./answer.ts";
import { NOTHING_RETIRED, everOffered } from "./retired.ts";
import { hoursOf, hoursOfEvent } from "./schedule.ts";
import type { AgendaItem, Event, EventDates, EventHead, EventInput, EventState } from "./schema.ts";

export { sortAgenda } from "../shared/clock.ts";
export { newsFor, nextNews, occasionNews, occasionOf, type Listener, type OccasionNews } from "./occasion.ts";
export { everAsked, everOffered, retire, retiredOf, scheduledChoices } from "./retired.ts";
export { calendarTimes, hoursOf, hoursOfEvent, ownEvent, scheduledDays, shownHours } from "./schedule.ts";

/**
 * Most bytes of JSON that the texts and the programme of an event may come to together, and again its questions
 * and choices: 200 sessions of 2,000 characters in two languages. The table spreads each over a few items.
 */
export const DOCUMENT_MAX_BYTES = 900_000;

/** The scope of an event's own seats; the scopes of options are their ids. */
export const EVENT_SCOPE = "event";
/** Seats that one block holds before a second one is worth its read. */
const SEATS_PER_BLOCK = 100;
/** More blocks than this cost more to read than they spread. */
const MAX_BLOCKS = 10;

/** All blocks of an event fit into one transaction of 100 items together with the event itself. */
const MAX_EVENT_BLOCKS = 90;

/** A counter of seats in the table. `size` null: no limit. */
export interface SeatBlock {
  scope: string;
  block: number;
  size: number | null;
  taken: number;
  /**
   * How many of the scope's seats staff added for people past the limit; they are part of sizes, kept in the scope's
   * first block. While there are any, no block has a free seat (docs/decisions/0034). Absent: none.
   */
  extra?: number;
  /** People on the reserve list who wait for these seats, as counted in this block. */
  waiting: number;
  /** Applications that wait for a decision. */
  pending: number;
  /** Of an option that is offered no more: only who chose it before moves in it. */
  retired?: boolean;
}

/** First and last day that the dates can mean; undefined while nothing is known. */
export function dateBounds(dates: EventDates): { first: Day; last: Day } | undefined {
  if (dates.type === "exact") return { first: dates.startsOn, last: dates.endsOn };
  const match = /^(\d{4})(?:-(?:(\d{2})|H([12])))?$/.exec(dates.period);
  if (!match) return undefined;
  const year = match[1] ?? "";
  if (match[3] === "1") return { first: `${year}-01-01`, last: `${year}-06-30` };
  if (match[3] === "2") return { first: `${year}-07-01`, last: `${year}-12-31` };
  if (match[2] === undefined) return { first: `${year}-01-01`, last: `${year}-12-31` };
  const nextMonth =
    match[2] === "12"
      ? `${Number(year) + 1}-01-01`
      : `${year}-${String(Number(match[2]) + 1).padStart(2, "0")}-01`;
  return { first: `${year}-${match[2]}-01`, last: addDays(nextMonth, -1) };
}

/**
 * Where an event stands in a list by date: exact dates on their first day, tentative ones behind the
 * exact ones of their last month, finer periods before coarser ones, unknown dates at the end.
 */
export function dateSortKey(dates: EventDates): string {
  if (dates.type === "exact") return dates.startsOn;
  const bounds = dateBounds(dates);
  if (!bounds) return "9999-12-31~z";
  // Month, half-year, year.
  const precision = dates.period.length === 4 ? "3" : dates.period.includes("H") ? "2" : "1";
  return `${bounds.last}~${precision}`;
}

/** The last day on which the event can still be; `9999-12-31` while nothing is known. */
export function lastDay(dates: EventDates): Day {
  return dateBounds(dates)?.last ?? "9999-12-31";
}

/** Days of an event with exact dates, also the ones without agenda items; none while dates are tentative. */
export function eventDays(dates: EventDates): Day[] {
  return dates.type === "exact" ? eachDay(dates.startsOn, dates.endsOn) : [];
}

/** Whether attendance is taken at each agenda item or once a day: as staff said, else by day on study visits. */
export function attendanceBy(event: Pick<EventInput, "kind" | "attendanceBy">): "item" | "day" {
  return event.attendanceBy ?? (event.kind === "study_visit" ? "day" : "item");
}

/** Pairs of items that one person would have to attend at the same time. Nights are slept through beside the rest. */
export function overlaps(
  agenda: readonly AgendaItem[],
  choiceGroups: EventInput["choiceGroups"],
): [string, string][] {
  const groupOf = groupsByOption(choiceGroups);
  const pairs: [string, string][] = [];
  const timed = sortAgenda(agenda).flatMap((item) => {
    const span = item.kind === "lodging" ? undefined : spanOf(item);
    return span?.ends ? [{ ...item, begins: span.begins, ends: span.ends }] : [];
  });
  for (const [index, a] of timed.entries()) {
    for (const b of timed.slice(index + 1)) {
      if (b.begins >= a.ends) break;
      const parallel =
        a.optionId !== undefined &&
        b.optionId !== undefined &&
        a.optionId !== b.optionId &&
        groupOf.get(a.optionId) === groupOf.get(b.optionId);
      if (!parallel) pairs.push([a.itemId, b.itemId]);
    }
  }
  return pairs;
}

/**
 * Whether anybody but staff may know of the event: it was published once, whatever became of it. A draft that was
 * cancelled stays inside with its reason.
 */
export function isPublic(event: Pick<Event, "publishedAt">): boolean {
  return event.publishedAt !== undefined;
}

/** Whether people can sign up at that moment. The event's beginning ends recruitment at the latest. */
export function recruitmentState(
  event: Pick<Event, "state" | "dates" | "recruitment" | "timeZone" | "beginsAt">,
  now: Instant,
): RecruitmentState {
  if (event.state === "cancelled") return { state: "cancelled" };
  if (event.state !== "published") return { state: "closed" };
  if (event.dates.type === "tentative") return { state: isOver(event, now) ? "closed" : "tentative" };
  const wall = wallTimeAt(now, event.timeZone);
  const { opens, closes } = event.recruitment;
  if (opens && wall < opens) return { state: "upcoming", opens };
  const earlyEnd = closes && closes < event.beginsAt ? closes : undefined;
  if (wall >= (earlyEnd ?? event.beginsAt)) return { state: "closed" };
  return earlyEnd ? { state: "open", closes: earlyEnd } : { state: "open" };
}

/** Wall time at which the event begins: its first timed item, else the end of its first day. */
export function beginsAt(event: Pick<EventInput, "dates" | "agenda">): WallTime {
  const bounds = dateBounds(event.dates);
  if (!bounds) return "9999-12-31T00:00";
  const hours = hoursOf(event.agenda.filter(({ day }) => day === bounds.first));
  return hours?.begins ?? `${bounds.first}T23:59`;
}

/** Until which wall time participants may change their choices; `undefined` means until recruitment closes. */
export function canChangeChoices(event: EventHead, now: Instant): boolean {
  if (event.state === "cancelled") return false;
  const until = event.recruitment.changesUntil;
  if (until) return wallTimeAt(now, event.timeZone) < until;
  return recruitmentState(event, now).state === "open";
}

/** Whether the event's last day is over, and the night into which it may last. */
export function isOver(event: Pick<Event, "dates" | "timeZone" | "schedule">, now: Instant): boolean {
  const wall = wallTimeAt(now, event.timeZone);
  return lastDay(event.dates) < wall.slice(0, 10) && (hoursOfEvent(event)?.ends ?? "") <= wall;
}

/**
 * Whether a free seat still goes to the next person on the reserve list: not after the event has
 * begun, and not when it is cancelled. An event that staff closed to sign-ups still promotes, and so does
 * one whose date is tentative until the period is over.
 */
export function promotes(
  event: Pick<Event, "state" | "dates" | "timeZone" | "beginsAt" | "schedule">,
  now: Instant,
): boolean {
  const begun =
    event.dates.type === "exact" ? wallTimeAt(now, event.timeZone) >= event.beginsAt : isOver(event, now);
  return (event.state === "published" || event.state === "closed") && !begun;
}

/** What is still missing before an event can be published, in the order of the editor's tabs. */
export function missingParts(event: EventInput & Partial<Pick<Event, "retired">>): MissingPart[] {
  const missing: MissingPart[] = [];
  const need = (path: string, code: string, present: unknown) => {
    if (!present) missing.push({ path, code });
  };
  need("title.pl", "field.required", event.title.pl);
  need("description.pl", "publish.description", event.description?.pl);
  if (event.dates.type === "exact") {
    need(
      "place.name",
      "publish.place",
      event.place.mode === "online" || event.place.name || event.place.town,
    );
    need("place.onlineUrl", "publish.online_url", event.place.mode === "onsite" || event.place.onlineUrl);
    need("agenda", "publish.agenda", event.agenda.length > 0);
    const { startsOn, endsOn } = event.dates;
    for (const [index, item] of event.agenda.entries()) {
      if (item.day && (item.day < startsOn || item.day > endsOn)) {
        missing.push({ path: `agenda.${index}.day`, code: "agenda.outside_dates" });
      }
    }
  }
  const known = groupsByOption(everOffered({ retired: NOTHING_RETIRED, ...event }));
  for (const [index, item] of event.agenda.entries()) {
    // An earlier end is one on the next day; the same time is a slip of the pen.
    if (item.from && item.to === item.from) {
      missing.push({ path: `agenda.${index}.to`, code: "agenda.ends_at_start" });
    }
    if (item.optionId && !known.has(item.optionId)) {
      missing.push({ path: `agenda.${index}.optionId`, code: "agenda.option_unknown" });
    }
  }
  const { opens, closes } = event.recruitment;
  if (opens && closes && closes <= opens)
    missing.push({ path: "recruitment.closes", code: "recruitment.closes_before_opens" });
  need("contact.email", "publish.contact", event.contact.email || event.contact.phone);
  need("informationClause.pl", "publish.information_clause", event.informationClause?.pl);
  return missing;
}

/** Whether there are rules of participation, which nobody is signed up without accepting. */
export function hasRules(event: Pick<EventInput, "rules">): boolean {
  return Boolean(event.rules?.pl);
}

/**
 * What may be meant but is worth a second look before an event is published: recruitment that is over already or never
 * opens, and an event that has begun. Programmes of the past are entered with all of these.
 */
export function publicationAdvice(
  event: Pick<Event, "dates" | "recruitment" | "timeZone" | "beginsAt">,
  now: Instant,
): MissingPart[] {
  if (isOver(event, now)) return [{ path: "dates", code: "advice.event_over" }];
  const wall = wallTimeAt(now, event.timeZone);
  if (event.dates.type === "exact" && event.beginsAt <= wall)
    return [{ path: "dates", code: "advice.event_begun" }];
  const { opens, closes, changesUntil } = event.recruitment;
  const advice: MissingPart[] = [];
  if (closes && closes <= wall) advice.push({ path: "recruitment.closes", code: "advice.recruitment_over" });
  if (opens && opens >= event.beginsAt)
    advice.push({ path: "recruitment.opens", code: "advice.recruitment_never_opens" });
  if (changesUntil && changesUntil <= wall)
    advice.push({ path: "recruitment.changesUntil", code: "advice.changes_over" });
  return advice;
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
  const input = { ...source, agenda };
  if (startsOn === null || input.dates.type !== "exact") {
    const { mode, confirmAddress } = input.recruitment;
    return {
      ...input,
      dates: startsOn ? { type: "exact", startsOn, endsOn: startsOn } : { type: "tentative", period: "" },
      agenda: sortAgenda(input.agenda).map((item) => ({ ...item, day: undefined })),
      dayNotes: [],
      recruitment: { mode, confirmAddress },
    };
  }
  const shift = daysBetween(input.dates.startsOn, startsOn);
  const moved = (day: Day) => addDays(day, shift);
  const movedWall = (wall: WallTime | undefined) => wall && `${moved(wall.slice(0, 10))}${wall.slice(10)}`;
  const { mode, confirmAddress, opens, closes, changesUntil } = input.recruitment;
  return {
    ...input,
    dates: { type: "exact", startsOn, endsOn: moved(input.dates.endsOn) },
    agenda: input.agenda.map((item) => (item.day ? { ...item, day: moved(item.day) } : item)),
    dayNotes: input.dayNotes.map((note) => ({ ...note, day: moved(note.day) })),
    recruitment: {
      mode,
      confirmAddress,
      opens: movedWall(opens),
      closes: movedWall(closes),
      changesUntil: movedWall(changesUntil),
    },
  };
}

/** Ids of all options of an event. */
export function optionIds(event: Pick<EventInput, "choiceGroups">): Set<string> {
  return new Set(event.choiceGroups.flatMap(({ options }) => options.map(({ optionId }) => optionId)));
}

/**
 * Faults of an input that the schema cannot see: ids used twice, references to nothing, texts that are each short
 * enough and together too long. `before` is what people may hold already: items of the programme may be for what is
 * offered no more, and an option stays in its choice.
 */
export function inconsistencies(
  event: EventInput & Partial<Pick<Event, "retired">>,
  before?: Pick<Event, "choiceGroups" | "retired">,
): MissingPart[] {
  const issues = sizeFaults(event);
  const once = (paths: { path: string; id: string }[]) => {
    const seen = new Set<string>();
    for (const { path, id } of paths) {
      if (seen.has(id)) issues.push({ path, code: "field.duplicate_id" });
      seen.add(id);
    }
  };
  once(event.agenda.map(({ itemId }, index) => ({ path: `agenda.${index}.itemId`, id: itemId })));
  once(
    event.choiceGroups.map(({ groupId }, index) => ({ path: `choiceGroups.${index}.groupId`, id: groupId })),
  );
  once(
    event.choiceGroups.flatMap(({ options }, group) =>
      options.map(({ optionId }, index) => ({
        path: `choiceGroups.${group}.options.${index}.optionId`,
        id: optionId,
      })),
    ),
  );
  once(
    event.form.questions.map(({ questionId }, index) => ({
      path: `form.questions.${index}.questionId`,
      id: questionId,
    })),
  );
  for (const [index, question] of event.form.questions.entries()) {
    for (const issue of settingConflicts(question))
      issues.push({ ...issue, path: `form.questions.${index}.${issue.path}` });
  }
  if (seatScopes(event).reduce((sum, { seats }) => sum + blockCount(seats), 0) > MAX_EVENT_BLOCKS) {
    issues.push({ path: "choiceGroups", code: "field.too_many" });
  }
  const options = optionIds(event);
  if (options.has(EVENT_SCOPE)) issues.push({ path: "choiceGroups", code: "field.duplicate_id" });
  const former = groupsByOption(before ? everOffered(before) : []);
  for (const [index, { groupId, options: own }] of event.choiceGroups.entries()) {
    for (const [place, { optionId }] of own.entries()) {
      if ((former.get(optionId) ?? groupId) === groupId) continue;
      issues.push({ path: `choiceGroups.${index}.options.${place}.optionId`, code: "choice.moved" });
    }
  }
  for (const [index, item] of event.agenda.entries()) {
    if (item.optionId && !options.has(item.optionId) && !former.has(item.optionId)) {
      issues.push({ path: `agenda.${index}.optionId`, code: "agenda.option_unknown" });
    }
  }
  return issues;
}

function groupsByOption(choiceGroups: EventInput["choiceGroups"]): Map<string, string> {
  return new Map(
    choiceGroups.flatMap(({ groupId, options }) =>
      options.map(({ optionId }) => [optionId, groupId] as const),
    ),
  );
}

/** Texts that together are longer than can be kept; said at the longest of them. */
function sizeFaults(event: EventInput & Partial<Pick<Event, "retired">>): MissingPart[] {
  const { description, audience, rules, informationClause, agenda, dayNotes } = event;
  const { questions, ...form } = event.form;
  const documents: { said: Record<string, unknown>; silent?: unknown }[] = [
    {
      said: {
        agenda,
        "description.pl": description,
        "audience.pl": audience,
        "rules.pl": rules,
        "informationClause.pl": informationClause,
        dayNotes,
      },
    },
    {
      said: { "form.questions": questions, choiceGroups: event.choiceGroups },
      silent: [form, event.retired],
    },
  ];
  return documents.flatMap((document) => {
    if (bytesOf(document) <= DOCUMENT_MAX_BYTES) return [];
    const [[path] = [""]] = Object.entries(document.said).toSorted(([, a], [, b]) => bytesOf(b) - bytesOf(a));
    return [{ path, code: "event.texts_too_long" }];
  });
}

function bytesOf(value: unknown): number {
  return new TextEncoder().encode(JSON.stringify(value) ?? "").byteLength;
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

/** The seat scopes of an event with their limits: its own, and one per option. */
export function seatScopes(
  event: Pick<EventInput, "seats" | "choiceGroups">,
): { scope: string; seats: number | null }[] {
  return [
    { scope: EVENT_SCOPE, seats: event.seats },
    ...event.choiceGroups.flatMap(({ options }) =>
      options.map(({ optionId, seats }) => ({ scope: optionId, seats })),
    ),
  ];
}

/** How many blocks spread that many seats; a small event has one. */
export function blockCount(seats: number | null): number {
  if (seats === null) return 1;
  return Math.min(MAX_BLOCKS, Math.max(1, Math.ceil(seats / SEATS_PER_BLOCK)));
}

/** What changes when a scope gets another limit: the new size of each block, including new blocks. */
export type ResizeDecision =
  | { outcome: "resized"; sizes: { block: number; size: number | null; isNew: boolean }[] }
  /** The limit would be below what is taken already. */
  | { outcome: "below_taken"; taken: number };

/**
 * Spreads a limit over blocks without ever making a block smaller than what it has taken; a limit that holds
 * everybody leaves nobody past it. Blocks are
 * never removed (a surplus one gets its taken seats as size), because registrations remember theirs.
 */
export function resizeBlocks(blocks: readonly SeatBlock[], seats: number | null): ResizeDecision {
  const count = Math.max(blockCount(seats), blocks.length);
  const taken = Array.from(
    { length: count },
    (_, block) => blocks.find((one) => one.block === block)?.taken ?? 0,
  );
  const sum = taken.reduce((total, part) => total + part, 0);
  if (seats !== null && seats < sum) return { outcome: "below_taken", taken: sum };
  const spread = blockCount(seats);
  let spare = seats === null ? 0 : seats - sum;
  const sizes = taken.map((part, block) => {
    if (seats === null) return { block, size: null, isNew: block >= blocks.length };
    // Blocks still to come share what is left evenly; blocks beyond the wanted number get nothing more.
    const open = Math.max(0, spread - block);
    const share = open > 0 ? Math.ceil(spare / open) : 0;
    spare -= share;
    return { block, size: part + share, isNew: block >= blocks.length };
  });
  return { outcome: "resized", sizes };
}

/** Adds up the blocks of one scope. `taken` is above `total` by those whom staff took past the limit. */
export function countSeats(blocks: readonly SeatBlock[]): SeatCount {
  let total: number | null = 0;
  let taken = 0;
  let waiting = 0;
  for (const block of blocks) {
    total = total === null || block.size === null ? null : total + block.size - (block.extra ?? 0);
    taken += block.taken;
    waiting += block.waiting;
  }
  return { total, taken, left: total === null ? null : Math.max(0, total - taken), waiting };
}

/** How many people were taken past the limit. */
export function pastLimit({ taken, total }: Pick<SeatCount, "taken" | "total">): number {
  return total === null ? 0 : Math.max(0, taken - total);
}

/** Adds up all blocks of an event. */
export function countEventSeats(blocks: readonly SeatBlock[]): EventSeats {
  const scopes = new Map<string, SeatBlock[]>();
  for (const block of blocks) scopes.set(block.scope, [...(scopes.get(block.scope) ?? []), block]);
  const own = scopes.get(EVENT_SCOPE) ?? [];
  const options: Record<string, SeatCount> = {};
  for (const [scope, list] of scopes) if (scope !== EVENT_SCOPE) options[scope] = countSeats(list);
  return {
    event: { ...countSeats(own), pending: own.reduce((sum, { pending }) => sum + pending, 0) },
    options,
  };
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
