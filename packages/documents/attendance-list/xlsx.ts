import writeExcelFile, { type CellObject, type Feature, type Image, type Row } from "write-excel-file/node";
import { formatDayRange } from "@zapisy/messages";
import { type DocumentMessages, documentMessages } from "@zapisy/messages/document";
import { worksheetNames } from "../workbook/worksheet-name.ts";
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
  signature: 18,
  onlySignature: 30,
};
const LINE_HEIGHT = 15;
/** 9.5 mm in points, as in the printed list. */
const ROW_HEIGHT = 27;
const HAIRLINE = { borderStyle: "thin", borderColor: "#9aa1a9" } as const;
/** The format "@" keeps a text a text also when somebody edits the cell. */
const TEXT = { type: String, format: "@", wrap: true, alignVertical: "center" } as const;

/** What the library takes pictures from. */
type FileContent = Image["content"];

interface Worksheet {
  name: string;
  rows: Row[];
  columns: { width: number }[];
  /** Number of the row with the column headings, from 1. */
  headRow: number;
  landscape: boolean;
}

/**
 * Makes the attendance list as a workbook, a worksheet per sheet, ready to print: headings repeated,
 * fitted to the width of A4. People's words are always texts, never formulas or numbers.
 */
export async function attendanceListXlsx(data: AttendanceListData): Promise<Uint8Array> {
  const names = worksheetNames(
    data.sheets.map(({ title }) => title),
    documentMessages[data.locale].attendanceList.worksheet,
  );
  const worksheets = data.sheets.map((sheet, index) =>
    worksheet(data, sheet, names[index] ?? `${index + 1}`),
  );
  const workbook = await writeExcelFile(
    worksheets.map(({ name, rows, columns, headRow }) => ({
      data: rows,
      sheet: name,
      columns,
      stickyRowsCount: headRow,
    })),
    {
      fontFamily: "Calibri",
      fontSize: 11,
      features: [printSetup(worksheets, documentMessages[data.locale])],
    },
  ).toBuffer();
  return withFixedTime(new Uint8Array(workbook));
}

function worksheet(data: AttendanceListData, sheet: AttendanceSheet, name: string): Worksheet {
  const messages = documentMessages[data.locale];
  const words = messages.attendanceList;
  const signatures = sheet.columns.length > 0 ? sheet.columns : [{ label: "" }];
  const textWidths = [WIDTH.ordinal, WIDTH.surname, WIDTH.firstName];
  if (sheet.showInstitution) textWidths.push(WIDTH.institution);
  if (sheet.showPosition) textWidths.push(WIDTH.position);
  const widths = [
    ...textWidths,
    ...signatures.map(() => (signatures.length > 1 ? WIDTH.signature : WIDTH.onlySignature)),
  ];
  const totalWidth = widths.reduce((sum, width) => sum + width, 0);

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
        labelled(words.hours, hoursInWords(sheet, words)),
      ),
      { height: undefined },
      widths.length - 3,
    ),
  ];
  const headings = [words.ordinal, words.surname, words.firstName];
  if (sheet.showInstitution) headings.push(words.institution);
  if (sheet.showPosition) headings.push(words.position);
  for (const { label, from, to } of signatures) {
    headings.push([label || words.signature, words.timeRange(from, to)].filter(Boolean).join("\n"));
  }
  const headLines = headings.map((text, column) =>
    text.split("\n").reduce((sum, line) => sum + lineCount(line, widths[column] ?? 1), 0),
  );
  const headHeight = LINE_HEIGHT * (Math.max(...headLines) + 0.5);
  const block: Row[] = [
    across(words.title, { fontWeight: "bold", fontSize: 16, height: 24 }),
    across(eventLine(data.event, messages)),
    across(line(sheet.title, labelled(words.module, sheet.module)), { fontWeight: "bold" }),
    across(project.number ? words.projectWithNumber(project.title, project.number) : project.title),
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
    headings.map((value) => ({
      ...TEXT,
      ...HAIRLINE,
      value,
      fontWeight: "bold",
      backgroundColor: "#eef0f2",
      height: headHeight,
    })),
  ];

  const people: (AttendancePerson | undefined)[] = [
    ...sortedPeople(sheet.people),
    ...Array.from({ length: sheet.emptyRows }, () => undefined),
  ];
  const body = people.map((person, index): Row => {
    const texts = [person?.surname, person?.firstName];
    if (sheet.showInstitution) texts.push(person?.institution);
    if (sheet.showPosition) texts.push(person?.position);
    const lines = texts.map((text, column) => lineCount(text ?? "", widths[column + 1] ?? 1));
    const height = Math.max(ROW_HEIGHT, LINE_HEIGHT * Math.max(...lines));
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
    name,
    rows: [...block, ...body, ...closing],
    columns: widths.map((width) => ({ width })),
    headRow: block.length,
    landscape: sheet.showInstitution || sheet.showPosition || signatures.length > 2,
  };
}

/** How many lines a text takes at most in a column so many average characters wide. */
function lineCount(text: string, width: number): number {
  return Math.max(1, Math.ceil((text.length * 1.15) / width));
}

/** What the library cannot set by itself: paper, fit to width, repeated headings, page numbers. */
function printSetup(worksheets: Worksheet[], messages: DocumentMessages): Feature<FileContent> {
  const repeated = worksheets
    .map(({ name, headRow }, index) => {
      const reference = escapeXml(`'${name.replaceAll("'", "''")}'!$${headRow}:$${headRow}`);
      return `<definedName name="_xlnm.Print_Titles" localSheetId="${index}">${reference}</definedName>`;
    })
    .join("");
  const footer = escapeXml(`&R${messages.attendanceList.pageOfPages("&P", "&N")}`);
  return {
    files: {
      transform: {
        "xl/workbook.xml": {
          transform: (xml) =>
            xml.replace("<definedNames/>", () => `<definedNames>${repeated}</definedNames>`),
        },
        "xl/worksheets/sheet{id}.xml": {
          transform: (xml, _options, { sheetIndex }) =>
            xml
              .replace(/<worksheet[^>]*>/, (tag) => `${tag}<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>`)
              .replace(
                "</worksheet>",
                () =>
                  `<pageMargins left="0.7" right="0.5" top="0.6" bottom="0.6" header="0.3" footer="0.3"/>` +
                  `<pageSetup paperSize="9" orientation="${worksheets[sheetIndex]?.landscape ? "landscape" : "portrait"}" fitToWidth="1" fitToHeight="0"/>` +
                  `<headerFooter><oddFooter>${footer}</oddFooter></headerFooter></worksheet>`,
              ),
        },
      },
    },
  };
}

function escapeXml(text: string): string {
  return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
}

/**
 * Sets the times of all files in a ZIP archive to its earliest, 1 January 1980: the library writes the
 * present moment, and the same data must give the same bytes.
 */
function withFixedTime(zip: Uint8Array): Uint8Array {
  const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength);
  const earliest = 0x0021_0000;
  // The end record is the last 22 bytes, as the archive has no comment (APPNOTE.TXT 4.3.16).
  const end = zip.length - 22;
  let entry = view.getUint32(end + 16, true);
  for (let left = view.getUint16(end + 10, true); left > 0; left -= 1) {
    view.setUint32(entry + 12, earliest, true);
    view.setUint32(view.getUint32(entry + 42, true) + 10, earliest, true);
    entry +=
      46 +
      view.getUint16(entry + 28, true) +
      view.getUint16(entry + 30, true) +
      view.getUint16(entry + 32, true);
  }
  return zip;
}
