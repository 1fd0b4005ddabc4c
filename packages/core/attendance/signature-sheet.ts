import { attendanceBy, eventDays, hoursOf, scheduledChoices, sortAgenda } from "../event/rules.ts";
import type { AgendaItem, Event } from "../event/schema.ts";
import type { Registration } from "../registration/schema.ts";
import { inLocale, type Locale } from "../shared/localized-text.ts";
import { clockOf } from "../shared/span.ts";
import type { Day } from "../shared/time.ts";
import type { AttendancePerson, AttendanceUnit } from "./answer.ts";
import { personHours } from "./hours.ts";
import { unitItems } from "./retired.ts";
import type { HourSpan } from "./schema.ts";
import { attendanceUnits, isExpected, isListed } from "./unit.ts";

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

/** A registration with what says on which lists it stands. */
export type ListedRegistration = Registration &
  Pick<AttendancePerson, "options" | "left" | "closedLists" | "records">;

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
  people: ListedRegistration[];
  /** What it is a list of; with what they were when something had been recorded there. */
  units: AttendanceUnit[];
}

type Programme = Pick<
  Event,
  "kind" | "attendanceBy" | "agenda" | "choiceGroups" | "retired" | "dates" | "timeZone" | "amendments"
>;

/** More signature boxes than this do not fit beside a name on A4. */
const MAX_COLUMNS = 6;
/** A date is short: as many days fit side by side. */
const MAX_DAY_COLUMNS = 8;

/**
 * The sheets of an attendance list. Signed by items: one page set per day with a box per hour block; people
 * who chose a panel or module sign on its own sheet, the others do not stand on it (scenario A3 step 11).
 * Signed by days: one page set per day with one box, also for days without described items (scenario A1 step
 * 13), or the days side by side. An event with exact dates and no agenda is signed by days. What was taken out of the
 * programme after it had been recorded has sheets of its own.
 *
 * @param units of the event, with those that were taken out
 */
export function signatureSheets(
  event: Programme,
  people: readonly ListedRegistration[],
  selection: ListSelection,
  locale: Locale,
  units: readonly AttendanceUnit[] = attendanceUnits(event),
): SignatureSheet[] {
  const retired = units.filter(
    (unit) =>
      unit.retired &&
      unit.day !== undefined &&
      (selection.itemId === undefined || unit.unitId === selection.itemId) &&
      (selection.day === undefined || unit.day === selection.day) &&
      (selection.module === undefined || unit.module === selection.module) &&
      (selection.optionId === undefined || unit.optionId === selection.optionId),
  );
  return [
    ...programmeSheets(event, people, selection, locale, units),
    ...retired.map((unit) => retiredSheet(event, unit, people, locale)),
  ];
}

/** The sheets of what is in the programme. */
function programmeSheets(
  event: Programme,
  people: readonly ListedRegistration[],
  selection: ListSelection,
  locale: Locale,
  units: readonly AttendanceUnit[],
): SignatureSheet[] {
  const { itemId, day, module, optionId, layout, signatures = attendanceBy(event) } = selection;
  const items = sortAgenda(event.agenda).filter(
    (item) =>
      item.day !== undefined &&
      (day === undefined || item.day === day) &&
      (module === undefined || item.module === module) &&
      (itemId === undefined ? item.takesAttendance : item.itemId === itemId),
  );
  const own = items.filter((item) => item.optionId === optionId);
  const isOwn = optionId !== undefined && own.length > 0;
  // On the sheet of a panel's own items stands who is listed there; else those who chose it sign what all attend.
  const listed =
    optionId === undefined || isOwn ? people : people.filter(({ options }) => options.includes(optionId));
  const sheet: SheetSource = {
    people: listed,
    choiceGroups: scheduledChoices(event),
    units: units.filter(({ retired }) => !retired),
    locale,
  };
  // A panel without items of its own is signed for at those that all attend.
  const relevant = isOwn
    ? own
    : items.filter((item) => optionId === undefined || item.optionId === undefined);
  const byDay = itemId === undefined && (signatures === "day" || layout === "days");
  const noneTakesAttendance = !event.agenda.some(({ takesAttendance }) => takesAttendance);
  if (byDay || (noneTakesAttendance && itemId === undefined)) {
    const itemDays = new Set(relevant.map((item) => item.day));
    const days = eventDays(event.dates).filter(
      (one) => (day === undefined || one === day) && ((module === undefined && !isOwn) || itemDays.has(one)),
    );
    const ofDay = (one: Day) => relevant.filter((item) => item.day === one);
    if (layout !== "days") return days.map((one) => daySheet([one], ofDay(one), sheet));
    return chunks(days, MAX_DAY_COLUMNS).map((some) => daySheet(some, some.flatMap(ofDay), sheet));
  }
  const groups = Map.groupBy(relevant, (item) => `${item.day}\u0000${item.optionId ?? ""}`);
  return [...groups.values()].flatMap((group) =>
    chunks(group, MAX_COLUMNS).map((part) => itemSheet(part, sheet)),
  );
}

