import type { AttendanceBook, AttendancePerson, AttendanceUnit } from "@zapisy/core/attendance/schema";
import { inLocale, type Locale } from "@zapisy/core/shared/localized-text";
import type { Instant } from "@zapisy/core/shared/time";
import { formatDateTime, formatDayShort } from "@zapisy/messages";
import { documentMessages } from "@zapisy/messages/document";
import { fileName } from "../file-name/index.ts";
import { type Cell, type TableColumn, tableWorkbook } from "../workbook/index.ts";

/** What attendance came to, with the words of its event. */
export interface AttendanceResults {
  locale: Locale;
  eventTitle: string;
  book: Pick<AttendanceBook, "thresholdPercent" | "units" | "closings" | "people">;
  takenAt: Instant;
  timeZone: string;
}

const NAME_COLUMNS = 4;

/** A name for the workbook's file. */
export function attendanceResultsFileName(eventTitle: string, locale: Locale): string {
  return fileName(`${documentMessages[locale].attendanceResults.title} ${eventTitle}`, undefined, "xlsx");
}

/**
 * Makes a workbook of people by units: a worksheet of minutes and per cent, and one of what was recorded in
 * words. A unit where nothing is recorded yet stays empty, one of another panel too.
 */
export function attendanceResultsXlsx(results: AttendanceResults): Promise<Uint8Array> {
  const { locale, book, eventTitle, takenAt, timeZone } = results;
  const { attendanceResults: words, attendanceList: list, register } = documentMessages[locale];
  const { units, people } = book;
  const lines = [
    words.title,
    eventTitle,
    `${words.rule(book.thresholdPercent)} · ${register.takenAt(formatDateTime(locale, takenAt, timeZone))}`,
  ];
  const column = (title: string, width: number, kind: TableColumn["kind"] = "text"): TableColumn => ({
    title,
    width,
    kind,
  });
  const names = [
    column(list.ordinal, 6, "number"),
    column(list.surname, 24),
    column(list.firstName, 18),
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
  const yesNo = (is: boolean) => (is ? words.yes : words.no);
  return tableWorkbook(
    [
      {
        name: words.worksheet,
        lines,
        columns: [
          ...names,
          ...units.map((unit) => column(words.minutesOf(unitName(unit, locale)), 14, "number")),
          ...modules.map((module) => column(words.moduleOf(module), 14, "percent")),
          column(words.attended, 12, "number"),
          column(words.possible, 12, "number"),
          column(words.measureTitle, 16),
          column(words.percent, 12, "percent"),
          column(words.entitled, 14),
          column(words.reason, 30),
        ],
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
        ]),
      },
      {
        name: words.records,
        lines,
        columns: [...names, ...units.map((unit) => column(unitName(unit, locale), 18))],
        rows: people.map((person, index) => [
          ...nameCells(person, index),
          ...units.map((unit) => {
            const state = person.records[unit.unitId]?.state;
            return state && words.state[state];
          }),
        ]),
      },
    ].map((sheet) => ({ ...sheet, frozenColumns: NAME_COLUMNS })),
    locale,
  );
}

function unitName({ title, day, from }: AttendanceUnit, locale: Locale): string {
  const when = [day && formatDayShort(locale, day), from].filter(Boolean).join(" ");
  return [inLocale(title, locale).text, when].filter(Boolean).join("\n");
}

/** Minutes present by the clock; undefined where nothing can be said yet. */
function minutesAt(
  { records, options }: AttendancePerson,
  unit: AttendanceUnit,
  isClosed: boolean,
): number | undefined {
  const isExpected = unit.optionId === undefined || options.includes(unit.optionId);
  if (!isExpected) return undefined;
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
      return isClosed ? 0 : undefined;
  }
}
