import writeExcelFile, { type CellObject, type Feature, type Image } from "write-excel-file/node";
import { getCellAddress, sanitizeTextContent } from "write-excel-file/utility";
import type { Locale } from "@zapisy/core/shared/localized-text";
import type { Instant } from "@zapisy/core/shared/time";
import { documentMessages } from "@zapisy/words/document";
import { worksheetNames } from "./worksheet-name.ts";

/** Cells of a row; null where nothing stands, or a cell before it reaches over. */
export type Row = (CellObject | string | number | Date | null)[];

/** What a workbook says of itself: to programs in its properties, to readers of its prints at the foot of each page. */
export interface WorkbookProperties {
  locale: Locale;
  title: string;
  /** Whose document it is. */
  organiser: string;
  at: Instant;
}

/** A worksheet with a table that prints on A4, with the head of the table on each page. */
export interface Worksheet {
  /** Shortened and made different from the others where Excel wants it. */
  name: string;
  rows: Row[];
  /** Widths in characters. */
  columns: readonly { width: number }[];
  /** Number of the row with the column headings, from 1: everything down to it stays in sight, unless it is too tall. */
  headRow: number;
  /**
   * How many columns on the left say whose a row is: they stay in sight, and a table that is too wide for one page is
   * printed on several side by side, each of which begins with them.
   */
  leadColumns?: number;
  landscape: boolean;
  /** How days look that have no format of their own. */
  dateFormat?: string;
  /** A table for work on the screen, with nothing below it: it can be filtered, and thin lines stand around its cells. */
  filter?: boolean;
}

/** Thin lines around a cell. */
export const HAIRLINE = { borderStyle: "thin", borderColor: "#9aa1a9" } as const;
/** The format "@" keeps a text a text also when somebody edits the cell. */
export const TEXT = { type: String, format: "@", wrap: true, alignVertical: "center" } as const;
/** Column headings. */
export const HEAD = { ...TEXT, ...HAIRLINE, fontWeight: "bold", backgroundColor: "#eef0f2" } as const;

/** Height of a line of text in points. */
export const LINE_HEIGHT = 15;
/** What is taller, in points, would leave a small screen with too little of the table below it (240 of some 480 px). */
const MAX_FROZEN_HEIGHT = 180;

/** How many average characters of 11 points stand side by side within the margins of A4. */
const PAGE_WIDTH = { portrait: 97, landscape: 146 };
/** Smaller print is hard to read: 7 points. */
const LEAST_SCALE = 0.65;

/** How many lines a text takes in a column so many digits wide, broken between words as spreadsheets do. */
export function lineCount(text: string, width: number): number {
  // Something is kept free at both edges of a cell.
  const room = 100 * Math.max(1, width - 1);
  let lines = 0;
  for (const line of text.split("\n")) {
    lines += 1;
    if (lengthOf(line) <= room) continue;
    let used = 0;
    for (const word of line.split(/(?<=[\s-])/)) {
      const length = lengthOf(word);
      const whole = lengthOf(word.trimEnd());
      if (used + whole <= room) used += length;
      else {
        // A word that is longer than a line is broken within itself.
        lines += (used > 0 ? 1 : 0) + Math.ceil(whole / room) - 1;
        used = length % room;
      }
    }
  }
  return lines;
}

/** Lengths of ASCII in hundredths of a digit, as letters of Calibri differ by the factor of four. */
const LENGTHS = Uint8Array.from({ length: 128 }, (_, code) => {
  const letter = String.fromCharCode(code);
  if (" ijltfrI.,:;'|!()-".includes(letter)) return 65;
  if ("mwMW@".includes(letter)) return 160;
  return /[A-Z]/.test(letter) ? 120 : 100;
});

/** Length of a text in hundredths of a digit. Without making a string of each letter: there are a million of them. */
function lengthOf(text: string): number {
  let length = 0;
  for (let index = 0; index < text.length; index += 1) length += LENGTHS[text.charCodeAt(index)] ?? 110;
  return length;
}

/** By how much columns are made smaller to stand on one page side by side; 1: not at all. */
export function printScale(columns: Worksheet["columns"], landscape: boolean): number {
  return Math.min(1, PAGE_WIDTH[landscape ? "landscape" : "portrait"] / widthOf(columns));
}