/** What all sheets of a list are made of. */
interface SheetSource {
  people: readonly ListedRegistration[];
  choiceGroups: Event["choiceGroups"];
  /** What takes attendance. */
  units: readonly AttendanceUnit[];
  locale: Locale;
}

/** A sheet with a box for each item. */
function itemSheet(items: AgendaItem[], source: SheetSource): SignatureSheet {
  const [first] = items;
  const date = first?.day ?? "";
  return {
    ...headOf(items, source),
    ...listOf([date], items, source),
    date,
    columns: items.map((item) => ({
      label: inLocale(item.title, source.locale).text,
      from: item.from,
      to: item.to,
    })),
  };
}

/** A sheet with a box for each day; a single day needs no heading of its own. */
function daySheet(days: Day[], items: AgendaItem[], source: SheetSource): SignatureSheet {
  const [first = ""] = days;
  const head = { ...headOf(items, source), ...listOf(days, items, source) };
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
  { choiceGroups, locale }: SheetSource,
): Omit<SignatureSheet, "date" | "columns" | "people" | "units"> {
  const only = items.length === 1 ? items[0] : undefined;
  const optionId = onlyOption(items);
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
  };
}

function titleOf(titled: Pick<AgendaItem, "title"> | undefined, locale: Locale): string {
  return titled ? inLocale(titled.title, locale).text : "";
}

/** The option whose items alone these are: a sheet of them is that option's. */
function onlyOption(items: readonly AgendaItem[]): string | undefined {
  const options = distinct(items.map(({ optionId }) => optionId));
  return options.length === 1 && items.every(({ optionId }) => optionId) ? options[0] : undefined;
}

/** What a sheet is a list of, and who stands on it: of one of its items, or of its days where those take attendance. */
function listOf(
  days: readonly Day[],
  items: readonly AgendaItem[],
  source: SheetSource,
): Pick<SignatureSheet, "people" | "units"> {
  const countsDays = source.units.some(({ kind }) => kind === "day");
  const wanted = days.flatMap((day) => {
    const ofDay = items.filter((item) => item.day === day);
    // A day without items is a day all the same.
    if (countsDays || ofDay.length === 0) return [{ unitId: day, optionId: onlyOption(ofDay) }];
    return ofDay.map(({ itemId, optionId }) => ({ unitId: itemId, optionId }));
  });
  const ids = new Set(wanted.map(({ unitId }) => unitId));
  return {
    units: source.units.filter(({ unitId }) => ids.has(unitId)),
    people: source.people.filter((person) =>
      wanted.some((unit) => isListed(unit, person) && (!countsDays || isExpected(unit, person.options))),
    ),
  };
}

/** The sheet of something that was taken out of the programme, as it was. */
function retiredSheet(
  event: Programme,
  unit: AttendanceUnit,
  people: readonly ListedRegistration[],
  locale: Locale,
): SignatureSheet {
  const { kind, title, day = "", from, to, module, place, leaders } = unit;
  const items = unitItems(event, unit);
  const label = kind === "item" ? inLocale(title, locale).text : "";
  const hosts = distinct(items.map(({ host }) => host));
  return {
    title: label,
    module,
    date: day,
    from,
    to,
    hours: personHours(items, scheduledChoices({ ...event, agenda: items })),
    place,
    host: hosts.length > 0 ? hosts.join("; ") : undefined,
    leaders,
    columns: kind === "item" ? [{ label, from, to }] : [],
    people: people.filter((person) => isListed(unit, person)),
    units: [unit],
  };
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
