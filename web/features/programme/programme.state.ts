import { eventDays, overlaps, sortAgenda } from "@zapisy/core/event/rules";
import type { AgendaItem, AgendaKind, EventDates, EventInput } from "@zapisy/core/event/schema";
import type { LocalizedText } from "@zapisy/core/shared/localized-text";
import { DAY_MINUTES, minuteOfDay, minutesOf } from "@zapisy/core/shared/clock";
import type { Day } from "@zapisy/core/shared/time";

/** The parts of an event that the programme editor changes. */
export type Programme = Pick<EventInput, "agenda" | "choiceGroups" | "dayNotes">;

/** Makes ids for new items, groups and options; from outside so that the rules stay functions. */
export type NewPartId = () => string;

/** `HH:MM` of minutes since midnight; of the next day's, where they are beyond the day's end. */
function timeOf(minutes: number): string {
  const ofDay = minutes % DAY_MINUTES;
  return `${String(Math.floor(ofDay / 60)).padStart(2, "0")}:${String(ofDay % 60).padStart(2, "0")}`;
}

/** Minutes since midnight at which something can begin: within the day. */
function held(minutes: number): number {
  return Math.max(0, Math.min(DAY_MINUTES - 1, Math.round(minutes)));
}

/**
 * Things that happen at the same time, as one row of the programme: parallel panels, or an overlap by
 * mistake. Most rows hold one item.
 */
export interface Row {
  items: AgendaItem[];
  /** Minutes since midnight; undefined while no time is set. */
  start: number | undefined;
  /** Where the row ends, beyond a day's minutes if after midnight; the start for what has no end and for nights. */
  end: number | undefined;
}

/** The day's items as rows, in the order of the programme; `undefined` asks for items without a day. */
export function rowsOf(agenda: readonly AgendaItem[], day: Day | undefined): Row[] {
  const rows: Row[] = [];
  for (const item of sortAgenda(agenda.filter((each) => (each.day || undefined) === day))) {
    const start = minuteOfDay(item.from);
    const end = endOf(item);
    const last = rows.at(-1);
    const isParallel =
      last?.start !== undefined &&
      last.end !== undefined &&
      start !== undefined &&
      (start < last.end || (start === last.start && end === start && last.end === last.start));
    if (last && isParallel) {
      last.items.push(item);
      last.end = Math.max(last.end ?? 0, end ?? 0);
    } else rows.push({ items: [item], start, end });
  }
  return rows;
}

/** A night's lodging ends, for the programme of its day, when it begins. */
function endOf(item: AgendaItem): number | undefined {
  const { begins, ends } = minutesOf(item) ?? {};
  return item.kind === "lodging" ? begins : (ends ?? begins);
}

/**
 * The days of the programme, in order: those of the event, and those outside it that items still have.
 * Of a long event (a course over months) only days with something on them and those `opened` by hand.
 */
export function programmeDays(
  dates: EventDates,
  { agenda, dayNotes }: Pick<Programme, "agenda" | "dayNotes">,
  opened: readonly Day[] = [],
): Day[] {
  const used = [
    ...agenda.flatMap(({ day }) => (day ? [day] : [])),
    ...dayNotes.map(({ day }) => day),
    ...opened,
  ];
  const own = eventDays(dates);
  const shown = own.length <= LONG_EVENT_DAYS ? own : own.slice(0, 1);
  return [...new Set([...shown, ...used])].toSorted();
}

/** Events with more days show only the days that are used. */
export const LONG_EVENT_DAYS = 10;

/** Ids of items at the same time as others without being a choice between them → titles of the others. */
export function clashes({
  agenda,
  choiceGroups,
}: Pick<Programme, "agenda" | "choiceGroups">): Map<string, string[]> {
  const titles = new Map(agenda.map(({ itemId, title }) => [itemId, title.pl]));
  const found = new Map<string, string[]>();
  const add = (itemId: string, other: string) => {
    found.set(itemId, [...(found.get(itemId) ?? []), titles.get(other) ?? ""]);
  };
  for (const [a, b] of overlaps(agenda, choiceGroups)) {
    add(a, b);
    add(b, a);
  }
  return found;
}