/** How many of the columns on the left stand within one page, and how wide these are together, in characters. */
export function leftOfPage(
  columns: Worksheet["columns"],
  landscape: boolean,
): { count: number; width: number } {
  const room = PAGE_WIDTH[landscape ? "landscape" : "portrait"];
  const beyond = columns.findIndex((_, index) => widthOf(columns.slice(0, index + 1)) > room);
  const count = beyond === -1 ? columns.length : Math.max(1, beyond);
  return { count, width: widthOf(columns.slice(0, count)) };
}

/** Writes a workbook. Texts are always texts, never formulas. */
export async function writeWorkbook(
  worksheets: readonly Worksheet[],
  properties: WorkbookProperties,
): Promise<Uint8Array> {
  const words = documentMessages[properties.locale].attendanceList;
  const names = worksheetNames(
    worksheets.map(({ name }) => name),
    words.worksheet,
  );
  return await writeExcelFile(
    worksheets.map((worksheet, index) => ({
      data: worksheet.rows.map((row) => row.map(withOwnText)),
      sheet: names[index],
      columns: [...worksheet.columns],
      dateFormat: worksheet.dateFormat,
      stickyRowsCount: headHeight(worksheet) > MAX_FROZEN_HEIGHT ? undefined : worksheet.headRow,
      stickyColumnsCount: worksheet.leadColumns,
      conditionalFormatting: worksheet.filter ? [tableLines(worksheet)] : undefined,
    })),
    {
      fontFamily: "Calibri",
      fontSize: 11,
      features: [
        printSetup(worksheets, names, footer(properties.title, words.pageOfPages("&P", "&N"))),
        documentProperties(properties),
        PLACE_IN_CELL,
      ],
    },
  ).toBuffer();
}

/**
 * The library looks texts up in an object, where it takes "constructor" and whatever else every object has for a text
 * that it met before, and spoils the workbook: such a text gets a space at its end.
 */
function withOwnText(cell: Row[number]): Row[number] {
  if (typeof cell === "string") return cell in Object.prototype ? `${cell} ` : cell;
  if (cell === null || typeof cell === "number" || cell instanceof Date) return cell;
  const isFound = typeof cell.value === "string" && cell.value in Object.prototype;
  return isFound ? { ...cell, value: `${String(cell.value)} ` } : cell;
}

/** Height of everything down to the column headings, in points. */
function headHeight({ rows, headRow }: Worksheet): number {
  return rows.slice(0, headRow).reduce((sum, row) => {
    const heights = row.map((cell) =>
      cell !== null && typeof cell === "object" && "height" in cell ? (cell.height ?? 0) : 0,
    );
    return sum + Math.max(LINE_HEIGHT, ...heights);
  }, 0);
}

function widthOf(columns: Worksheet["columns"]): number {
  return columns.reduce((sum, { width }) => sum + width, 0);
}

/** One rule for the lines around all cells: a look of its own for each takes too much memory in a large table. */
function tableLines({ rows, columns, headRow }: Worksheet) {
  return {
    cellRange: {
      from: { row: headRow, column: 1 },
      to: { row: rows.length, column: columns.length },
    },
    condition: { formula: "TRUE" },
    style: HAIRLINE,
  };
}

/** On how many pages side by side the table is read without a magnifying glass. */
function pagesAcross({ columns, landscape, leadColumns }: Worksheet): number {
  const scale = printScale(columns, landscape);
  if (leadColumns === undefined || scale >= LEAST_SCALE) return 1;
  const page = PAGE_WIDTH[landscape ? "landscape" : "portrait"] / LEAST_SCALE;
  const lead = widthOf(columns.slice(0, leadColumns));
  return Math.ceil((widthOf(columns) - lead) / Math.max(page - lead, page / 4));
}

/** Excel takes 255 characters, in which "&" begins a code. */
function footer(title: string, pageNumber: string): string {
  const letters = Array.from(title);
  const short = letters.length > 100 ? `${letters.slice(0, 99).join("")}…` : title;
  return sanitizeTextContent(`&L&8 ${short.replaceAll("&", "&&")}&R&8 ${pageNumber}`);
}

