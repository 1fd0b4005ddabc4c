import { attendanceBy, eventDays, hoursOf, sortAgenda } from "../event/rules.ts";
import type { AgendaItem, Event } from "../event/schema.ts";
import type { Registration } from "../registration/schema.ts";
import { inLocale, type Locale } from "../shared/localized-text.ts";
import { clockOf } from "../shared/span.ts";
import type { Day } from "../shared/time.ts";
import { personHours } from "./hours.ts";
import type { HourSpan } from "./schema.ts";

/** What of an event lists are wanted for, and how they are laid out; nothing given: everything. */
export interface ListSelection {
  itemId?: string;
  day?: Day;
  module?: string;
  /** A panel or module that people chose. */
  optionId?: string;
  /** One signature for each agenda item or one for each day; absent: as the event takes attendance. */
  signatures?: "item" | "day";
  /** `days`: the days stand beside each other on one sheet. */
  layout?: "pages" | "days";
}

/** One list to be signed, before it is set in type. */
export interface SignatureSheet {
  /** Item, option, or empty for a day as a whole. */
  title: string;
  module?: string;
  date: Day;
  /** The last day, where the sheet has several. */
  lastDate?: Day;
  from?: string;
  to?: string;
  /** What one of these people can attend; on a joint list, from the shorter panel to the longer one. */
  hours?: HourSpan;
  place?: string;
  host?: string;
  leaders: string[];
  /** What is signed for; a column that is a whole day has its `day` instead of a label. */
  columns: { label: string; day?: Day; from?: string; to?: string }[];
  people: Registration[];
}

type Programme = Pick<Event, "kind" | "attendanceBy" | "agenda" | "choiceGroups" | "dates">;

/** More signature boxes than this do not fit beside a name on A4. */
const MAX_COLUMNS = 6;
/** A date is short: as many days fit side by side. */
const MAX_DAY_COLUMNS = 8;
/** Days of an event without an agenda are listed one by one up to this many. */
const MAX_PLAIN_DAYS = 31;

/**
 * The sheets of an attendance list. Signed by items: one page set per day with a box per hour block; people
 * who chose a panel or module sign on its own sheet, the others do not stand on it (scenario A3 step 11).
 * Signed by days: one page set per day with one box, also for days without described items (scenario A1 step
 * 13), or the days side by side. An event with exact dates and no agenda is signed by days.
 */
export function signatureSheets(
  event: Programme,
  people: readonly Registration[],
  selection: ListSelection,
  locale: Locale,
): SignatureSheet[] {
  const { itemId, day, module, optionId, layout, signatures = attendanceBy(event) } = selection;
  const items = sortAgenda(event.agenda).filter(
    (item) =>
      item.day !== undefined &&
      (day === undefined || item.day === day) &&
      (module === undefined || item.module === module) &&
      (itemId === undefined ? item.takesAttendance : item.itemId === itemId),
  );
  const chosen = optionId === undefined ? people : people.filter((person) => hasChosen(person, optionId));
  const own = items.filter((item) => item.optionId === optionId);
  const isOwn = optionId !== undefined && own.length > 0;
  // A panel without items of its own is signed for at those that all attend.
  const relevant = isOwn
    ? own
    : items.filter((item) => optionId === undefined || item.optionId === undefined);
  const byDay = itemId === undefined && (signatures === "day" || layout === "days");
  const noneTakesAttendance = !event.agenda.some(({ takesAttendance }) => takesAttendance);
  if (byDay || (noneTakesAttendance && itemId === undefined)) {
    const itemDays = new Set(relevant.map((item) => item.day));
    const days = eventDays(event.dates)
      .filter(
        (one) =>
          (day === undefined || one === day) && ((module === undefined && !isOwn) || itemDays.has(one)),
      )
      .slice(0, MAX_PLAIN_DAYS);
    const ofDay = (one: Day) => relevant.filter((item) => item.day === one);
    if (layout !== "days")
      return days.map((one) => daySheet([one], ofDay(one), chosen, event.choiceGroups, locale));
    return chunks(days, MAX_DAY_COLUMNS).map((some) =>
      daySheet(some, some.flatMap(ofDay), chosen, event.choiceGroups, locale),
    );
  }
  const groups = Map.groupBy(relevant, (item) => `${item.day}\u0000${item.optionId ?? ""}`);
  return [...groups.values()].flatMap((group) =>
    chunks(group, MAX_COLUMNS).map((part) => itemSheet(part, chosen, event.choiceGroups, locale)),
  );
}

