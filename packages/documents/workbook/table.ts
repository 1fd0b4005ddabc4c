import type { Locale } from "@zapisy/core/shared/localized-text";
import { HEAD, LINE_HEIGHT, lineCount, type Row, TEXT, writeWorkbook } from "./worksheet.ts";

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
  rows: readonly Cell[][];
}

/** Texts that a spreadsheet would take for a formula, a number or a day when somebody edits them. */
const MISLEADING = /^[-=+@\d]/;
/** Rows cannot be higher, in points. */
const MAX_HEIGHT = 409;

/**
 * Makes a workbook of tables, to be printed on lying pages. Most cells are plain values: with a look of its own for each,
 * ten thousand rows took the library more than 256 MB.
 */
export function tableWorkbook(sheets: readonly TableSheet[], locale: Locale): Promise<Uint8Array> {
  return writeWorkbook(
    sheets.map(({ name, lines, columns, frozenColumns, rows }) => ({
      name,
      columns,
      frozenColumns,
      rows: [
        ...lines.map((value, index): Row => [
          index === 0
            ? { value, fontWeight: "bold", fontSize: 16, height: 24 }
            : { ...TEXT, wrap: false, value },
        ]),
        [],
        columns.map(({ title, width }) => ({
          ...HEAD,
          alignVertical: "top",
          value: title,
          height: heightOf(title, width),
        })),
        ...rows.map((row) => columns.map((column, index) => cellOf(row[index], column))),
      ],
      headRow: lines.length + 2,
      dateFormat: locale === "pl" ? "dd.mm.yyyy" : "d mmm yyyy",
      landscape: true,
      filter: true,
    })),
    locale,
  );
}

function cellOf(value: Cell, { kind, width }: TableColumn): Row[number] {
  if (value === undefined) return null;
  if (kind === "percent") return { value: Number(value), format: "0%" };
  if (typeof value === "number") return value;
  if (kind === "day") return new Date(`${value}T00:00:00Z`);
  const height = heightOf(value, width);
  return height || MISLEADING.test(value) ? { ...TEXT, value, height } : value;
}

/** Height of a row in which the whole text is seen, if one line is too little: not every program sees to that itself. */
function heightOf(text: string, width: number): number | undefined {
  const lines = lineCount(text, width);
  return lines > 1 ? Math.min(lines * LINE_HEIGHT, MAX_HEIGHT) : undefined;
}