/** Whether what people do there belongs on attendance lists. */
export function takesAttendance(kind: AgendaKind): boolean {
  return kind === "session" || kind === "stop" || kind === "panel" || kind === "plenary";
}

const USUAL_MINUTES: Record<AgendaKind, number> = {
  session: 90,
  stop: 120,
  panel: 90,
  plenary: 60,
  travel: 60,
  lodging: 0,
  meal: 60,
  break: 15,
};

/** A new item at the end of a day: it begins when the last one ends, at nine on an empty day. */
export function newItem(
  agenda: readonly AgendaItem[],
  itemId: string,
  kind: AgendaKind,
  title: LocalizedText,
  day: Day | undefined,
): AgendaItem {
  const item: AgendaItem = { itemId, kind, title, takesAttendance: takesAttendance(kind) };
  if (!day) return item;
  const end = rowsOf(agenda, day).findLast((row) => row.end !== undefined)?.end ?? 9 * 60;
  // What comes after midnight is the next day's.
  if (end >= DAY_MINUTES) return { ...item, day };
  const usual = USUAL_MINUTES[kind];
  return { ...item, day, from: timeOf(end), ...(usual > 0 && { to: timeOf(end + usual) }) };
}

/**
 * The same programme with an item one place earlier (-1) or later (1) in its day. Inside parallel items
 * only their order changes; at the edge of them the whole row moves.
 *
 * Times follow the order: items keep how long they last, pauses stay at their place in the day, and the
 * whole stretch between the first and the last moved item begins and ends when it did before.
 */
export function moveItem(agenda: readonly AgendaItem[], itemId: string, step: -1 | 1): AgendaItem[] {
  const day = agenda.find((item) => item.itemId === itemId)?.day || undefined;
  const rows = rowsOf(agenda, day);
  const from = rows.findIndex(({ items }) => items.some((item) => item.itemId === itemId));
  const row = rows[from];
  if (!row) return [...agenda];
  const within = row.items.findIndex((item) => item.itemId === itemId);
  const neighbour = row.items[within + step];
  if (neighbour) return swapStarts(agenda, row, within, within + step);
  const to = from + step;
  if (to < 0 || to >= rows.length) return [...agenda];
  return reorderRows(agenda, rows, from, to);
}

/** Whether {@link moveItem} would change anything. */
export function canMove(agenda: readonly AgendaItem[], itemId: string, step: -1 | 1): boolean {
  const day = agenda.find((item) => item.itemId === itemId)?.day || undefined;
  const order = rowsOf(agenda, day).flatMap(({ items }) => items.map((item) => item.itemId));
  return order[order.indexOf(itemId) + step] !== undefined && order.includes(itemId);
}

/**
 * The same programme with an item dropped at a place of a day: `index` counts the day's rows without the
 * item itself. Within its day it takes its parallel items along and times follow as in {@link moveItem}.
 * In another day it begins where the row it displaces began (at the end: when the last one ends), and
 * the rows behind it are pushed back as far as needed; the day it leaves keeps its times.
 */
export function dropItem(
  agenda: readonly AgendaItem[],
  itemId: string,
  day: Day | undefined,
  index: number,
): AgendaItem[] {
  const item = agenda.find((each) => each.itemId === itemId);
  if (!item) return [...agenda];
  if ((item.day || undefined) === day) {
    const rows = rowsOf(agenda, day);
    const from = rows.findIndex(({ items }) => items.includes(item));
    const to = Math.max(0, Math.min(index, rows.length - 1));
    return from === to ? [...agenda] : reorderRows(agenda, rows, from, to);
  }
  const rest = agenda.filter((each) => each !== item);
  if (!day) return [...rest, { ...item, day: undefined, from: undefined, to: undefined }];
  const rows = rowsOf(rest, day);
  const start = rows[index]?.start ?? rows.slice(0, index).findLast((row) => row.end !== undefined)?.end;
  const own = minuteOfDay(item.from);
  const moved = shiftItem({ ...item, day }, start === undefined || own === undefined ? 0 : start - own);
  const placed = own === undefined && start !== undefined ? { ...moved, from: timeOf(held(start)) } : moved;
  let free = endOf(placed) ?? 0;
  const pushed = new Map<string, AgendaItem>();
  for (const row of rows.slice(index)) {
    if (row.start === undefined || row.start >= free) break;
    const by = free - row.start;
    for (const each of row.items) pushed.set(each.itemId, shiftItem(each, by));
    free = (row.end ?? row.start) + by;
  }
  // Items without times keep the order in which they are written, so the new one is written at its place.
  const next = rows[index]?.items[0];
  const at = next ? rest.indexOf(next) : rest.length;
  return rest.toSpliced(at, 0, placed).map((each) => pushed.get(each.itemId) ?? each);
}