/** A sheet with a box for each item. */
function itemSheet(
  items: AgendaItem[],
  people: readonly Registration[],
  choiceGroups: Event["choiceGroups"],
  locale: Locale,
): SignatureSheet {
  const [first] = items;
  return {
    ...headOf(items, people, choiceGroups, locale),
    date: first?.day ?? "",
    columns: items.map((item) => ({
      label: inLocale(item.title, locale).text,
      from: item.from,
      to: item.to,
    })),
  };
}

/** A sheet with a box for each day; a single day needs no heading of its own. */
function daySheet(
  days: Day[],
  items: AgendaItem[],
  people: readonly Registration[],
  choiceGroups: Event["choiceGroups"],
  locale: Locale,
): SignatureSheet {
  const [first = ""] = days;
  const head = headOf(items, people, choiceGroups, locale);
  if (days.length === 1) return { ...head, date: first, columns: [] };
  const columns = days.map((day) => {
    return { label: "", day, ...clockOfAll(items.filter((item) => item.day === day)) };
  });
  // Hours differ from day to day and stand in the columns.
  return { ...head, from: undefined, to: undefined, date: first, lastDate: days.at(-1), columns };
}

/** What stands above the table, from the items signed for. */
function headOf(
  items: AgendaItem[],
  people: readonly Registration[],
  choiceGroups: Event["choiceGroups"],
  locale: Locale,
): Omit<SignatureSheet, "date" | "columns"> {
  const [first] = items;
  const only = items.length === 1 ? first : undefined;
  // A sheet of one option's items only is that option's.
  const optionId = items.every((item) => item.optionId === first?.optionId) ? first?.optionId : undefined;
  const option = choiceGroups.flatMap(({ options }) => options).find((one) => one.optionId === optionId);
  const modules = distinct(items.map(({ module }) => module));
  const places = distinct(
    items.map(({ place, town }) => [place, town].filter(Boolean).join(", ") || undefined),
  );
  const hosts = distinct(items.map(({ host }) => host));
  return {
    title: titleOf(only ?? option, locale),
    module: modules.length > 0 ? modules.join("; ") : undefined,
    ...clockOfAll(items),
    hours: personHours(items, choiceGroups),
    place: places.length > 0 ? places.join("; ") : undefined,
    host: hosts.length > 0 ? hosts.join("; ") : undefined,
    leaders: distinct(items.flatMap(({ leaders }) => leaders ?? [])),
    people: people.filter((person) => optionId === undefined || hasChosen(person, optionId)),
  };
}

function titleOf(titled: Pick<AgendaItem, "title"> | undefined, locale: Locale): string {
  return titled ? inLocale(titled.title, locale).text : "";
}

function hasChosen({ choices }: Registration, optionId: string): boolean {
  return Object.values(choices).includes(optionId);
}

/** From the first to the last of the items of a day. */
function clockOfAll(items: readonly AgendaItem[]): { from?: string; to?: string } {
  const hours = hoursOf(items);
  return hours ? clockOf(hours) : {};
}

function distinct<T>(values: (T | undefined)[]): T[] {
  return [...new Set(values.filter((value) => value !== undefined))];
}

function chunks<T>(list: T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(list.length / size) }, (_, index) =>
    list.slice(index * size, (index + 1) * size),
  );
}
