import type { RegistrationId } from "../registration/schema.ts";
import { foldText, normaliseEmail, withoutAccents } from "../shared/text.ts";
import { spanOf } from "../shared/span.ts";
import { addDays, instantAt, type Day, type WallTime } from "../shared/time.ts";
import type { AttendanceUnit } from "./answer.ts";

/** A stay in a webinar's room, in seconds since 1970. */
export interface Stay {
  from: number;
  /** Absent: still there when the report was drawn up. */
  to?: number;
}

/** Somebody whom a report names, with all their stays. */
export interface WebinarAttendee {
  name: string;
  email?: string;
  stays: Stay[];
  /** Seconds, where the report says how long only, and not from when to when. */
  seconds: number;
}

/** What stands in a log-in report. */
export interface WebinarReport {
  attendees: WebinarAttendee[];
  /** Numbers of rows (1 = first of the file) that name somebody but whose times cannot be read. */
  unreadableRows: number[];
}

/** Who may be meant by a name in a report. */
export interface WebinarPerson {
  registrationId: RegistrationId;
  firstName: string;
  lastName: string;
  email?: string;
}

/** What a report says of the people of a unit. */
export interface WebinarFindings {
  found: {
    registrationId: RegistrationId;
    /** As the report names them; several where they came with two devices. */
    names: string[];
    minutes: number;
    state: "present" | "left_early" | "absent";
  }[];
  /** Several people have that name. */
  ambiguous: { attendee: WebinarAttendee; minutes: number; registrationIds: RegistrationId[] }[];
  /** Nobody has: a guest, the host, or somebody under another name. */
  unmatched: { attendee: WebinarAttendee; minutes: number }[];
  unreadableRows: number[];
}

/** Who misses no more than this was there from beginning to end: rooms open late and close early. */
const TOLERANCE_MINUTES = 5;

/**
 * Reads the log-in report of a webinar for one unit: who was there, and for how many of its minutes. Takes
 * the exports of Teams, Zoom, Google Meet and ClickMeeting, Polish and English.
 *
 * @param rows cells of the file, with its head
 * @returns undefined when the file has no columns with people and times
 */
export function readWebinar(
  rows: readonly (readonly string[])[],
  unit: Pick<AttendanceUnit, "day" | "from" | "to" | "clockMinutes">,
  timeZone: string,
  people: readonly WebinarPerson[],
): WebinarFindings | undefined {
  const report = readWebinarReport(rows, { ...unit, timeZone });
  if (!report) return undefined;
  const { matched, ambiguous, unmatched } = matchAttendees(report.attendees, people);
  return {
    found: matched.map(({ registrationId, attendees }) => {
      const minutes = minutesPresent(attendees, unit, timeZone);
      return {
        registrationId,
        names: attendees.map(({ name, email }) => name || (email ?? "")),
        minutes,
        state: webinarState(minutes, unit),
      };
    }),
    ambiguous: ambiguous.map((one) => ({ ...one, minutes: minutesPresent([one.attendee], unit, timeZone) })),
    unmatched: unmatched.map((attendee) => ({
      attendee,
      minutes: minutesPresent([attendee], unit, timeZone),
    })),
    unreadableRows: report.unreadableRows,
  };
}

/** What so many minutes of a unit come to. */
export function webinarState(
  minutes: number,
  { clockMinutes }: Pick<AttendanceUnit, "clockMinutes">,
): "present" | "left_early" | "absent" {
  if (minutes <= 0) return "absent";
  return clockMinutes !== undefined && minutes < clockMinutes - TOLERANCE_MINUTES ? "left_early" : "present";
}

/**
 * Minutes of the unit during which somebody was there, on whatever devices: overlapping stays count once, and
 * what lies outside the unit's hours does not.
 */
export function minutesPresent(
  attendees: readonly Pick<WebinarAttendee, "stays" | "seconds">[],
  unit: Pick<AttendanceUnit, "day" | "from" | "to" | "clockMinutes">,
  timeZone: string,
): number {
  const span = unit.day ? wallSpan({ ...unit, day: unit.day }) : undefined;
  const begins = span ? secondsOf(span.begins, timeZone) : Number.NEGATIVE_INFINITY;
  const ends = span ? secondsOf(span.ends, timeZone) : Number.POSITIVE_INFINITY;
  const stays = attendees
    .flatMap((attendee) => attendee.stays)
    .map(({ from, to = ends }) => ({ from: Math.max(from, begins), to: Math.min(to, ends) }))
    .filter(({ from, to }) => from < to && Number.isFinite(to))
    .sort((a, b) => a.from - b.from);
  let seconds = 0;
  let until = Number.NEGATIVE_INFINITY;
  for (const { from, to } of stays) {
    if (to > until) seconds += to - Math.max(from, until);
    until = Math.max(until, to);
  }
  // Without hours, a whole day is the most; a duration says no more than how long.
  const most = unit.clockMinutes ?? 24 * 60;
  const bare = attendees.reduce((longest, attendee) => Math.max(longest, attendee.seconds), 0);
  return Math.min(most, Math.round(Math.max(seconds, bare) / 60));
}

