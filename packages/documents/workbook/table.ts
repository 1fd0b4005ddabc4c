import { buffer } from "node:stream/consumers";
import { Readable } from "node:stream";
import { ZipFile } from "yazl";
import type { Locale } from "@zapisy/core/shared/localized-text";
import { documentMessages } from "@zapisy/messages/document";
import { worksheetNames } from "./worksheet-name.ts";
import { attribute, text } from "./xml.ts";

/** A value of a table; undefined: an empty cell. Texts are always texts, whatever they look like. */
export type Cell = string | number | undefined;

/** A column of a table: how wide it is in characters, and what its cells hold. */
export interface TableColumn {
  title: string;
  width: number;
  /** `day` takes `YYYY-MM-DD`, `percent` a share of 1. */
  kind: "text" | "number" | "percent" | "day";
}

/** One worksheet: lines above a table with a head that stays in sight and can be filtered. */
export interface TableSheet {
  name: string;
  /** The first one is the title. */
  lines: string[];
  columns: TableColumn[];
  /** How many columns on the left stay in sight. */
  frozenColumns?: number;
  rows: Iterable<Cell[]>;
}

/** Numbers of the cell formats in `STYLES`. */
const FORMAT = { plain: 0, title: 1, head: 2, text: 3, number: 4, percent: 5, day: 6 } as const;
/** The earliest time that a ZIP archive can say: the same table always gives the same bytes. */
const FIXED_TIME = new Date(1980, 0, 1);
/** Day 0 of spreadsheets, which take 1900 for a leap year. */
const DAY_ZERO = Date.UTC(1899, 11, 30);
/** Longer texts are refused by Excel. */
const MAX_TEXT = 32_767;
/** Rows that are compressed at a time: enough to be quick, few enough to need little memory. */
const ROWS_PER_CHUNK = 250;

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml";

/**
 * Makes a workbook of tables, written row by row: ten thousand rows take neither a second nor much memory.
 * Prints on lying A4 pages, fitted to their width, with the head of the table on each.
 */
export async function tableWorkbook(sheets: readonly TableSheet[], locale: Locale): Promise<Uint8Array> {
  const zip = new ZipFile();
  const add = (path: string, xml: string) =>
    zip.addBuffer(Buffer.from(HEAD + xml), path, { mtime: FIXED_TIME, forceDosTimestamp: true });
  add(
    "[Content_Types].xml",
    `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${TYPE}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${TYPE}.styles+xml"/>${sheets.map((_, index) => `<Override PartName="/xl/worksheets/sheet${index + 1}.xml" ContentType="${TYPE}.worksheet+xml"/>`).join("")}</Types>`,
  );
  add(
    "_rels/.rels",
    `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="r1" Type="${RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  );
  add(
    "xl/_rels/workbook.xml.rels",
    `<Relationships xmlns="${PACKAGE}/relationships">${sheets.map((_, index) => `<Relationship Id="s${index + 1}" Type="${RELATIONS}/worksheet" Target="worksheets/sheet${index + 1}.xml"/>`).join("")}<Relationship Id="styles" Type="${RELATIONS}/styles" Target="styles.xml"/></Relationships>`,
  );
  const names = worksheetNames(
    sheets.map(({ name }) => name),
    documentMessages[locale].attendanceList.worksheet,
  );
  const repeated = sheets.map((sheet, index) => {
    const reference = `'${(names[index] ?? "").replaceAll("'", "''")}'!`;
    const head = headRow(sheet);
    return `<definedName name="_xlnm.Print_Titles" localSheetId="${index}">${text(`${reference}$${head}:$${head}`)}</definedName>`;
  });
  add(
    "xl/workbook.xml",
    `<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets>${names.map((name, index) => `<sheet name="${attribute(name)}" sheetId="${index + 1}" r:id="s${index + 1}"/>`).join("")}</sheets><definedNames>${repeated.join("")}</definedNames></workbook>`,
  );
  add("xl/styles.xml", styles(locale));
  for (const [index, sheet] of sheets.entries()) {
    zip.addReadStream(Readable.from(worksheet(sheet, locale)), `xl/worksheets/sheet${index + 1}.xml`, {
      mtime: FIXED_TIME,
      forceDosTimestamp: true,
    });
  }
  zip.end();
  return new Uint8Array(await buffer(zip.outputStream));
}

