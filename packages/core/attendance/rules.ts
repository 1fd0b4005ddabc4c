import { eventDays, sortAgenda } from "../event/rules.ts";
import type { AgendaItem, Event } from "../event/schema.ts";
import type { Registration } from "../registration/schema.ts";
import { inLocale, type Locale } from "../shared/localized-text.ts";
import type { Day } from "../shared/time.ts";

/** What of an event a list is wanted for: everything, one agenda item, or one day. */
export interface ListSelection {
  itemId?: string;
  day?: Day;
}

/** One list to be signed, before it is set in type. */
export interface SignatureSheet {
  /** Item, option, or empty for a day as a whole. */
  title: string;
  module?: string;
  date: Day;
  from?: string;
  to?: string;
  hours?: number;
  hourUnit?: "clock" | "didactic";
  place?: string;
  host?: string;
  leaders: string[];
  columns: { label: string; from?: string; to?: string }[];
  people: Registration[];
}

/** More signature boxes than this do not fit beside a name on A4. */
const MAX_COLUMNS = 6;
/** Days of an event without an agenda are listed one by one up to this many. */
const MAX_PLAIN_DAYS = 31;

/**
 * The sheets of an attendance list. One page set per day with a signature box per hour block; people who
 * chose a panel or module sign on its own sheet, the others do not stand on it (scenario A3 step 11). An
 * event with exact dates and no agenda gives one sheet per day.
 */
export function signatureSheets(
  event: Pick<Event, "agenda" | "choiceGroups" | "dates">,
  people: readonly Registration[],
  selection: ListSelection,
  locale: Locale,
): SignatureSheet[] {
  const items = sortAgenda(event.agenda).filter(
    (item) =>
      item.day !== undefined &&
      (selection.day === undefined || item.day === selection.day) &&
      (selection.itemId === undefined ? item.takesAttendance : item.itemId === selection.itemId),
  );
  if (items.length === 0 && selection.itemId === undefined) {
    const days = eventDays(event.dates).filter((day) => selection.day === undefined || day === selection.day);
    if (event.agenda.some(({ takesAttendance }) => takesAttendance)) return [];
    return days.slice(0, MAX_PLAIN_DAYS).map((date) => ({
      title: "",
      date,
      leaders: [],
      columns: [],
      people: [...people],
    }));
  }
  const optionTitles = new Map(
    event.choiceGroups.flatMap(({ options }) =>
      options.map(({ optionId, title }) => [optionId, inLocale(title, locale).text]),
    ),
  );
  const groups = new Map<string, AgendaItem[]>();
  for (const item of items) {
    const key = `${item.day}\u0000${item.optionId ?? ""}`;
    groups.set(key, [...(groups.get(key) ?? []), item]);
  }
  return [...groups.values()].flatMap((group) =>
    chunks(group, MAX_COLUMNS).map((part) => sheetOf(part, people, optionTitles, locale)),
  );
}

function sheetOf(
  items: AgendaItem[],
  people: readonly Registration[],
  optionTitles: Map<string, string>,
  locale: Locale,
): SignatureSheet {
  const [first] = items;
  const only = items.length === 1 ? first : undefined;
  const optionId = first?.optionId;
  const modules = distinct(items.map(({ module }) => module));
  const places = distinct(
    items.map(({ place, town }) => [place, town].filter(Boolean).join(", ") || undefined),
  );
  const hosts = distinct(items.map(({ host }) => host));
  const units = distinct(items.map(({ hourUnit }) => hourUnit));
  return {
    title: only ? inLocale(only.title, locale).text : ((optionId && optionTitles.get(optionId)) ?? ""),
    module: modules.length > 0 ? modules.join("; ") : undefined,
    date: first?.day ?? "",
    from: least(items.map(({ from }) => from)),
    to: least(
      items.map(({ to }) => to),
      true,
    ),
    ...hoursOf(items),
    hourUnit: units.length === 1 ? units[0] : undefined,
    place: places.length > 0 ? places.join("; ") : undefined,
    host: hosts.length > 0 ? hosts.join("; ") : undefined,
    leaders: distinct(items.flatMap(({ leaders }) => leaders ?? [])),
    columns: items.map((item) => ({
      label: inLocale(item.title, locale).text,
      from: item.from,
      to: item.to,
    })),
    people: people.filter(
      (person) => optionId === undefined || Object.values(person.choices).includes(optionId),
    ),
  };
}

/** Teaching hours as written; where none are, the minutes between from and to as clock hours. */
function hoursOf(items: AgendaItem[]): { hours?: number } {
  const hours = items.map((item) => item.hours ?? clockHours(item));
  if (hours.some((count) => count === undefined)) return {};
  const sum = hours.reduce<number>((total, count) => total + (count ?? 0), 0);
  return sum > 0 ? { hours: Math.round(sum * 100) / 100 } : {};
}

function clockHours({ from, to }: AgendaItem): number | undefined {
  if (!from || !to || to <= from) return undefined;
  return (minutes(to) - minutes(from)) / 60;
}

function minutes(time: string): number {
  const [hour = 0, minute = 0] = time.split(":").map(Number);
  return hour * 60 + minute;
}

function least(values: (string | undefined)[], greatest = false): string | undefined {
  const sorted = values.filter((value) => value !== undefined).sort();
  return greatest ? sorted.at(-1) : sorted[0];
}

function distinct<T>(values: (T | undefined)[]): T[] {
  return [...new Set(values.filter((value) => value !== undefined))];
}

function chunks<T>(list: T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(list.length / size) }, (_, index) =>
    list.slice(index * size, (index + 1) * size),
  );
}
