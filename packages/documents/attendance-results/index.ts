import type { AttendanceBook, AttendancePerson, AttendanceUnit } from "@zapisy/core/attendance/answer";
import { inLocale, type Locale } from "@zapisy/core/shared/localized-text";
import { dayAt, type Instant } from "@zapisy/core/shared/time";
import { formatDateTime, formatDayAndMonth, formatDayShort, formatTime } from "@zapisy/words";
import { amendmentsInWords, loadCommon } from "@zapisy/words/common";
import { documentMessages } from "@zapisy/words/document";
import { fileName } from "../file-name/index.ts";
import { type Cell, type TableColumn, tableWorkbook } from "../workbook/index.ts";

/** What attendance came to, with the words of its event. */
export interface AttendanceResults {
  locale: Locale;
  eventTitle: string;
  organiser: string;
  book: Pick<AttendanceBook, "thresholdPercent" | "units" | "closings" | "people">;
  takenAt: Instant;
  timeZone: string;
}

/** Number and names are seen and printed beside whatever columns are looked at. */
const NAME_COLUMNS = 3;
/** Width of a unit's column and length of its title there, in characters. */
const UNIT_WIDTH = 13;
const TITLE_LENGTH = 36;
/** Width of a column of states: their longest word. */
const STATE_WIDTH = 16;

/** A name for the workbook's file. */
export function attendanceResultsFileName(eventTitle: string, locale: Locale): string {
  return fileName(`${documentMessages[locale].attendanceResults.title} ${eventTitle}`, undefined, "xlsx");
}

/**
 * Makes a workbook of people by units: a worksheet of minutes and per cent, one of what was recorded in words, and
 * one of the units. A unit where nothing is recorded yet stays empty, one of another panel too.
 */
export async function attendanceResultsXlsx(results: AttendanceResults): Promise<Uint8Array> {
  const { locale, book, eventTitle, organiser, takenAt, timeZone } = results;
  const common = await loadCommon(locale);
  const { attendanceResults: words, attendanceList: list, register } = documentMessages[locale];
  const { units, people } = book;
  const lines = [
    words.title,
    eventTitle,
    `${register.takenAt(formatDateTime(locale, takenAt, timeZone))} · ${words.rule(book.thresholdPercent)}`,
  ];
  const column = (title: string, width: number, kind: TableColumn["kind"] = "text"): TableColumn => ({
    title,
    width,
    kind,
  });
  const names = [
    column(list.ordinal, 6, "number"),
    column(list.surname, 20),
    column(list.firstName, 14),
    column(list.institution, 34),
  ];
  const nameCells = ({ lastName, firstName, institution }: AttendancePerson, index: number): Cell[] => [
    index + 1,
    lastName,
    firstName,
    institution,
  ];
  const closed = new Set(book.closings.map(({ unitId }) => unitId));
  const modules = [...new Set(people.flatMap(({ rate }) => rate.modules.map(({ module }) => module)))];
  // Nobody looks for a remark that nobody has.
  const hasRemarks = people.some(({ left }) => left);
  const remarkOn = ({ left }: AttendancePerson) =>
    left && common.status[left.status].left(formatDayShort(locale, dayAt(left.at, timeZone)));
  const amended = units.map((unit) => amendmentsInWords(common, locale, unit).join("; "));
  const yesNo = (is: boolean) => (is ? words.yes : words.no);
  return tableWorkbook(
    [
      {
        name: words.worksheet,
        lines: lines.with(-1, `${lines.at(-1)} · ${words.minutesNote}`),
        columns: [
          ...names,
          ...units.map((unit) => column(unitHead(unit, locale), UNIT_WIDTH, "number")),
          ...modules.map((module) => column(shortened(words.moduleOf(module)), UNIT_WIDTH, "percent")),
          column(words.attended, 10, "number"),
          column(words.possible, 10, "number"),
          column(words.measureTitle, 11),
          column(words.percent, 12, "percent"),
          column(words.entitled, 15),
          column(words.reason, 26),
          ...(hasRemarks ? [column(list.remarks, 26)] : []),
        ],
        leadColumns: NAME_COLUMNS,
        rows: people.map((person, index) => [
          ...nameCells(person, index),
          ...units.map((unit) => minutesAt(person, unit, closed.has(unit.unitId))),
          ...modules.map((module) => {
            const part = person.rate.modules.find((one) => one.module === module);
            return part && part.percent / 100;
          }),
          person.rate.total.attended,
          person.rate.total.possible,
          words.measure[person.rate.measure],
          person.rate.total.percent / 100,
          yesNo(person.entitled),
          person.entitlement?.reason,
          ...(hasRemarks ? [remarkOn(person)] : []),
        ]),
      },
      {
        name: words.records,
        lines,
        columns: [...names, ...units.map((unit) => column(unitHead(unit, locale), STATE_WIDTH))],
        leadColumns: NAME_COLUMNS,
        rows: people.map((person, index) => [
          ...nameCells(person, index),
          ...units.map((unit) => {
            const state = person.records[unit.unitId]?.state;
            return state && words.state[state];
          }),
        ]),
      },
      {
        name: words.units,
        lines,
        columns: [
          column(list.ordinal, 6, "number"),
          column(list.date, 12, "day"),
          column(list.from, 8),
          column(list.to, 8),
          column(list.session, 60),
          column(list.module, 22),
          column(words.minutes, 9, "number"),
          column(words.closed, 12),
          ...(amended.some((texts) => texts) ? [column(list.remarks, 60)] : []),
        ],
        leadColumns: 0,
        rows: units.map((unit, index) => [
          index + 1,
          unit.day,
          unit.from && formatTime(locale, unit.from),
          unit.to && formatTime(locale, unit.to),
          inLocale(unit.title, locale).text,
          unit.module,
          unit.clockMinutes,
          yesNo(closed.has(unit.unitId)),
          ...(amended.some((texts) => texts) ? [amended[index]] : []),
        ]),
      },
    ],
    { locale, title: `${words.title}: ${eventTitle}`, organiser, at: takenAt },
  );
}

/** When a unit is, and as much of its title as tells it from the others: the whole of it stands on a sheet of its own. */
function unitHead({ kind, title, day, from }: AttendanceUnit, locale: Locale): string {
  const when = [day && formatDayAndMonth(locale, day), from && formatTime(locale, from)].filter(Boolean);
  const what = kind === "day" && day ? "" : shortened(inLocale(title, locale).text);
  return [when.join(" "), what].filter(Boolean).join("\n");
}

/** A text of at most some three lines of a narrow column, cut between words where there are any. */
function shortened(text: string): string {
  if (text.length <= TITLE_LENGTH) return text;
  const cut = text.slice(0, TITLE_LENGTH);
  return `${cut.replace(/[\s,;:–-]+\S*$/, "") || cut}…`;
}

/** Minutes present by the clock; undefined where nothing can be said yet. */
function minutesAt(
  { records, options, left, closedLists }: AttendancePerson,
  unit: AttendanceUnit,
  isClosed: boolean,
): number | undefined {
  const isExpected = !left && (unit.optionId === undefined || options.includes(unit.optionId));
  const isOnClosedList = isClosed && (closedLists?.[unit.unitId] ?? isExpected);
  const record = records[unit.unitId];
  switch (record?.state) {
    case "present":
      return record.minutes ?? unit.clockMinutes;
    case "left_early":
      return record.minutes ?? 0;
    case "absent":
    case "excused":
      return 0;
    case undefined:
      return isOnClosedList ? 0 : undefined;
  }
}