/** The same programme with an item on another day, at its own time. */
export function moveToDay(agenda: readonly AgendaItem[], itemId: string, day: Day | undefined): AgendaItem[] {
  return agenda.map((item) => (item.itemId === itemId ? { ...item, day } : item));
}

function reorderRows(
  agenda: readonly AgendaItem[],
  rows: readonly Row[],
  from: number,
  to: number,
): AgendaItem[] {
  const moved = rows[from];
  if (!moved) return [...agenda];
  const order = rows.toSpliced(from, 1).toSpliced(to, 0, moved);
  return writeOrder(agenda, layOut(rows, order, Math.min(from, to), Math.max(from, to)));
}

/** Gives the rows from `first` to `last` their times in the new order; see {@link moveItem}. */
function layOut(before: readonly Row[], after: readonly Row[], first: number, last: number): AgendaItem[] {
  const pauses = before.map((row, index) => {
    const next = before[index + 1];
    return row.end === undefined || next?.start === undefined ? 0 : next.start - row.end;
  });
  const lastTimed = after.findLastIndex((row) => row.start !== undefined);
  let clock = before.slice(first, last + 1).find((row) => row.start !== undefined)?.start;
  return after.flatMap((row, index) => {
    if (index < first || index > last || clock === undefined || index > lastTimed) return row.items;
    const by = row.start === undefined ? undefined : clock - row.start;
    const start = clock;
    clock += (row.start === undefined ? 0 : (row.end ?? row.start) - row.start) + (pauses[index] ?? 0);
    // What had no time gets a beginning as soon as something with a time follows it.
    return row.items.map((item) =>
      by === undefined ? { ...item, from: timeOf(held(start)) } : shiftItem(item, by),
    );
  });
}

function swapStarts(agenda: readonly AgendaItem[], row: Row, a: number, b: number): AgendaItem[] {
  const first = row.items[a];
  const second = row.items[b];
  if (!first || !second) return [...agenda];
  const delta = (minuteOfDay(second.from) ?? 0) - (minuteOfDay(first.from) ?? 0);
  const items = row.items.with(a, shiftItem(second, -delta)).with(b, shiftItem(first, delta));
  return writeOrder(agenda, items);
}

/** An item later (or earlier) by minutes, as long as before. The morning when a night's lodging ends stays. */
function shiftItem(item: AgendaItem, by: number): AgendaItem {
  const { begins, ends } = minutesOf(item) ?? {};
  if (begins === undefined || by === 0) return item;
  const from = held(begins + by);
  const isNight = item.kind === "lodging" && ends !== undefined && ends > DAY_MINUTES;
  return {
    ...item,
    from: timeOf(from),
    ...(ends === undefined || isNight ? {} : { to: timeOf(from + ends - begins) }),
  };
}

/** Puts the items, in their order, at the places where they stand in the whole agenda. */
function writeOrder(agenda: readonly AgendaItem[], ordered: readonly AgendaItem[]): AgendaItem[] {
  const ids = new Set(ordered.map(({ itemId }) => itemId));
  const queue = [...ordered];
  return agenda.map((item) => (ids.has(item.itemId) ? (queue.shift() ?? item) : item));
}

/** Why a day cannot be moved by so many minutes. */
export type ShiftRefusal = "beyond_midnight";

