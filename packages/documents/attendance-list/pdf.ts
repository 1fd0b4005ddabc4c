import { formatDay, formatDayRange } from "@zapisy/words";
import { type DocumentMessages, documentMessages } from "@zapisy/words/document";
import {
  type CellTexts,
  drawnUpInWords,
  drawTable,
  finishSheets,
  hoursInWords,
  openSheets,
  type PageLayout,
  PageWriter,
  type SheetColumn,
  type SheetDocument,
} from "../sheet/index.ts";
import { DENSE, type Density, MM, ROOMY } from "../sheet/style.ts";
import {
  type AttendanceColumn,
  type AttendanceListData,
  type AttendancePerson,
  type AttendanceSheet,
  sortedPeople,
} from "./data.ts";

const A4_HEIGHT = 297 * MM;
/** More signature boxes than this stand on a landscape page, unless a dense page has room for their headings. */
const PORTRAIT_COLUMNS = 3;
const DENSE_PORTRAIT_COLUMNS = 6;
/** More than this would make boxes narrower than 19 mm: the rest goes to a page set of its own. */
const COLUMNS_PER_PAGE_SET = 8;
/** More empty rows than this may stand on a page without the last person. */
const MOST_KEPT_TOGETHER = 5;
/** So many empty rows are given up rather than begin a second page with them. */
const MOST_GIVEN_UP = 5;
/** A page that is set roomily keeps so many of its empty rows; rather than lose them it is set densely. */
const ROOMY_EMPTY_ROWS = 2;
/** What names and the like take at least, beside how wide a signature box is at most. */
const TEXT_MINIMUM = { names: 190, more: 270 };
const DENSE_TEXT_MINIMUM = { names: 140, more: 200 };
const BOX_MAXIMUM = { single: 165, several: 110 };
const DENSE_BOX_MAXIMUM = { single: 165, several: 80 };
/** Institution and position, beside a name, take no more lines; the rest of them can be looked up. */
const MOST_LINES = 2;
/** What names may take of the room for text. */
const NAME_SHARES = [0.47, 0.52, 0.57, 0.62] as const;

type Words = DocumentMessages["attendanceList"];

/** How a sheet is laid out. */
interface SheetLayout {
  density: Density;
  orientation: PageLayout;
  emptyRows: number;
  /** Least height of a row, where it is not that of the density. */
  rowHeight?: number;
  /** Boxes are headed by their hours alone; what is held then is said above the table. */
  keyed?: boolean;
}

