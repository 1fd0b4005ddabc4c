import { daysBetween, type Day } from "../shared/time.ts";
import { hoursOfEvent, ownEvent, scheduledDays } from "./schedule.ts";
import type { Event, EventInput, NewsVersions, Occasion, OccasionItem, ScheduledDay } from "./schema.ts";

/** What of an event goes into an occasion. */
type Source = Pick<EventInput, "dates" | "timeZone" | "place" | "agenda">;

/** Somebody as far as it matters what they are told: the options that they chose, and whether they have a place. */
export interface Listener {
  options: readonly string[];
  hasPlace: boolean;
}

/** When and where the event is for somebody. A break is a part of its day's hours, and nobody comes for it. */
export function occasionOf(event: Source, { options, hasPlace }: Listener): Occasion {
  const { dates, timeZone, place, agenda } = ownEvent(event, options);
  const { mode, name, address, town, onlineUrl } = place;
  return {
    dates,
    timeZone,
    place: { mode, name, address, town },
    ...(hasPlace && onlineUrl && { onlineUrl }),
    days: scheduledDays(agenda),
    items: agenda
      .filter(({ kind }) => kind !== "break")
      .map((item) => ({
        itemId: item.itemId,
        day: item.day,
        from: item.from,
        to: item.to,
        place: [item.place, item.address, item.town].filter(Boolean).join(", ") || undefined,
      })),
  };
}

/** What is new to somebody in when and where their event is. */
export interface OccasionNews {
  /** The day, or the hour from which to which it is. */
  when: boolean;
  where: boolean;
  link: boolean;
  /** Days of several whose hours are others, where no item says so. */
  days: { before?: ScheduledDay; after?: ScheduledDay }[];
  /** What is at another hour or in another room. What was added or dropped shows in the hours of its day. */
  items: { before: OccasionItem; after: OccasionItem }[];
}

/**
 * What somebody who knows the one has to be told of the other; undefined where that is nothing. A programme that moved along
 * with its event, each thing at its hour, is no news beside the new day.
 */
export function occasionNews(before: Occasion, after: Occasion): OccasionNews | undefined {
  const when =
    before.timeZone !== after.timeZone ||
    text(before.dates) !== text(after.dates) ||
    (before.days !== undefined && text(hoursOf(before)) !== text(hoursOf(after)));
  const where = text(before.place) !== text(after.place);
  const link = before.onlineUrl !== after.onlineUrl;
  const place = (of: Occasion, day: Day | undefined) =>
    day !== undefined && of.dates.type === "exact" ? daysBetween(of.dates.startsOn, day) : (day ?? "");
  // What had a day and has none now, or the other way round, is said by the date of the whole.
  const isComparable = before.dates.type === after.dates.type;
  const items = (isComparable ? (after.items ?? []) : []).flatMap((now) => {
    const was = before.items?.find(({ itemId }) => itemId === now.itemId);
    const facts = (of: Occasion, item: OccasionItem) =>
      text([place(of, item.day), item.from, item.to, item.place]);
    return was && facts(before, was) !== facts(after, now) ? [{ before: was, after: now }] : [];
  });
  const days =
    !isComparable || (isOneDay(before) && isOneDay(after))
      ? []
      : changedDays(before, after, place, new Set(items.flatMap(daysOf)));
  const hasNews = when || where || link || days.length > 0 || items.length > 0;
  return hasNews ? { when, where, link, days, items } : undefined;
}

/** Days whose hours are others; those that came or went only while the dates of the event are the same. */
function changedDays(
  before: Occasion,
  after: Occasion,
  place: (of: Occasion, day: Day) => number | string,
  told: ReadonlySet<Day | undefined>,
): OccasionNews["days"] {
  if (!before.days || !after.days) return [];
  const was = new Map(before.days.map((day) => [place(before, day.day), day]));
  const now = new Map(after.days.map((day) => [place(after, day.day), day]));
  const isMoved = text(before.dates) !== text(after.dates);
  return [...new Set([...was.keys(), ...now.keys()])].flatMap((at) => {
    const [former, present] = [was.get(at), now.get(at)];
    if (isMoved && !(former && present)) return [];
    const isSame = text([former?.from, former?.to, !former]) === text([present?.from, present?.to, !present]);
    return isSame || told.has(present?.day ?? former?.day) ? [] : [{ before: former, after: present }];
  });
}

function daysOf({ before, after }: OccasionNews["items"][number]): (Day | undefined)[] {
  return [before.day, after.day];
}

function isOneDay({ dates }: Occasion): boolean {
  return dates.type !== "exact" || dates.startsOn === dates.endsOn;
}

function hoursOf({ dates, days }: Occasion) {
  const hours = hoursOfEvent({ dates, schedule: days });
  return [hours?.begins.slice(11), hours?.ends && spanLength(hours.begins, hours.ends)];
}

function spanLength(begins: string, ends: string): string {
  return `${daysBetween(begins.slice(0, 10), ends.slice(0, 10))} ${ends.slice(11)}`;
}

/** A value for comparison, whatever the order in which its fields were kept. */
function text(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    typeof part === "object" && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}

/** Nothing was ever news. */
const NO_NEWS: NewsVersions = { all: 0, online: 0, options: {} };

/** In which versions last changed what people are told, once the event is saved as `after` under that version. */
export function nextNews(
  before: Source & Pick<Event, "news">,
  after: Source & Pick<EventInput, "choiceGroups">,
  version: number,
): NewsVersions {
  const known = before.news ?? NO_NEWS;
  const isNews = (listener: Listener, of = (event: Source) => event) =>
    occasionNews(occasionOf(of(before), listener), occasionOf(of(after), listener)) !== undefined;
  const online = before.place.onlineUrl !== after.place.onlineUrl;
  const options = after.choiceGroups.flatMap((group) => group.options.map(({ optionId }) => optionId));
  const changed = options.filter((optionId) =>
    isNews({ options: [optionId], hasPlace: false }, (event) => ({
      ...event,
      agenda: event.agenda.filter((item) => item.optionId === optionId),
    })),
  );
  return {
    all: isNews({ options: [], hasPlace: false }) ? version : known.all,
    online: online ? version : known.online,
    options: {
      ...Object.fromEntries(options.map((optionId) => [optionId, known.options[optionId] ?? 0])),
      ...Object.fromEntries(changed.map((optionId) => [optionId, version])),
    },
  };
}

/** The version in which last changed what that person is told. */
export function newsFor(news: NewsVersions | undefined, { options, hasPlace }: Listener): number {
  const { all, online, options: byOption } = news ?? NO_NEWS;
  return Math.max(all, hasPlace ? online : 0, ...options.map((optionId) => byOption[optionId] ?? 0));
}
