import type { CellObject } from "write-excel-file/node";
import { formatDayAndMonth, formatDayRange, formatDayShort } from "@zapisy/words";
import { documentMessages } from "@zapisy/words/document";
import {
  HAIRLINE,
  HEAD,
  LINE_HEIGHT,
  lineCount,
  printScale,
  type Row,
  TEXT,
  type Worksheet,
  writeWorkbook,
} from "../workbook/index.ts";
import {
  type AttendanceListData,
  type AttendancePerson,
  type AttendanceSheet,
  sortedPeople,
} from "./data.ts";
import { drawnUpInWords, eventLine, hoursInWords, organisations } from "../sheet/wording.ts";

/** Widths in characters. */
const WIDTH = {
  ordinal: 6,
  surname: 24,
  firstName: 18,
  institution: 38,
  position: 26,
  remarks: 26,
  signature: 18,
  onlySignature: 30,
};
/** 9.5 mm in points, as in the printed list. */
const ROW_HEIGHT = 27;
/**
 * Makes the attendance list as a workbook, a worksheet per sheet, ready to print: headings repeated,
 * fitted to the width of A4. People's words are always texts, never formulas or numbers.
 */
export function attendanceListXlsx(data: AttendanceListData): Promise<Uint8Array> {
  const { locale, project, event, drawnUp, sheets } = data;
  const title = `${documentMessages[locale].attendanceList.title}: ${event.title}`;
  return writeWorkbook(
    sheets.map((sheet) => worksheet(data, sheet)),
    { locale, title, organiser: project.lead, at: drawnUp.at },
  );
}

/** A sheet's day and what is signed for: "12.05 Kazimierz", "12.05–13.05", "12.05 9.00–12.00". */
function sheetName({ locale, sheets }: AttendanceListData, sheet: AttendanceSheet): string {
  const years = new Set(sheets.flatMap(({ date, lastDate }) => [date, lastDate ?? date]).map(yearOf));
  const short = years.size > 1 ? formatDayShort : formatDayAndMonth;
  const days = [...new Set([sheet.date, sheet.lastDate ?? sheet.date])].map((day) => short(locale, day));
  // Excel allows no colon.
  const hours = documentMessages[locale].attendanceList.timeRange(sheet.from, sheet.to).replaceAll(":", ".");
  return [days.join("–"), sheet.title || hours].filter(Boolean).join(" ");
}

function yearOf(day: string): string {
  return day.slice(0, 4);
}

