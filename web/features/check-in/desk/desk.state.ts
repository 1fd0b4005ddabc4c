import type { AttendanceRecord, AttendanceUnit, Mark } from "@zapisy/core/attendance/answer";
import { attendanceOf, isExpected, isListed, mergeMarks } from "@zapisy/core/attendance/rules";
import type {
  AttendanceSource,
  AttendanceState,
  MarkId,
  MarkInput,
  WalkInInput,
} from "@zapisy/core/attendance/schema";
import type { DeskBook, DeskChanges, DeskPerson } from "@zapisy/core/check-in/answer";
import { readTicket } from "@zapisy/core/check-in/rules";
import type { RegistrationId } from "@zapisy/core/registration/schema";
import { spanOf, type Span } from "@zapisy/core/shared/span";
import { foldText, personSortKey, searchText, searchWords } from "@zapisy/core/shared/text";
import { instantAt, type Instant, type WallTime } from "@zapisy/core/shared/time";

/*
 * What a desk knows and decides, without a browser: the server's book and the desk's own entries that the
 * server has not answered yet, folded together by the rule that the server uses (core/attendance).
 */

/** Somebody on the desk's list: a registration, or a walk-in that the server does not know yet. */
export type PersonKey = RegistrationId | `wlk_${string}`;

/** A mark that waits for the server's answer. */
export interface MarkEntry {
  kind: "mark";
  id: MarkId;
  person: PersonKey;
  /** For as long as the entry waits, whatever becomes of the book. */
  name: string;
  mark: Omit<MarkInput, "registrationId" | "markId">;
  /** Why the server did not take it. */
  refused?: string;
}

/** A walk-in that waits for the server's answer. */
export interface WalkInEntry {
  kind: "walk_in";
  id: `wlk_${string}`;
  name: string;
  walkIn: WalkInInput;
  /** Why the server did not take it. */
  refused?: string;
}

/** What the desk recorded and the server has not answered yet, or has refused. */
export type Entry = MarkEntry | WalkInEntry;

/** Where a person stands at a unit, the desk's own entries included. */
export type DeskRecord = Omit<AttendanceRecord, "registrationId" | "unitId" | "byName">;

const NOTHING: DeskRecord = { current: [], conflict: [], history: [] };

/** A person on the list of one unit. */
export interface DeskRow {
  key: PersonKey;
  firstName: string;
  lastName: string;
  /** They have no place any more. */
  left?: DeskPerson["left"];
  record: DeskRecord;
  /** Something of this row waits to be sent. */
  isWaiting: boolean;
  /** Something of this row was refused. */
  isRefused: boolean;
}

/** A mark that nobody has made yet. */
export interface Wish {
  state: MarkInput["state"];
  minutes?: number;
  source: AttendanceSource;
  reason?: string;
}

/** The book sorted for quick reading; made once per book. */
export interface IndexedBook {
  book: DeskBook;
  /** Marks by person and unit. */
  marks: ReadonlyMap<string, readonly Mark[]>;
  people: ReadonlyMap<string, DeskPerson>;
  byTicket: ReadonlyMap<string, DeskPerson>;
}

const pairKey = (person: string, unitId: string) => `${person} ${unitId}`;

/** Sorts a book for quick reading. */
export function indexBook(book: DeskBook): IndexedBook {
  const marks = new Map<string, Mark[]>();
  for (const mark of book.marks) {
    const key = pairKey(mark.registrationId, mark.unitId);
    const whole = { ...mark, eventId: book.event.eventId, receivedAt: mark.at };
    const list = marks.get(key);
    if (list) list.push(whole);
    else marks.set(key, [whole]);
  }
  return {
    book,
    marks,
    people: new Map(book.people.map((person) => [person.registrationId, person])),
    byTicket: new Map(book.people.map((person) => [person.ticketCode, person])),
  };
}

/** The book after what changed of it. Whoever is new or called otherwise is put where the list's order has them. */
export function applyChanges(book: DeskBook, { people, gone, marks, authors }: DeskChanges): DeskBook {
  if (people.length + gone.length === 0) return book;
  const changed = new Map(people.map((person) => [person.registrationId, person]));
  const kept: DeskPerson[] = [];
  for (const person of book.people) {
    const now = changed.get(person.registrationId);
    if (now && fullName(now) === fullName(person)) {
      kept.push(now);
      changed.delete(person.registrationId);
    } else if (!now && !gone.includes(person.registrationId)) kept.push(person);
  }
  const keyOf = ({ lastName, firstName }: DeskPerson) => personSortKey(lastName, firstName);
  for (const person of changed.values()) {
    const key = keyOf(person);
    const next = kept.findIndex((other) => keyOf(other) > key);
    kept.splice(next === -1 ? kept.length : next, 0, person);
  }
  const told = new Set([...gone, ...people.map(({ registrationId }) => registrationId)]);
  return {
    ...book,
    people: kept,
    marks: [...book.marks.filter(({ registrationId }) => !told.has(registrationId)), ...marks],
    authors: { ...book.authors, ...authors },
    // It is no book that the server has made: none is the same.
    version: "",
  };
}