/** What the library leaves to its features: filter, paper, fit to width, height of rows, repeated headings, page numbers. */
function printSetup(
  worksheets: readonly Worksheet[],
  names: readonly string[],
  foot: string,
): Feature<Image["content"]> {
  const repeated = worksheets.map(({ headRow, leadColumns }, index) => {
    const sheet = `'${(names[index] ?? "").replaceAll("'", "''")}'`;
    const columns = leadColumns ? `${sheet}!$A:$${getCellAddress(0, leadColumns - 1).slice(0, -1)},` : "";
    const reference = `${columns}${sheet}!$${headRow}:$${headRow}`;
    return `<definedName name="_xlnm.Print_Titles" localSheetId="${index}">${sanitizeTextContent(reference)}</definedName>`;
  });
  return {
    files: {
      transform: {
        "xl/workbook.xml": {
          transform: (xml) =>
            xml.replace("<definedNames/>", () => `<definedNames>${repeated.join("")}</definedNames>`),
        },
        "xl/worksheets/sheet{id}.xml": {
          insert: (_options, { sheetIndex }) => {
            const sheet = worksheets[sheetIndex];
            if (!sheet) return undefined;
            return (
              `<pageMargins left="0.5" right="0.5" top="0.6" bottom="0.6" header="0.3" footer="0.3"/>` +
              `<pageSetup paperSize="9" pageOrder="overThenDown" orientation="${sheet.landscape ? "landscape" : "portrait"}" ` +
              `fitToWidth="${pagesAcross(sheet)}" fitToHeight="0"/>` +
              `<headerFooter><oddFooter>${foot}</oddFooter></headerFooter>`
            );
          },
          transform: (xml, _options, { sheetIndex }) => {
            const sheet = worksheets[sheetIndex];
            const filter = sheet?.filter ? `<autoFilter ref="${tableRange(sheet)}"/>` : "";
            return xml
              .replace(/<worksheet[^>]*>/, (tag) => `${tag}<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>`)
              .replace("<cols>", (tag) => `<sheetFormatPr defaultRowHeight="${LINE_HEIGHT}"/>${tag}`)
              .replace("</sheetData>", (tag) => tag + filter);
          },
        },
      },
    },
  };
}

/**
 * Cells without a look of their own stand in the middle of their row, as those do that have one, and days and shares keep
 * clear of the text that begins where they end.
 */
const PLACE_IN_CELL: Feature<Image["content"]> = {
  files: {
    transform: {
      "xl/styles.xml": {
        transform: (xml) =>
          xml.replace(/(<xf [^>]*)(?<!\/)><\/xf>/g, (_, look: string) => {
            const place = look.includes("numFmtId") ? ' horizontal="right" indent="1"' : "";
            return `${look} applyAlignment="1"><alignment vertical="center"${place}/></xf>`;
          }),
      },
    },
  },
};

const CORE_PROPERTIES = "docProps/core.xml";

/** Title, organiser, language and time, as programs and screen readers read them (ECMA-376, part 2). */
function documentProperties({ locale, title, organiser, at }: WorkbookProperties): Feature<Image["content"]> {
  const element = (name: string, text: string) => `<${name}>${sanitizeTextContent(text)}</${name}>`;
  return {
    files: {
      transform: {
        "[Content_Types].xml": {
          insert: () =>
            `<Override ContentType="application/vnd.openxmlformats-package.core-properties+xml" PartName="/${CORE_PROPERTIES}"/>`,
        },
        "_rels/.rels": {
          insert: () =>
            `<Relationship Id="rId-properties-1" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="${CORE_PROPERTIES}"/>`,
        },
      },
      write: {
        files: () => ({
          [CORE_PROPERTIES]:
            '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>' +
            '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">' +
            element("dc:title", title) +
            element("dc:creator", organiser) +
            element("dc:language", locale) +
            `<dcterms:created xsi:type="dcterms:W3CDTF">${at.slice(0, 19)}Z</dcterms:created>` +
            "</cp:coreProperties>",
        }),
      },
    },
  };
}

/** From the first column heading to the last cell. */
function tableRange({ rows, columns, headRow }: Worksheet): string {
  return `${getCellAddress(headRow - 1, 0)}:${getCellAddress(rows.length - 1, columns.length - 1)}`;
}