/**
 * Finds out who is meant: by e-mail address, else by name without accents, in either order. One person may
 * have come twice, as "Anna Żak" and "zak anna (gość)".
 */
export function matchAttendees(
  attendees: readonly WebinarAttendee[],
  people: readonly WebinarPerson[],
): {
  matched: { registrationId: RegistrationId; attendees: WebinarAttendee[] }[];
  ambiguous: { attendee: WebinarAttendee; registrationIds: RegistrationId[] }[];
  unmatched: WebinarAttendee[];
} {
  const byEmail = Map.groupBy(people, ({ email }) => (email ? normaliseEmail(email) : ""));
  const byName = Map.groupBy(people, ({ firstName, lastName }) => nameKey(`${firstName} ${lastName}`));
  const matched = new Map<RegistrationId, WebinarAttendee[]>();
  const ambiguous: { attendee: WebinarAttendee; registrationIds: RegistrationId[] }[] = [];
  const unmatched: WebinarAttendee[] = [];
  for (const attendee of attendees) {
    const sameAddress = attendee.email ? (byEmail.get(normaliseEmail(attendee.email)) ?? []) : [];
    const sameName = byName.get(nameKey(attendee.name)) ?? [];
    // An office may share one address: then the name decides among its people.
    const both = sameAddress.filter((person) => sameName.includes(person));
    const candidates = both.length > 0 ? both : sameAddress.length > 0 ? sameAddress : sameName;
    const [only] = candidates;
    if (!only) unmatched.push(attendee);
    else if (candidates.length > 1)
      ambiguous.push({
        attendee,
        registrationIds: candidates.map(({ registrationId }) => registrationId),
      });
    else matched.set(only.registrationId, [...(matched.get(only.registrationId) ?? []), attendee]);
  }
  return {
    matched: [...matched].map(([registrationId, own]) => ({ registrationId, attendees: own })),
    ambiguous,
    unmatched,
  };
}

/** A name for comparison: its words without accents and remarks in brackets, in the order of the alphabet. */
function nameKey(name: string): string {
  const bare = name.replaceAll(/\([^)]*\)|\[[^\]]*\]/g, " ").replaceAll(",", " ");
  return foldText(bare).split(" ").toSorted().join(" ");
}

/** When a unit is, by the clock on the wall; its whole day where it has no hours. */
function wallSpan({ day, from, to }: { day: Day; from?: string; to?: string }): {
  begins: WallTime;
  ends: WallTime;
} {
  const { begins, ends } = spanOf({ day, from: from ?? "00:00", to }) ?? { begins: `${day}T00:00` };
  return { begins, ends: ends ?? `${addDays(day, 1)}T00:00` };
}

function secondsOf(wallTime: WallTime, timeZone: string): number {
  return Date.parse(instantAt(wallTime, timeZone)) / 1000;
}

/** What a column of a report is. */
type Column = "name" | "firstName" | "lastName" | "email" | "join" | "leave" | "duration";

/**
 * Heads of columns as they are written, without accents and in small letters, the surest first: Teams
 * ("Pierwsze dołączenie", "First Join"), Zoom ("Join Time", "Czas dołączenia"), Meet ("Time joined", "Godzina
 * dołączenia"), ClickMeeting ("Data wejścia", "Entry time").
 */
const HEADS: [Column, RegExp][] = [
  ["email", /e-?mail/],
  ["email", /\bupn\b/],
  ["firstName", /^(first name|given name|imie)$/],
  ["lastName", /^(last name|surname|family name|nazwisko)$/],
  ["duration", /duration|time in (session|meeting)|time spent|czas (trwania|obecnosci|uczestnictwa|pobytu)/],
  ["join", /\bjoin|dolacz|wejsci|\bentry|\bentered|log-?in|zalogowan|^(start|od|from)\b|rozpoczeci/],
  ["leave", /\bleave|\bleft|\bexit|opuszcz|wyjsci|log-?out|wylogowan|^(end|do|to|koniec)\b|zakonczeni/],
  [
    "name",
    /^(full name|name|user name|nickname|participant|attendee|display name)\b|^nazw|imie i nazwisko|nazwisko i imie|^uczestnik|^nick\b/,
  ],
];