/** The desk's own marks that may still be taken, by person and unit. */
function ownMarks({ book }: IndexedBook, entries: readonly Entry[]): ReadonlyMap<string, readonly Mark[]> {
  return Map.groupBy(
    entries.flatMap((entry) =>
      entry.kind === "mark" && entry.refused === undefined ? [asMark(entry, book)] : [],
    ),
    ({ registrationId, unitId }) => pairKey(registrationId, unitId),
  );
}

/** The marks of a person at a unit, the server's and the desk's own. */
function marksOf(
  { marks }: IndexedBook,
  own: ReadonlyMap<string, readonly Mark[]>,
  person: string,
  unitId: string,
): readonly Mark[] {
  const key = pairKey(person, unitId);
  const known = marks.get(key) ?? [];
  const added = own.get(key);
  return added ? mergeMarks(known, added) : known;
}

function asMark({ id, person, mark }: MarkEntry, { event, link }: DeskBook): Mark {
  return {
    ...mark,
    markId: id,
    // A walk-in's key stands in for the registration until the server has made it.
    registrationId: person as RegistrationId,
    eventId: event.eventId,
    by: `desk:${link.linkId}`,
    receivedAt: mark.at,
  };
}

/** Where a person stands at a unit. */
export function recordOf(
  index: IndexedBook,
  entries: readonly Entry[],
  person: string,
  unitId: string,
): DeskRecord {
  return fold(marksOf(index, ownMarks(index, entries), person, unitId));
}

function fold(marks: readonly Mark[]): DeskRecord {
  return marks.length === 0 ? NOTHING : attendanceOf(marks);
}

/** The list of one unit: who is expected, as the book has them, walk-ins that wait for the server at its end. */
export function rowsOf(index: IndexedBook, entries: readonly Entry[], unit: AttendanceUnit): DeskRow[] {
  const touched = entries.filter((entry) => entry.kind === "walk_in" || entry.mark.unitId === unit.unitId);
  const ofPerson = Map.groupBy(touched, (entry) => (entry.kind === "mark" ? entry.person : entry.id));
  const marks = ownMarks(index, touched);
  const toRow = (person: Pick<DeskRow, "key" | "firstName" | "lastName" | "left">): DeskRow => {
    const own = ofPerson.get(person.key) ?? [];
    return {
      ...person,
      record: fold(marksOf(index, marks, person.key, unit.unitId)),
      isWaiting: own.some(({ refused }) => refused === undefined),
      isRefused: own.some(({ refused }) => refused !== undefined),
    };
  };
  const known = index.book.people.flatMap((person) => {
    const { registrationId, firstName, lastName, left } = person;
    const row = toRow({ key: registrationId, firstName, lastName, ...(left && { left }) });
    return isListed(unit, { ...person, records: { [unit.unitId]: row.record } }) ? [row] : [];
  });
  const walkIns = touched.flatMap((entry) =>
    entry.kind === "walk_in" && isExpected(unit, Object.values(entry.walkIn.choices ?? {}))
      ? [toRow({ key: entry.id, firstName: entry.walkIn.firstName, lastName: entry.walkIn.lastName })]
      : [],
  );
  return [...known, ...walkIns];
}

/** How many there are of whom. */
export interface Tally {
  expected: number;
  present: number;
  leftEarly: number;
  excused: number;
  absent: number;
}

/** Counts the rows of a unit. */
export function tallyOf(rows: readonly DeskRow[]): Tally {
  const count = (state: AttendanceState) => rows.filter(({ record }) => record.state === state).length;
  return {
    expected: rows.length,
    present: count("present"),
    leftEarly: count("left_early"),
    excused: count("excused"),
    absent: count("absent"),
  };
}

/**
 * Rows whose name holds every word of the query, however it is written: "zol" finds "Żółkiewska". Those
 * whose surname begins with the query come first; otherwise the order of the list stays.
 */
export function searchRows<Row extends Pick<DeskRow, "firstName" | "lastName">>(
  rows: readonly Row[],
  query: string,
): Row[] {
  const words = searchWords(query);
  if (words.length === 0) return [...rows];
  const wanted = foldText(query);
  const found = rows.filter(({ firstName, lastName }) => {
    const name = searchText([lastName, firstName]);
    return words.every((word) => name.includes(word));
  });
  const isFirst = (row: Row) => foldText(row.lastName).startsWith(wanted);
  return [...found.filter(isFirst), ...found.filter((row) => !isFirst(row))];
}

/**
 * The unit that a desk most likely is for: the one that runs now, else the next of the day, else the last
 * of the day, else the next day's first, else the last of all.
 */
