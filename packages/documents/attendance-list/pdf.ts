import { formatDay, formatDayRange } from "@zapisy/messages";
import { type DocumentMessages, documentMessages } from "@zapisy/messages/document";
import {
  type CellTexts,
  drawnUpInWords,
  drawTable,
  finishSheets,
  headed,
  hoursInWords,
  openSheets,
  PageWriter,
  type SheetColumn,
  type SheetDocument,
} from "../sheet/index.ts";
import { CELL_PADDING, LABEL, NAME, ORDINAL, SMALL, SMALL_SOFT, SMALL_STRONG } from "../sheet/style.ts";
import {
  type AttendanceColumn,
  type AttendanceListData,
  type AttendancePerson,
  type AttendanceSheet,
  sortedPeople,
} from "./data.ts";

/** More signature boxes than this stand on a landscape page. */
const PORTRAIT_COLUMNS = 3;
/** More than this would make boxes narrower than 19 mm: the rest goes to a page set of its own. */
const COLUMNS_PER_PAGE_SET = 8;
const CLOSING_GAP = 12;
/** More empty rows than this may stand on a page without the last person. */
const MOST_KEPT_TOGETHER = 5;
/** What names and the like take at least, beside how wide a signature box is at most. */
const TEXT_MINIMUM = { names: 190, more: 270 };
const BOX_MAXIMUM = { single: 165, several: 110 };

type Words = DocumentMessages["attendanceList"];

/** Makes the printed attendance list: each sheet on pages of its own, pages numbered through the document. */
export async function attendanceListPdf(data: AttendanceListData): Promise<Uint8Array> {
  const words = documentMessages[data.locale].attendanceList;
  const document = await openSheets(data, words.title);
  for (const sheet of data.sheets) {
    const people = sortedPeople(sheet.people);
    for (const columns of pageSets(sheet.columns)) {
      drawSheet(document, data, words, { ...sheet, people, columns });
    }
  }
  return finishSheets(document);
}

function pageSets(columns: AttendanceColumn[]): AttendanceColumn[][] {
  if (columns.length === 0) return [[{ label: "" }]];
  // Sets of equal size: nine columns become five and four, not eight and one.
  const size = Math.ceil(columns.length / Math.ceil(columns.length / COLUMNS_PER_PAGE_SET));
  const sets: AttendanceColumn[][] = [];
  for (let start = 0; start < columns.length; start += size) sets.push(columns.slice(start, start + size));
  return sets;
}

function drawSheet(
  document: SheetDocument,
  data: AttendanceListData,
  words: Words,
  sheet: AttendanceSheet,
): void {
  const { event, locale, project } = data;
  const date = sheet.lastDate
    ? formatDayRange(locale, sheet.date, sheet.lastDate)
    : formatDay(locale, sheet.date);
  const time = words.timeRange(sheet.from, sheet.to);
  const page = new PageWriter(document, sheet.columns.length > PORTRAIT_COLUMNS ? "landscape" : "portrait", [
    sheet.title ? `${words.title}: ${sheet.title}` : words.title,
    [event.title, [date, time].filter(Boolean).join(", "), project.number].filter(Boolean).join(" · "),
  ]);
  page.projectHead();
  page.heading(words.title, sheet.title);
  page.facts([
    [words.date, date],
    [words.time, time],
    [words.hours, hoursInWords(sheet.hours, words)],
    [words.place, sheet.place ?? event.place],
    [words.host, sheet.host],
    [words.leaders, sheet.leaders.join(", ")],
    [words.module, sheet.module],
  ]);
  const statement = page.pdf.wrap(words.leaderStatement, SMALL, page.width);
  const signatures = page.signatures(sheet.leaders, words.leaderSignature);
  const drawnUp = drawnUpInWords(data);
  const closingHeight =
    CLOSING_GAP +
    statement.length * SMALL.leading +
    signatures.height +
    CLOSING_GAP +
    page.pdf.wrap(drawnUp, SMALL_SOFT, page.width).length * SMALL_SOFT.leading;
  const people: (AttendancePerson | undefined)[] = [
    ...sheet.people,
    ...Array.from({ length: sheet.emptyRows }, () => undefined),
  ];
  drawTable(
    page,
    columnsOf(page, sheet, words),
    people.map((person, index) => rowOf(person, index, sheet)),
    {
      closingHeight,
      // A page with the leader's signature and no names proves nothing: the last person stays with it.
      keptRows: sheet.emptyRows <= MOST_KEPT_TOGETHER ? sheet.emptyRows + 1 : 1,
    },
  );
  page.y += CLOSING_GAP;
  page.paragraph("P", words.leaderStatement, SMALL);
  signatures.draw();
  page.y += CLOSING_GAP;
  page.paragraph("P", drawnUp, SMALL_SOFT);
  page.end();
}

function columnsOf({ pdf, width }: PageWriter, sheet: AttendanceSheet, words: Words): SheetColumn[] {
  const { columns, showInstitution, showPosition } = sheet;
  const lastNumber = `${`${sheet.people.length + sheet.emptyRows}`.replace(/\d/g, "0")}.`;
  const ordinal =
    Math.max(pdf.widthOf(words.ordinal, SMALL_SOFT), pdf.widthOf(lastNumber, ORDINAL)) + 2 * CELL_PADDING;
  const more = showInstitution || showPosition;
  const box = Math.min(
    (width - ordinal - TEXT_MINIMUM[more ? "more" : "names"]) / columns.length,
    BOX_MAXIMUM[columns.length === 1 ? "single" : "several"],
  );
  const text = width - ordinal - box * columns.length;
  const moreHead =
    showInstitution && showPosition
      ? words.institutionAndPosition
      : showInstitution
        ? words.institution
        : words.position;
  return [
    { head: [[words.ordinal, SMALL_SOFT]], width: ordinal, right: true },
    { head: headed(words.name), width: more ? text * 0.47 : text, isHeader: true },
    ...(more ? [{ head: headed(moreHead), width: text * 0.53 }] : []),
    ...columns.map(({ label, from, to }) => ({
      head: [
        [label, SMALL_STRONG],
        [words.timeRange(from, to), SMALL],
        [words.signature, label ? LABEL : SMALL_STRONG],
      ] as const,
      width: box,
      boxed: true,
    })),
  ];
}

function rowOf(person: AttendancePerson | undefined, index: number, sheet: AttendanceSheet): CellTexts[] {
  const { showInstitution, showPosition } = sheet;
  const ordinal: CellTexts = [[`${index + 1}.`, ORDINAL]];
  const name: CellTexts = person
    ? [
        [`${person.surname} ${person.firstName}`, NAME],
        [person.remark ?? "", SMALL_SOFT],
      ]
    : [];
  if (!showInstitution && !showPosition) return [ordinal, name];
  // Not below each other: a day of 25 people then fits on both sides of one sheet of paper.
  const more = [showInstitution && person?.institution, showPosition && person?.position]
    .filter(Boolean)
    .join(", ");
  return [ordinal, name, [[more, SMALL]]];
}