/** A cell in small letters without accents, with its signs: "1 h, 5 min", "E-mail". */
function plain(cell: string): string {
  return withoutAccents(cell).replaceAll(/\s+/g, " ").trim();
}

/** Where the columns are, if the row is a head: somebody, and a time. */
function columnsOf(row: readonly string[]): Map<Column, number> | undefined {
  const columns = new Map<Column, number>();
  const heads = row.map(plain);
  for (const [column, pattern] of HEADS) {
    if (columns.has(column)) continue;
    const taken = new Set(columns.values());
    const index = heads.findIndex((head, at) => !taken.has(at) && pattern.test(head));
    if (index >= 0) columns.set(column, index);
  }
  const names = columns.has("name") || columns.has("lastName") || columns.has("email");
  return names && (columns.has("join") || columns.has("duration")) ? columns : undefined;
}

/** The unit that a report is of, by whose clock it is read. */
type ReportedUnit = Pick<AttendanceUnit, "day" | "from" | "to"> & { timeZone: string };

/**
 * Reads the people and times of a log-in report. Some reports hold several tables: one with all stays goes
 * before one with the first and the last moment of each person, which would count the pauses.
 *
 * @returns undefined when no row is a head of such columns
 */
export function readWebinarReport(
  rows: readonly (readonly string[])[],
  unit: ReportedUnit,
): WebinarReport | undefined {
  const tables: { columns: Map<Column, number>; exact: boolean; body: [number, readonly string[]][] }[] = [];
  let table: (typeof tables)[number] | undefined;
  for (const [index, row] of rows.entries()) {
    const columns = columnsOf(row);
    if (columns) {
      const join = plain(row[columns.get("join") ?? -1] ?? "");
      table = { columns, exact: columns.has("join") && !/first|pierwsz/.test(join), body: [] };
      tables.push(table);
    } else if (row.every((cell) => cell.trim() === "")) table = undefined;
    else table?.body.push([index + 1, row]);
  }
  const chosen = tables.find(({ exact, body }) => exact && body.length > 0) ?? tables[0];
  if (!chosen) return undefined;
  const attendees = new Map<string, WebinarAttendee>();
  const unreadableRows: number[] = [];
  for (const [number, row] of chosen.body) {
    const cell = (column: Column) => (row[chosen.columns.get(column) ?? -1] ?? "").trim();
    const name = cell("name") || `${cell("firstName")} ${cell("lastName")}`.trim();
    const email = cell("email") || undefined;
    if (name === "" && email === undefined) continue;
    const from = readMoment(cell("join"), unit);
    const seconds = readDuration(cell("duration"));
    const to =
      readMoment(cell("leave"), unit) ??
      (from !== undefined && seconds !== undefined ? from + seconds : undefined);
    const unclear = cell("leave") !== "" && to === undefined;
    if ((from === undefined && (cell("join") !== "" || seconds === undefined)) || unclear) {
      unreadableRows.push(number);
      continue;
    }
    const key = `${email ? normaliseEmail(email) : ""} ${nameKey(name)}`;
    const attendee = attendees.get(key) ?? { name, email, stays: [], seconds: 0 };
    attendees.set(key, attendee);
    if (from === undefined) attendee.seconds += seconds ?? 0;
    else attendee.stays.push({ from, ...(to === undefined ? {} : { to }) });
  }
  return { attendees: [...attendees.values()], unreadableRows };
}

const TIME = /(\d{1,2})[:.](\d{2})(?:[:.](\d{2}))?(?:[.,]\d+)?\s*([ap])?\.?(?:m\.?)?/i.source;
const MOMENTS = {
  iso: new RegExp(
    String.raw`^(\d{4})[-./](\d{1,2})[-./](\d{1,2})(?:T|,?\s+)${TIME}\s*(Z|[+-]\d{2}:?\d{2})?$`,
    "i",
  ),
  parts: new RegExp(String.raw`^(\d{1,2})([-./])(\d{1,2})[-./](\d{4}|\d{2}),?\s+${TIME}$`, "i"),
  time: new RegExp(`^${TIME}$`, "i"),
};

/**
 * A moment in seconds since 1970. `05.07.2026 09:02`, `7/5/2026, 9:02:11 AM`, `2026-07-05 09:02:11`,
 * `2026-07-05T07:02:11Z`, or the time alone, which is of the unit's day, or of the night that follows if the unit lasts
 * into it.
 */
