import writeExcelFile, { type CellObject, type Feature, type Image } from "write-excel-file/node";
import { getCellAddress, sanitizeTextContent } from "write-excel-file/utility";
import type { Locale } from "@zapisy/core/shared/localized-text";
import { documentMessages } from "@zapisy/messages/document";
import { worksheetNames } from "./worksheet-name.ts";

/** Cells of a row; null where nothing stands, or a cell before it reaches over. */
export type Row = (CellObject | string | number | Date | null)[];

/** A worksheet with a table that prints on A4, fitted to its width, with the head of the table on each page. */
export interface Worksheet {
  /** Shortened and made different from the others where Excel wants it. */
  name: string;
  rows: Row[];
  /** Widths in characters. */
  columns: { width: number }[];
  /** Number of the row with the column headings, from 1: everything down to it stays in sight. */
  headRow: number;
  /** How many columns on the left stay in sight. */
  frozenColumns?: number;
  landscape: boolean;
  /** How days look that have no format of their own. */
  dateFormat?: string;
  /** A table for work on the screen, with nothing below it: it can be filtered, and the grid is printed. */
  filter?: boolean;
}

/** Thin lines around a cell. */
export const HAIRLINE = { borderStyle: "thin", borderColor: "#9aa1a9" } as const;
/** The format "@" keeps a text a text also when somebody edits the cell. */
export const TEXT = { type: String, format: "@", wrap: true } as const;
/** Column headings. */
export const HEAD = { ...TEXT, ...HAIRLINE, fontWeight: "bold", backgroundColor: "#eef0f2" } as const;

/** Height of a line of text in points. */
export const LINE_HEIGHT = 15;

/** How many lines a text takes at most in a column so many average characters wide. */
export function lineCount(text: string, width: number): number {
  return text
    .split("\n")
    .reduce((sum, line) => sum + Math.max(1, Math.ceil((line.length * 1.15) / width)), 0);
}

/** Writes a workbook. Texts are always texts, never formulas. */
export async function writeWorkbook(worksheets: readonly Worksheet[], locale: Locale): Promise<Uint8Array> {
  const words = documentMessages[locale].attendanceList;
  const names = worksheetNames(
    worksheets.map(({ name }) => name),
    words.worksheet,
  );
  return await writeExcelFile(
    worksheets.map(({ rows, columns, headRow, frozenColumns, dateFormat }, index) => ({
      data: rows.map((row) => row.map(withOwnText)),
      sheet: names[index],
      columns,
      dateFormat,
      stickyRowsCount: headRow,
      stickyColumnsCount: frozenColumns,
    })),
    {
      fontFamily: "Calibri",
      fontSize: 11,
      features: [printSetup(worksheets, names, words.pageOfPages("&P", "&N"))],
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

/** What the library leaves to its features: filter, paper, fit to width, height of rows, repeated headings, page numbers. */
function printSetup(
  worksheets: readonly Worksheet[],
  names: readonly string[],
  pageNumber: string,
): Feature<Image["content"]> {
  const repeated = worksheets.map(({ headRow }, index) => {
    const reference = `'${(names[index] ?? "").replaceAll("'", "''")}'!$${headRow}:$${headRow}`;
    return `<definedName name="_xlnm.Print_Titles" localSheetId="${index}">${sanitizeTextContent(reference)}</definedName>`;
  });
  const footer = sanitizeTextContent(`&R${pageNumber}`);
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
            const filter = sheet?.filter
              ? `<autoFilter ref="${tableRange(sheet)}"/><printOptions gridLines="1"/>`
              : "";
            return (
              `${filter}<pageMargins left="0.7" right="0.5" top="0.6" bottom="0.6" header="0.3" footer="0.3"/>` +
              `<pageSetup paperSize="9" orientation="${sheet?.landscape ? "landscape" : "portrait"}" fitToWidth="1" fitToHeight="0"/>` +
              `<headerFooter><oddFooter>${footer}</oddFooter></headerFooter>`
            );
          },
          transform: (xml) =>
            xml
              .replace(/<worksheet[^>]*>/, (tag) => `${tag}<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>`)
              .replace(/<cols>/, (tag) => `<sheetFormatPr defaultRowHeight="${LINE_HEIGHT}"/>${tag}`),
        },
      },
    },
  };
}

/** From the first column heading to the last cell. */
function tableRange({ rows, columns, headRow }: Worksheet): string {
  return `${getCellAddress(headRow - 1, 0)}:${getCellAddress(rows.length - 1, columns.length - 1)}`;
}