/** Number of the row with the column headings, from 1: there is an empty row above it. */
function headRow({ lines }: TableSheet): number {
  return lines.length + 2;
}

function* worksheet(sheet: TableSheet, locale: Locale): Generator<Buffer> {
  const { columns, lines, rows, frozenColumns: frozen = 0 } = sheet;
  const head = headRow(sheet);
  const last = columnName(columns.length - 1);
  let xml =
    `${HEAD}<worksheet xmlns="${MAIN}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>` +
    `<sheetViews><sheetView workbookViewId="0"><pane${frozen > 0 ? ` xSplit="${frozen}"` : ""} ySplit="${head}" topLeftCell="${columnName(frozen)}${head + 1}" activePane="${frozen > 0 ? "bottomRight" : "bottomLeft"}" state="frozen"/></sheetView></sheetViews>` +
    `<cols>${columns.map(({ width }, index) => `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`).join("")}</cols><sheetData>`;
  for (const [index, line] of lines.entries()) {
    xml += row(index + 1, [cellOf(`A${index + 1}`, line, index === 0 ? "title" : "plain")]);
  }
  xml += row(
    head,
    columns.map(({ title }, index) => cellOf(`${columnName(index)}${head}`, title, "head")),
  );
  let number = head;
  for (const cells of rows) {
    number += 1;
    xml += row(
      number,
      columns.map(({ kind }, index) => cellOf(`${columnName(index)}${number}`, cells[index], kind)),
    );
    if (number % ROWS_PER_CHUNK === 0) {
      yield Buffer.from(xml);
      xml = "";
    }
  }
  const footer = text(`&R${documentMessages[locale].attendanceList.pageOfPages("&P", "&N")}`);
  xml +=
    `</sheetData><autoFilter ref="A${head}:${last}${number}"/>` +
    `<pageMargins left="0.5" right="0.5" top="0.6" bottom="0.6" header="0.3" footer="0.3"/>` +
    `<pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/>` +
    `<headerFooter><oddFooter>${footer}</oddFooter></headerFooter></worksheet>`;
  yield Buffer.from(xml);
}

function row(number: number, cells: string[]): string {
  return `<row r="${number}">${cells.join("")}</row>`;
}

function cellOf(reference: string, value: Cell, kind: keyof typeof FORMAT): string {
  const start = `<c r="${reference}" s="${FORMAT[kind]}"`;
  if (value === undefined || value === "") return `${start}/>`;
  if (typeof value === "number") return `${start}><v>${value}</v></c>`;
  if (kind === "day") return `${start}><v>${(Date.parse(value) - DAY_ZERO) / 86_400_000}</v></c>`;
  const said = text(value.length > MAX_TEXT ? value.slice(0, MAX_TEXT) : value);
  return `${start} t="inlineStr"><is><t xml:space="preserve">${said}</t></is></c>`;
}

/** `A`, `B` … `Z`, `AA` … */
function columnName(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : columnName(Math.floor(index / 26) - 1) + letter;
}

/** Fonts, borders and number formats, in the order of `FORMAT`. Format 49 ("@") keeps a text a text when it is edited. */
function styles(locale: Locale): string {
  const top = '<alignment vertical="top" wrapText="1"/>';
  const day = locale === "pl" ? "dd\\.mm\\.yyyy" : "d mmm yyyy";
  return (
    `<styleSheet xmlns="${MAIN}"><numFmts count="1"><numFmt numFmtId="164" formatCode="${day}"/></numFmts>` +
    `<fonts count="3"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="16"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts>` +
    `<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFEEF0F2"/></patternFill></fill></fills>` +
    `<borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border><border>${["left", "right", "top", "bottom"].map((side) => `<${side} style="thin"><color rgb="FF9AA1A9"/></${side}>`).join("")}<diagonal/></border></borders>` +
    `<cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="7">` +
    `<xf numFmtId="49"/><xf numFmtId="49" fontId="1" applyFont="1"/>` +
    `<xf numFmtId="49" fontId="2" fillId="2" borderId="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1">${top}</xf>` +
    [49, 0, 9, 164]
      .map(
        (format) =>
          `<xf numFmtId="${format}" borderId="1" applyNumberFormat="1" applyBorder="1" applyAlignment="1">${top}</xf>`,
      )
      .join("") +
    `</cellXfs></styleSheet>`
  );
}
