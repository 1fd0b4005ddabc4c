import type { CellObject } from "write-excel-file/node";
import {
  HEAD,
  leftOfPage,
  LINE_HEIGHT,
  lineCount,
  type Row,
  TEXT,
  type WorkbookProperties,
  writeWorkbook,
} from "./worksheet.ts";

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
  columns: readonly TableColumn[];
  /** How many columns on the left say whose a row is: they stay in sight and are printed on every page. */
  leadColumns: number;
  rows: readonly Cell[][];
}

/** Numbers keep clear of the text that begins where they end. */
const RIGHT = { align: "right", alignVertical: "center", indent: 1 } as const;
/** Texts that a spreadsheet would take for a formula, a number or a day when somebody edits them. */
const MISLEADING = /^[-=+@\d]/;
/** Height of the empty row that keeps the table apart from what stands above it, in points. */
const GAP = 6;
/** Rows cannot be higher, in points. */
const MAX_HEIGHT = 409;

/**
 * Makes a workbook of tables, to be printed on lying pages. Most cells are plain values: with a look of its own for each,
 * ten thousand rows took the library more than 256 MB.
 */
export function tableWorkbook(
  sheets: readonly TableSheet[],
  properties: WorkbookProperties,
): Promise<Uint8Array> {
  return writeWorkbook(
    sheets.map(({ name, lines, columns, leadColumns, rows }) => ({
      name,
      columns,
      leadColumns,
      rows: [
        ...lines.map((line, index) =>
          index === 0
            ? across(line, columns, { fontWeight: "bold", fontSize: 16, height: 24 })
            : across(line, columns),
        ),
        [{ height: GAP }],
        columns.map(({ title, width }) => ({
          ...HEAD,
          value: title,
          height: heightOf(title, width),
        })),
        ...rows.map((row) => columns.map((column, index) => cellOf(row[index], column))),
      ],
      headRow: lines.length + 2,
      dateFormat: properties.locale === "pl" ? "dd.mm.yyyy" : "d mmm yyyy",
      landscape: true,
      filter: true,
    })),
    properties,
  );
}

/** A line above the table, over as many columns as one page shows, high enough for its text. */
function across(value: string, columns: readonly TableColumn[], look: Partial<CellObject> = {}): Row {
  const { count, width } = leftOfPage(columns, true);
  return [
    { ...TEXT, value, columnSpan: count, height: lineCount(value, width) * LINE_HEIGHT, ...look },
    ...Array.from({ length: count - 1 }, () => null),
  ];
}

function cellOf(value: Cell, { kind, width }: TableColumn): Row[number] {
  if (value === undefined) return null;
  if (kind === "percent") return { value: Number(value), format: "0%" };
  if (typeof value === "number") return { ...RIGHT, value };
  if (kind === "day") return new Date(`${value}T00:00:00Z`);
  const height = heightOf(value, width);
  return height || MISLEADING.test(value) ? { ...TEXT, value, height } : value;
}

/** Height of a row in which the whole text is seen, if one line is too little: not every program sees to that itself. */
function heightOf(text: string, width: number): number | undefined {
  const lines = lineCount(text, width);
  return lines > 1 ? Math.min(lines * LINE_HEIGHT, MAX_HEIGHT) : undefined;
}