function readMoment(text: string, unit: ReportedUnit): number | undefined {
  const { timeZone } = unit;
  const clean = text.replaceAll(/\s+/g, " ").trim();
  const iso = MOMENTS.iso.exec(clean);
  if (iso) {
    const [, year = "", month = "", date = "", hour, minute, second, half, zone] = iso;
    const wall = momentOf(year, month, date, [hour, minute, second, half]);
    if (wall === undefined || zone === undefined) return onTheClock(wall, timeZone);
    const offset =
      zone.toUpperCase() === "Z"
        ? 0
        : Number(`${zone[0]}1`) * hoursAndMinutes(zone.slice(1).replace(":", ""));
    return wall - offset * 60;
  }
  const days = daysOf(unit);
  const parts = MOMENTS.parts.exec(clean);
  if (parts) {
    const [, one = "", sign, two = "", written = "", hour, minute, second, half] = parts;
    const year = written.length === 2 ? `20${written}` : written;
    const time = [hour, minute, second, half];
    const dayFirst = momentOf(year, two, one, time);
    const monthFirst = sign === "/" ? momentOf(year, one, two, time) : undefined;
    // 7/5 is 5 July in America and 7 May in Britain: the unit's own day tells, else the twelve-hour clock.
    const ofDay = [dayFirst, monthFirst].find(
      (moment) => moment !== undefined && days.includes(dayOf(moment)),
    );
    return onTheClock(ofDay ?? (half ? (monthFirst ?? dayFirst) : (dayFirst ?? monthFirst)), timeZone);
  }
  const time = MOMENTS.time.exec(clean);
  if (!time || !unit.day) return undefined;
  const { begins, ends } = wallSpan({ ...unit, day: unit.day });
  const moments = days.flatMap((day) => {
    const [year = "", month = "", date = ""] = day.split("-");
    return onTheClock(momentOf(year, month, date, time.slice(1)), timeZone) ?? [];
  });
  const away = (moment: number) =>
    Math.max(0, secondsOf(begins, timeZone) - moment, moment - secondsOf(ends, timeZone));
  return moments.toSorted((a, b) => away(a) - away(b))[0];
}

/** The days on which a unit goes on: its own, and the next where it ends in the night. */
function daysOf({ day, from, to }: ReportedUnit): Day[] {
  if (!day) return [];
  const ends = spanOf({ day, from, to })?.ends?.slice(0, 10);
  return ends && ends !== day ? [day, ends] : [day];
}

/** The moment at which the clock in that zone shows so many seconds since 1970. */
function onTheClock(wall: number | undefined, timeZone: string): number | undefined {
  if (wall === undefined) return undefined;
  return secondsOf(new Date(wall * 1000).toISOString().slice(0, 16), timeZone) + (wall % 60);
}

function momentOf(
  year: string,
  month: string,
  date: string,
  [hour = "", minute = "", second = "0", half]: (string | undefined)[],
): number | undefined {
  const twelve = half?.toLowerCase();
  const hours = twelve ? (Number(hour) % 12) + (twelve === "p" ? 12 : 0) : Number(hour);
  if (hours > 23 || Number(minute) > 59 || Number(second) > 59) return undefined;
  const moment = Date.UTC(
    Number(year),
    Number(month) - 1,
    Number(date),
    hours,
    Number(minute),
    Number(second),
  );
  const sameDay = new Date(moment).getUTCDate() === Number(date) && Number(month) <= 12;
  return sameDay ? moment / 1000 : undefined;
}

function dayOf(moment: number): Day {
  return new Date(moment * 1000).toISOString().slice(0, 10);
}

/** Minutes of `0200`. */
function hoursAndMinutes(text: string): number {
  return Number(text.slice(0, 2)) * 60 + Number(text.slice(2));
}

/** Seconds of `1h 2m 3s`, `1 godz. 2 min`, `01:02:03` or `62`, a bare number being minutes. */
function readDuration(text: string): number | undefined {
  const clean = plain(text);
  const clock = /^(\d+):(\d{2})(?::(\d{2}))?$/.exec(clean);
  if (clock) return Number(clock[1]) * 3600 + Number(clock[2]) * 60 + Number(clock[3] ?? 0);
  if (/^\d+([.,]\d+)?$/.test(clean)) return Math.round(Number(clean.replace(",", ".")) * 60);
  const parts =
    /^(?:(\d+) ?(?:h|hr|hrs|hour|hours|g|godz|godzin\w*)\b\.?,? ?)?(?:(\d+) ?(?:m|min|mins|minut\w*)\b\.?,? ?)?(?:(\d+) ?(?:s|sec|secs|sek|second\w*|sekund\w*)\b\.?)?$/.exec(
      clean,
    );
  if (clean === "" || !parts) return undefined;
  return Number(parts[1] ?? 0) * 3600 + Number(parts[2] ?? 0) * 60 + Number(parts[3] ?? 0);
}