function worksheet(data: AttendanceListData, sheet: AttendanceSheet): Worksheet {
  const messages = documentMessages[data.locale];
  const words = messages.attendanceList;
  const signatures = sheet.columns.length > 0 ? sheet.columns : [{ label: "" }];
  const textWidths = [WIDTH.ordinal, WIDTH.surname, WIDTH.firstName];
  if (sheet.showInstitution) textWidths.push(WIDTH.institution);
  if (sheet.showPosition) textWidths.push(WIDTH.position);
  const hasRemarks = sheet.people.some(({ remark }) => remark);
  if (hasRemarks) textWidths.push(WIDTH.remarks);
  const widths = [
    ...textWidths,
    ...signatures.map(() => (signatures.length > 1 ? WIDTH.signature : WIDTH.onlySignature)),
  ];
  const totalWidth = widths.reduce((sum, width) => sum + width, 0);
  const columns = widths.map((width) => ({ width }));
  const landscape = sheet.showInstitution || sheet.showPosition || hasRemarks || signatures.length > 2;
  // What is made smaller to fit the page still leaves a hand the room to sign.
  const rowHeight = Math.round(ROW_HEIGHT / printScale(columns, landscape));

  /** One cell over several columns, high enough for its text. */
  const across = (
    text: string,
    look: Partial<CellObject> = {},
    columns = widths.length,
    width = totalWidth,
  ): Row => [
    {
      ...TEXT,
      value: text,
      alignVertical: "top",
      columnSpan: columns,
      height: LINE_HEIGHT * lineCount(text, width),
      ...look,
    },
    ...Array.from({ length: columns - 1 }, () => null),
  ];
  const labelled = (label: string, value: string | undefined) => (value ? `${label}: ${value}` : undefined);
  const line = (...parts: (string | undefined)[]) => parts.filter(Boolean).join(" · ");

  const { project } = data;
  const dateRow: Row = [
    { ...TEXT, value: words.date, columnSpan: 2 },
    null,
    sheet.lastDate === undefined
      ? {
          value: new Date(`${sheet.date}T00:00:00Z`),
          type: Date,
          format: data.locale === "pl" ? "dd.mm.yyyy" : "dd/mm/yyyy",
          align: "left",
          alignVertical: "center",
          fontWeight: "bold",
        }
      : { ...TEXT, value: formatDayRange(data.locale, sheet.date, sheet.lastDate), fontWeight: "bold" },
    ...across(
      line(
        labelled(words.time, words.timeRange(sheet.from, sheet.to)),
        labelled(words.hours, hoursInWords(sheet.hours, words)),
      ),
      { height: undefined },
      widths.length - 3,
    ),
  ];
  const headings = [words.ordinal, words.surname, words.firstName];
  if (sheet.showInstitution) headings.push(words.institution);
  if (sheet.showPosition) headings.push(words.position);
  if (hasRemarks) headings.push(words.remarks);
  for (const { label, from, to } of signatures) {
    headings.push([label || words.signature, words.timeRange(from, to)].filter(Boolean).join("\n"));
  }
  const headLines = headings.map((text, column) => lineCount(text, widths[column] ?? 1));
  const headHeight = LINE_HEIGHT * (Math.max(...headLines) + 0.5);
  const block: Row[] = [
    across(words.title, { fontWeight: "bold", fontSize: 16, height: 24 }),
    across(eventLine(data.event, messages)),
    ...(sheet.title || sheet.module
      ? [across(line(sheet.title, labelled(words.module, sheet.module)), { fontWeight: "bold" })]
      : []),
    across(project.number ? words.projectWithNumber(project.title, project.number) : project.title),
    ...(project.funder ? [across(`${words.funder}: ${project.funder}`)] : []),
    across(
      organisations(project, words)
        .map(({ label, names }) => `${label}: ${names.join("; ")}`)
        .join(" · "),
    ),
    ...(project.fundingClause ? [across(project.fundingClause)] : []),
    dateRow,
    across(
      line(
        labelled(words.place, sheet.place ?? data.event.place),
        labelled(words.host, sheet.host),
        labelled(words.leaders, sheet.leaders.join(", ")),
      ),
    ),
    ...(sheet.remarks?.length ? [across(`${words.remarks}: ${sheet.remarks.join("; ")}`)] : []),
    headings.map((value) => ({ ...HEAD, value, height: headHeight })),
  ];

  const people: (AttendancePerson | undefined)[] = [
    ...sortedPeople(sheet.people),
    ...Array.from({ length: sheet.emptyRows }, () => undefined),
  ];
  const body = people.map((person, index): Row => {
    const texts = [person?.surname, person?.firstName];
    if (sheet.showInstitution) texts.push(person?.institution);
    if (sheet.showPosition) texts.push(person?.position);
    if (hasRemarks) texts.push(person?.remark);
    const lines = texts.map((text, column) => lineCount(text ?? "", widths[column + 1] ?? 1));
    const height = Math.max(rowHeight, LINE_HEIGHT * Math.max(...lines));
    return [
      { value: index + 1, type: Number, ...HAIRLINE, height, align: "center", alignVertical: "center" },
      ...texts.map((value) => ({ ...TEXT, ...HAIRLINE, value: value ?? "" })),
      ...signatures.map(() => ({ ...TEXT, ...HAIRLINE, value: "" })),
    ];
  });
  const closing: Row[] = [
    [],
    across(words.leaderStatement),
    ...(sheet.leaders.length > 0 ? sheet.leaders : [""]).map((leader) =>
      across([leader, `${words.leaderSignature}: ………………………………………`].filter(Boolean).join(", "), {
        height: ROW_HEIGHT,
        alignVertical: "bottom",
      }),
    ),
    [],
    across(drawnUpInWords(data)),
  ];
  return {
    name: sheetName(data, sheet),
    rows: [...block, ...body, ...closing],
    columns,
    headRow: block.length,
    landscape,
  };
}
