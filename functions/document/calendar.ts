import { addressOf, calendarTimes, ownEvent, type Event, type EventHead } from "@zapisy/core/event";
import { isPublic, sortAgenda } from "@zapisy/core/event/rules";
import type { AgendaItem, CalendarTime } from "@zapisy/core/event/schema";
import { hasPlace, type Registration } from "@zapisy/core/registration";
import { inLocale, type Locale } from "@zapisy/core/shared/localized-text";
import { calendarOf, type CalendarEntry, type CalendarMethod } from "@zapisy/documents/calendar";
import { formatTime, formatTimeRange } from "@zapisy/words";
import { loadCommon, type CommonMessages } from "@zapisy/words/common";
import type { Deps } from "../deps.ts";
import { placeInWords, titleInWords } from "./event-words.ts";

type CalendarDeps = Pick<Deps, "config">;
type PersonalCalendarDeps = Pick<Deps, "config" | "secretKey">;

/** What entries of an event have in common, and what tells one from another. */
interface EntrySource {
  /** Whose entries they are: the event's for everybody, or the registration's. */
  ownerId: string;
  times: readonly CalendarTime[];
  /** How many of the times are in force; the entries behind them are taken back. */
  live: number;
  sequence: number;
  updatedAt: string;
  place: string | undefined;
  /** Lines of the description of an entry at that time, without what every entry says. */
  details: (time: CalendarTime) => string[];
}

/**
 * Public events, each with what its address ends with for a slug, as a calendar: one to be put into somebody's own, which takes it back when it is cancelled, or many to
 * subscribe to. Made from heads alone, so that the same event is the same entries in both.
 */
export async function publicCalendar(
  deps: CalendarDeps,
  events: readonly EventHead[],
  locale: Locale,
  { isSubscribed = false } = {},
): Promise<string> {
  const words = await loadCommon(locale);
  const entries = events.flatMap((event) => {
    const times = calendarTimes(event);
    return entriesOf(deps, event, locale, words, {
      ownerId: event.eventId,
      times,
      live: event.state === "cancelled" ? 0 : times.length,
      sequence: event.version,
      updatedAt: event.updatedAt,
      place: placeInWords(event.place, words),
      details: () => (event.summary ? [inLocale(event.summary, locale).text] : []),
    });
  });
  const isOver = !isSubscribed && entries.every(({ state }) => state === "cancelled");
  return calendarOf(entries, {
    method: isOver ? "cancel" : "publish",
    ...(isSubscribed && { subscription: { name: deps.config.ORGANISER_NAME } }),
  });
}

/** A person's entries as a file, and what they are when its reader has put it into their calendar. */
export interface PersonalCalendar {
  content: string;
  method: CalendarMethod;
  entries: CalendarTime[];
}

/**
 * The event of a registration for its person's calendar: own hours and, while they have a place, the online link. The ids of
 * entries are the registration's, so that the files of colleagues who share a calendar do not replace each other's; nothing
 * in them opens the registration. Whoever has no place, or has it no more, gets what takes the entries back.
 *
 * @param known the entries that an earlier file left; those that are no more are taken back
 */
export async function personalCalendar(
  deps: PersonalCalendarDeps,
  event: Event,
  registration: Registration,
  known: readonly CalendarTime[],
): Promise<PersonalCalendar> {
  const { registrationId, locale, choices, status } = registration;
  const words = await loadCommon(locale);
  const slug = addressOf(deps.secretKey, event);
  const own = ownEvent(event, Object.values(choices));
  const times = calendarTimes(own);
  const takesPart = hasPlace(status) && event.state !== "cancelled";
  const live = takesPart ? times : [];
  const gone = Array.from({ length: Math.max(times.length, known.length) }, (_, n) => known[n] ?? times[n])
    .slice(live.length, takesPart ? known.length : undefined)
    .filter((time) => time !== undefined);
  const onlineUrl = takesPart ? event.place.onlineUrl : undefined;
  const entries = entriesOf(deps, { ...event, slug }, locale, words, {
    ownerId: registrationId,
    times: [...live, ...gone],
    live: live.length,
    // Both only ever rise, so their sum does with every change of either.
    sequence: event.version + registration.version,
    updatedAt: event.updatedAt > registration.updatedAt ? event.updatedAt : registration.updatedAt,
    place: event.place.mode === "online" && onlineUrl ? onlineUrl : placeInWords(event.place, words),
    details: (time) => [
      ...programmeOf(own.agenda, time, locale),
      ...(onlineUrl ? [words.calendar.onlineLink(onlineUrl)] : []),
    ],
  });
  const method = live.length > 0 ? "publish" : "cancel";
  return {
    content: calendarOf(entries, { method }),
    method,
    entries: live,
  };
}

function entriesOf(
  { config }: CalendarDeps,
  event: EventHead,
  locale: Locale,
  words: CommonMessages,
  { ownerId, times, live, sequence, updatedAt, place, details }: EntrySource,
): CalendarEntry[] {
  const { name, email, phone } = event.contact;
  const contact = [name, email, phone].filter(Boolean).join(", ");
  const url = isPublic(event) ? `${config.PUBLIC_URL}/events/${event.slug}` : undefined;
  return times.map((when, index) => ({
    // The first has no number, so that what people have from a time of one entry for all days is replaced.
    id: index === 0 ? ownerId : `${ownerId}-${index + 1}`,
    title: titleInWords(event, locale),
    when,
    timeZone: event.timeZone,
    sequence,
    updatedAt,
    state: index < live ? "confirmed" : "cancelled",
    place: place || undefined,
    description: [
      ...(live > 1 && index < live ? [words.calendar.day(index + 1, live)] : []),
      ...details(when),
      ...(contact ? [words.calendar.contact(contact)] : []),
      ...(url ? [words.calendar.page(url)] : []),
    ].join("\n"),
    url,
    // The same from one version to the next, whoever is the contact: calendars compare it.
    organiser: { name: config.ORGANISER_NAME, email: config.MAIL_FROM },
  }));
}

/** What a person's programme has at that time, a line each. */
function programmeOf(agenda: readonly AgendaItem[], time: CalendarTime, locale: Locale): string[] {
  const [first, last] =
    time.type === "hours" ? [time.begins.slice(0, 10), time.begins.slice(0, 10)] : [time.first, time.last];
  return sortAgenda(agenda)
    .filter(({ day }) => day !== undefined && first <= day && day <= last)
    .map(({ from, to, title, place, town }) => {
      const hours = from && (to ? formatTimeRange(locale, from, to) : formatTime(locale, from));
      const where = [place, town].filter(Boolean).join(", ");
      const what = [inLocale(title, locale).text, where].filter(Boolean).join(", ");
      return [hours, what].filter(Boolean).join(" ");
    });
}