/** The same programme with all times of a day later (or earlier) by minutes, unless something would begin on another. */
export function shiftDay(agenda: readonly AgendaItem[], day: Day, by: number): AgendaItem[] | ShiftRefusal {
  const starts = agenda
    .filter((item) => item.day === day)
    .map((item) => minuteOfDay(item.from))
    .filter((minutes) => minutes !== undefined);
  if (starts.some((minutes) => minutes + by !== held(minutes + by))) return "beyond_midnight";
  return agenda.map((item) => (item.day === day ? shiftItem(item, by) : item));
}

/** The same programme with copies of a day's items on another day, behind what is there already. */
export function copyDay(agenda: readonly AgendaItem[], from: Day, to: Day, newId: NewPartId): AgendaItem[] {
  const copies = sortAgenda(agenda.filter((item) => item.day === from)).map((item) => ({
    ...structuredClone(item),
    itemId: newId(),
    day: to,
  }));
  return [...agenda, ...copies];
}

/** The same programme with a copy of an item right behind it, in the time after it. */
export function duplicateItem(agenda: readonly AgendaItem[], itemId: string, newId: NewPartId): AgendaItem[] {
  const at = agenda.findIndex((item) => item.itemId === itemId);
  const item = agenda[at];
  if (!item) return [...agenda];
  const start = minuteOfDay(item.from);
  const end = endOf(item);
  const copy = { ...structuredClone(item), itemId: newId() };
  return agenda.toSpliced(
    at + 1,
    0,
    start === undefined || end === undefined ? copy : shiftItem(copy, end - start),
  );
}

/** The same programme without an item. */
export function removeItem(agenda: readonly AgendaItem[], itemId: string): AgendaItem[] {
  return agenda.filter((item) => item.itemId !== itemId);
}

/** What "panele równoległe" and "moduły do wyboru" are made from. */
export interface NewChoice {
  kind: "panel" | "session";
  /** What is chosen: "Panel dyskusyjny", "Moduł". */
  title: string;
  /** One option and one item each. */
  options: { title: string; seats: number | null }[];
  day?: Day;
  from?: string;
  to?: string;
}

/**
 * The same programme with a choice in it: a group with an option per title, and for each option an item
 * that only those who chose it attend. Panels are at the same time; modules carry their name as module.
 */
export function withChoice(programme: Programme, choice: NewChoice, newId: NewPartId): Programme {
  const options = choice.options.map(({ title, seats }) => ({
    optionId: newId(),
    title: { pl: title },
    seats,
  }));
  const items = options.map(({ optionId, title }): AgendaItem => ({
    itemId: newId(),
    kind: choice.kind,
    title: { ...title },
    ...(choice.day && { day: choice.day }),
    ...(choice.from && { from: choice.from }),
    ...(choice.to && { to: choice.to }),
    ...(choice.kind === "session" && { module: title.pl }),
    optionId,
    takesAttendance: true,
  }));
  return {
    ...programme,
    agenda: [...programme.agenda, ...items],
    choiceGroups: [
      ...programme.choiceGroups,
      { groupId: newId(), title: { pl: choice.title }, required: true, options },
    ],
  };
}

/** The same notes with the remark on a day; an empty remark removes it. */
export function withDayNote(
  notes: Programme["dayNotes"],
  day: Day,
  note: LocalizedText | undefined,
): Programme["dayNotes"] {
  const others = notes.filter((each) => each.day !== day);
  return (note ? [...others, { day, note }] : others).toSorted((a, b) => (a.day < b.day ? -1 : 1));
}

/** Teaching hours between beginning and end: 45 minutes each for didactic ones, to quarter hours. */
export function hoursBetween(
  { from, to }: Pick<AgendaItem, "from" | "to">,
  unit: "clock" | "didactic",
): number | undefined {
  const { begins = 0, ends } = minutesOf({ from, to }) ?? {};
  if (ends === undefined) return undefined;
  const hours = Math.floor(((ends - begins) / (unit === "didactic" ? 45 : 60)) * 4) / 4;
  return hours >= 0.25 ? hours : undefined;
}