export function unitNow(units: readonly AttendanceUnit[], now: WallTime): AttendanceUnit | undefined {
  const day = now.slice(0, 10);
  const today = units.filter((unit) => unit.day === day);
  const isOn = (unit: AttendanceUnit) => {
    const { begins, ends } = wholeSpan(unit) ?? {};
    return begins !== undefined && begins <= now && now < (ends ?? `${begins.slice(0, 10)}T24:00`);
  };
  return (
    today.find(isOn) ??
    // What began yesterday in the evening may still go on.
    units.find(isOn) ??
    today.find(({ from = "00:00" }) => `${day}T${from}` > now) ??
    today.at(-1) ??
    units.find((unit) => unit.day !== undefined && unit.day > day) ??
    units.at(-1)
  );
}

/** When a unit is; one without hours goes on all day. */
function wholeSpan({ day, from = "00:00", to }: AttendanceUnit): Span | undefined {
  return spanOf({ day, from, to });
}

/** How many minutes of a unit have passed; undefined outside of it and where its hours are not known. */
export function minutesInto(
  unit: Pick<AttendanceUnit, "day" | "from" | "clockMinutes"> | undefined,
  now: Instant,
  timeZone: string,
): number | undefined {
  const span = unit && spanOf(unit);
  if (!span || unit.clockMinutes === undefined) return undefined;
  const passed = Math.floor((Date.parse(now) - Date.parse(instantAt(span.begins, timeZone))) / 60_000);
  return passed > 0 && passed < unit.clockMinutes ? passed : undefined;
}

/**
 * The mark that a wish comes to; undefined when it is so already, so that a double tap is one mark. It
 * replaces what the person at the desk saw: all marks that count now.
 */
export function decideMark(
  record: DeskRecord,
  unitId: string,
  wish: Wish,
  at: Instant,
): MarkEntry["mark"] | undefined {
  const isSame =
    (record.state ?? "none") === wish.state &&
    (wish.state !== "left_early" || record.minutes === wish.minutes) &&
    record.conflict.length === 0;
  if (isSame) return undefined;
  const { state, minutes, source, reason } = wish;
  return {
    unitId,
    state,
    source,
    at,
    replaces: [...record.current],
    ...(minutes === undefined ? {} : { minutes }),
    ...(reason === undefined ? {} : { reason }),
  };
}

/** What stood before the marks that count now: what "undo" goes back to. */
export function formerWish(record: DeskRecord): Pick<Wish, "state" | "minutes"> {
  const current = new Set(record.current);
  const { state, minutes } = fold(record.history.filter(({ markId }) => !current.has(markId)));
  return { state: state ?? "none", ...(minutes === undefined ? {} : { minutes }) };
}

/** A disagreement between devices about one person at one unit. */
export interface Conflict {
  person: PersonKey;
  name: string;
  unit: AttendanceUnit;
  record: DeskRecord;
}

/** Everything that devices disagree about, by unit and in the order of the list. */
export function conflictsOf(index: IndexedBook, entries: readonly Entry[]): Conflict[] {
  const own = ownMarks(index, entries);
  return index.book.units.flatMap((unit) =>
    index.book.people.flatMap((person): Conflict[] => {
      // Most pairs have one mark, which disagrees with nobody.
      const marks = marksOf(index, own, person.registrationId, unit.unitId);
      if (marks.length < 2) return [];
      const record = attendanceOf(marks);
      if (record.conflict.length === 0) return [];
      return [{ person: person.registrationId, name: fullName(person), unit, record }];
    }),
  );
}

/** A person's name as it is spoken. */
export function fullName({ firstName, lastName }: { firstName: string; lastName: string }): string {
  return `${firstName} ${lastName}`;
}

/** What a code that was read comes to. */
export type ScanDecision =
  /** Some other QR code. */
  | { outcome: "no_ticket" }
  /** A ticket, but nobody's on this list: of another event, or of somebody without a confirmed place. */
  | { outcome: "unknown" }
  /** On the event's list, but expected at another unit. */
  | { outcome: "not_expected"; person: DeskPerson }
  /** Has given up their place; a record needs a reason. */
  | { outcome: "left"; person: DeskPerson }
  | { outcome: "already"; person: DeskPerson; at: Instant | undefined }
  | { outcome: "present"; person: DeskPerson };

/** Decides on a code that was read at the desk of a unit. */
export function decideScan(
  text: string,
  index: IndexedBook,
  entries: readonly Entry[],
  unit: AttendanceUnit,
): ScanDecision {
  const code = readTicket(text);
  if (code === undefined) return { outcome: "no_ticket" };
  const person = index.byTicket.get(code);
  if (!person) return { outcome: "unknown" };
  const record = recordOf(index, entries, person.registrationId, unit.unitId);
  if (record.state === "present" && record.conflict.length === 0)
    return { outcome: "already", person, at: record.at };
  if (!isExpected(unit, person.options)) return { outcome: "not_expected", person };
  return { outcome: person.left ? "left" : "present", person };
}
