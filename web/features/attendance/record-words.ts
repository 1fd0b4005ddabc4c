import type {
  AttendancePerson,
  AttendanceRecord,
  AttendanceUnit,
  Mark,
} from "@zapisy/core/attendance/answer";
import type { AttendanceState } from "@zapisy/core/attendance/schema";
import { inLocale } from "@zapisy/core/shared/localized-text";
import { dayAt, wallTimeAt } from "@zapisy/core/shared/time";
import { formatDay, formatDayShort, formatTime, formatTimeRange, formatWeekday } from "@zapisy/words";
import { loadAttendance } from "@zapisy/words/attendance";
import { amendmentsInWords, loadCommon } from "@zapisy/words/common";
import { locale, useMessages } from "../../data/locale.ts";
import type { Meaning } from "../../ui/meaning.tsx";
import type { OpenBook } from "./open-book.ts";

/** The meaning of each state, for badges and bars. */
export const MEANING = {
  present: "ok",
  left_early: "wait",
  excused: "note",
  absent: "stop",
} as const satisfies Record<AttendanceState, Meaning>;

/** Words about records and units, in the reader's language and the event's time zone. */
export function useRecordWords(open: OpenBook, timeZone: () => string) {
  const t = useMessages(loadAttendance);
  const common = useMessages(loadCommon);
  const state = (of: Pick<AttendanceRecord, "state" | "minutes"> | Pick<Mark, "state" | "minutes">) => {
    if (of.state === undefined) return t().noRecord;
    if (of.state === "none") return t().sheet.takenBack;
    const word = t().state[of.state];
    return of.minutes === undefined ? word : t().stateWithMinutes(word, of.minutes);
  };
  const author = (by: string | undefined): string | undefined => {
    if (!by) return undefined;
    const known = open.authorName(by);
    if (known) return known;
    const kind = by.slice(0, by.indexOf(":"));
    const words = t().author;
    return kind === "desk" || kind === "participant" || kind === "staff" ? words[kind] : words.system;
  };
  /** The hour, with the day where it is not the unit's. */
  const moment = (at: string, day: string | undefined) =>
    day !== undefined && dayAt(at, timeZone()) === day
      ? formatTime(locale(), wallTimeAt(at, timeZone()))
      : `${formatDayShort(locale(), dayAt(at, timeZone()))}, ${formatTime(locale(), wallTimeAt(at, timeZone()))}`;
  /** How, by whom and when: "kod QR · Recepcja, Ola · 9:04". */
  const origin = (
    of: Pick<AttendanceRecord, "source" | "by" | "at"> & { byName?: string },
    day: string | undefined,
  ) =>
    [
      of.source && t().source[of.source],
      // What somebody says of themselves needs no author.
      of.source === "self" ? undefined : (of.byName ?? author(of.by)),
      of.at && moment(of.at, day),
    ]
      .filter(Boolean)
      .join(" · ");
  /** What became of somebody who was there and has no place any more. */
  const left = ({ left: ended }: Pick<AttendancePerson, "left">) =>
    ended && common().status[ended.status].left(formatDayShort(locale(), dayAt(ended.at, timeZone())));
  /** What was changed of a unit after it had been recorded, and why. */
  const amendments = (unit: AttendanceUnit) => amendmentsInWords(common(), locale(), unit);
  const unitTitle = (unit: AttendanceUnit) =>
    unit.kind === "day" && unit.day ? dayText(unit.day) : inLocale(unit.title, locale()).text;
  /** The language of {@link unitTitle} where it is not that of the interface. */
  const unitLang = (unit: AttendanceUnit) => {
    const own = unit.kind === "day" && unit.day ? locale() : inLocale(unit.title, locale()).locale;
    return own === locale() ? undefined : own;
  };
  const dayText = (day: string) => `${formatWeekday(locale(), day)}, ${formatDay(locale(), day)}`;
  const hours = ({ from, to }: Pick<AttendanceUnit, "from" | "to">) =>
    from && to ? formatTimeRange(locale(), from, to) : from ? formatTime(locale(), from) : undefined;
  return { state, author, moment, origin, left, amendments, unitTitle, unitLang, dayText, hours };
}

/** What {@link useRecordWords} gives. */
export type RecordWords = ReturnType<typeof useRecordWords>;