/** Makes the printed attendance list: each sheet on pages of its own, pages numbered through the document. */
export async function attendanceListPdf(data: AttendanceListData): Promise<Uint8Array> {
  const words = documentMessages[data.locale].attendanceList;
  const document = await openSheets(data, words.title);
  for (const sheet of data.sheets) {
    const people = sortedPeople(sheet.people);
    for (const columns of pageSets(sheet.columns)) {
      const part = { ...sheet, people, columns };
      drawSheet(document, data, part, await layoutOf(data, part));
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

/**
 * Chooses the layout that makes a sheet one page, if there is any: roomy rather than dense. It is drawn on scratch
 * paper, because how high the head is depends on every text in it.
 */
async function layoutOf(data: AttendanceListData, sheet: AttendanceSheet): Promise<SheetLayout> {
  const usual: SheetLayout = {
    density: ROOMY,
    orientation: sheet.columns.length > PORTRAIT_COLUMNS ? "landscape" : "portrait",
    emptyRows: sheet.emptyRows,
  };
  const least = Math.max(0, sheet.emptyRows - MOST_GIVEN_UP);
  const dense: SheetLayout = { ...usual, density: DENSE, emptyRows: least };
  const candidates: SheetLayout[] = [
    { ...usual, emptyRows: Math.max(least, Math.min(ROOMY_EMPTY_ROWS, sheet.emptyRows)) },
    ...(sheet.columns.length <= DENSE_PORTRAIT_COLUMNS
      ? [false, true].map((keyed) => ({ ...dense, orientation: "portrait" as const, keyed }))
      : []),
    dense,
  ];
  for (const layout of candidates) {
    const { rowHeight } = layout.density;
    // Longer than any page: nothing to try.
    if ((sheet.people.length + layout.emptyRows) * rowHeight > A4_HEIGHT) continue;
    const scratch = await openSheets(data, "");
    const { page, isReadable } = drawSheet(scratch, data, sheet, layout);
    if (page.page > 0 || !isReadable) continue;
    const spare = page.bottom - page.y;
    const more = Math.min(sheet.emptyRows - layout.emptyRows, Math.floor(spare / rowHeight));
    const emptyRows = layout.emptyRows + more;
    // What is still free, but for a point of rounding, goes to the hands that sign.
    const free = Math.max(0, spare - more * rowHeight - 1);
    const share = free / Math.max(1, sheet.people.length + emptyRows);
    return { ...layout, emptyRows, rowHeight: Math.min(ROOMY.rowHeight, rowHeight + share) };
  }
  return usual;
}

/** Draws a sheet; tells whether every word of its headings stands whole in its box. */
function drawSheet(
  document: SheetDocument,
  data: AttendanceListData,
  sheet: AttendanceSheet,
  { density, orientation, emptyRows, rowHeight = density.rowHeight, keyed = false }: SheetLayout,
): { page: PageWriter; isReadable: boolean } {
  const { event, locale, project } = data;
  const words = documentMessages[locale].attendanceList;
  const isDense = density === DENSE;
  const date = sheet.lastDate
    ? formatDayRange(locale, sheet.date, sheet.lastDate)
    : formatDay(locale, sheet.date);
  const time = words.timeRange(sheet.from, sheet.to);
  const page = new PageWriter(
    document,
    orientation,
    [
      sheet.title ? `${words.title}: ${sheet.title}` : words.title,
      [event.title, [date, time].filter(Boolean).join(", "), project.number].filter(Boolean).join(" · "),
    ],
    { density, bookmark: [date, time, sheet.title].filter(Boolean).join(", ") },
  );
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
    [words.remarks, sheet.remarks?.join("; ")],
    [
      words.session,
      keyed ? sheet.columns.map(({ label }, at) => `${keyOf(sheet, at, words)} ${label}`).join("; ") : "",
    ],
  ]);
  const { gap, small, smallSoft } = density;
  const statement = isDense
    ? 0
    : page.pdf.wrap(words.leaderStatement, small, page.width).length * small.leading;
  const signatures = page.signatures(
    sheet.leaders,
    words.leaderSignature,
    isDense ? words.leaderStatement : undefined,
  );
  const drawnUp = drawnUpInWords(data);
  const drawnUpHeight = isDense
    ? 0
    : gap.part + page.pdf.wrap(drawnUp, smallSoft, page.width).length * smallSoft.leading;
  const people: (AttendancePerson | undefined)[] = [
    ...sheet.people,
    ...Array.from({ length: emptyRows }, () => undefined),
  ];
  const columns = columnsOf(page, sheet, { rows: people.length, keyed }, words);
  drawTable(
    page,
    columns,
    people.map((person, index) => rowOf(page, person, index, sheet, columns[1]?.width ?? 0)),
    {
      rowHeight,
      closingHeight: (isDense ? 0 : gap.part) + statement + signatures.height + drawnUpHeight,
      // A page with the leader's signature and no names proves nothing: the last person stays with it.
      keptRows: emptyRows <= MOST_KEPT_TOGETHER ? emptyRows + 1 : 1,
      rowNames: sheet.people.map(({ surname }) => surname),
    },
  );
  if (isDense) {
    signatures.draw();
    page.footLine(drawnUp);
  } else {
    page.y += gap.part;
    page.paragraph("P", words.leaderStatement, small);
    signatures.draw();
    page.y += gap.part;
    page.paragraph("P", drawnUp, smallSoft);
  }
  page.end();
  return { page, isReadable: columns.every((column) => headingFits(page, column)) };
}

function headingFits({ pdf, density: { cell } }: PageWriter, { head, width, boxed }: SheetColumn): boolean {
  // As wide as its widest word, give or take the rounding.
  const room = width - 2 * (boxed ? cell.boxSide : cell.side) + 0.01;
  return head.every(([text, style]) =>
    text.split(/[\s/–-]+/).every((word) => pdf.widthOf(word, style) <= room),
  );
}

/** What names take of the room for text: half, or where rows are low as much as keeps all names to two lines. */
function nameShare(
  { pdf, density: { longName, cell }, density }: PageWriter,
  people: readonly AttendancePerson[],
  room: number,
): number {
  const fits = (share: number) =>
    people.every(({ surname, firstName }) => {
      const width = room * share - 2 * cell.side;
      return pdf.wrap(`${surname} ${firstName}`, longName, width).length <= MOST_LINES;
    });
  return (density === DENSE && NAME_SHARES.find(fits)) || NAME_SHARES[0];
}

/** A column's hours, or its number where it has none. */
function keyOf({ columns }: AttendanceSheet, index: number, words: Words): string {
  const { from, to } = columns[index] ?? {};
  return words.timeRange(from, to) || `${index + 1}.`;
}

function columnsOf(
  page: PageWriter,
  sheet: AttendanceSheet,
  { rows, keyed }: { rows: number; keyed: boolean },
  words: Words,
): SheetColumn[] {
  const { pdf, width, density } = page;
  const { columns, showInstitution, showPosition } = sheet;
  const { ordinal: numberStyle, smallSoft, smallStrong, small, label: labelStyle, cell } = density;
  const lastNumber = `${`${rows}`.replace(/\d/g, "0")}.`;
  const ordinal =
    Math.max(pdf.widthOf(words.ordinal, smallSoft), pdf.widthOf(lastNumber, numberStyle)) + 2 * cell.side;
  const more = showInstitution || showPosition;
  const [minimum, maximum] =
    density === DENSE ? [DENSE_TEXT_MINIMUM, DENSE_BOX_MAXIMUM] : [TEXT_MINIMUM, BOX_MAXIMUM];
  const box = Math.min(
    (width - ordinal - minimum[more ? "more" : "names"]) / columns.length,
    maximum[columns.length === 1 ? "single" : "several"],
  );
  const text = width - ordinal - box * columns.length;
  const share = more ? nameShare(page, sheet.people, text) : 1;
  const moreHead =
    showInstitution && showPosition
      ? words.institutionAndPosition
      : showInstitution
        ? words.institution
        : words.position;
  return [
    { head: [[words.ordinal, smallSoft]], width: ordinal, right: true },
    { head: [[words.name, smallStrong]], width: text * share, isHeader: true },
    ...(more ? [{ head: [[moreHead, smallStrong]] as const, width: text * (1 - share) }] : []),
    ...columns.map(({ label, from, to }, index) => ({
      head: keyed
        ? ([[keyOf(sheet, index, words), smallStrong]] as const)
        : ([
            [label, density === DENSE ? small : smallStrong],
            [words.timeRange(from, to), small],
            // Several boxes with headings of their own speak for themselves where room is short.
            [label && density === DENSE ? "" : words.signature, label ? labelStyle : smallStrong],
          ] as const),
      width: box,
      boxed: true,
    })),
  ];
}

function rowOf(
  { pdf, density }: PageWriter,
  person: AttendancePerson | undefined,
  index: number,
  { showInstitution, showPosition }: AttendanceSheet,
  nameWidth: number,
): CellTexts[] {
  const { ordinal: numberStyle, name: nameStyle, longName, small, smallSoft, cell } = density;
  const ordinal: CellTexts = [[`${index + 1}.`, numberStyle]];
  const full = person ? `${person.surname} ${person.firstName}` : "";
  const isLong = pdf.wrap(full, nameStyle, nameWidth - 2 * cell.side).length > 1;
  const name: CellTexts = [
    [full, isLong ? longName : nameStyle],
    [person?.remark ?? "", smallSoft],
  ];
  if (!showInstitution && !showPosition) return [ordinal, name];
  const more = [showInstitution && person?.institution, showPosition && person?.position]
    .filter(Boolean)
    .join(", ");
  return [ordinal, name, [[more, small, MOST_LINES]]];
}
