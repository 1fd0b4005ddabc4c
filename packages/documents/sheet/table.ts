import { type Element, fitText, type TextStyle } from "../pdf/index.ts";
import type { PageWriter } from "./page-writer.ts";
import { HAIRLINE, INK, SMALL_STRONG } from "./style.ts";

/** Text that is shortened rather than given more lines is set this small before. */
const LEAST_SIZE = 8;

/** What stands in a cell: texts below each other, each in its style and at most so many lines; empty ones take no room. */
export type CellTexts = readonly (readonly [text: string, style: TextStyle, mostLines?: number])[];

/** A column of a printed table. */
export interface SheetColumn {
  /** Heading; more than one text where the column is a block of hours. */
  head: CellTexts;
  /** In points; the columns together should fill the page. */
  width: number;
  /** Numbers stand at the right edge of their column. */
  right?: boolean;
  /** Names the row: its cells are headers for readers who cannot see the table. */
  isHeader?: boolean;
  /** Lines on both sides: a box to write in. */
  boxed?: boolean;
}

interface LaidOutRow {
  cells: { lines: readonly string[]; style: TextStyle }[][];
  height: number;
}

/** What is known of a table before it is drawn. */
export interface TableOptions {
  /** Stands above the table and never without it. */
  title?: string;
  /** Least height of a row; absent: room to sign. */
  rowHeight?: number;
  /** Height of what must stay on the page of the last `keptRows` rows. */
  closingHeight?: number;
  keptRows?: number;
  /** What rows are called among the bookmarks, where the table has several pages. */
  rowNames?: readonly string[];
}

/** Draws a table with its head on every page and upright lines between the boxes. */
export function drawTable(
  page: PageWriter,
  columns: readonly SheetColumn[],
  rows: readonly (readonly CellTexts[])[],
  options: TableOptions = {},
): void {
  const { pdf, density } = page;
  const { cell: padding, subtitle, gap } = density;
  const { title, rowHeight = density.rowHeight, closingHeight = 0, keptRows = 1, rowNames = [] } = options;
  const lefts = columns.map((_, index) =>
    columns.slice(0, index).reduce((x, { width }) => x + width, page.left),
  );
  const sideOf = ({ boxed }: SheetColumn) => (boxed ? padding.boxSide : padding.side);
  const layOut = (texts: readonly CellTexts[], least: number, above: number): LaidOutRow => {
    const cells = columns.map((column, index) => {
      const width = column.width - 2 * sideOf(column);
      return (texts[index] ?? []).map(([text, style, most]) => {
        if (most === undefined) return { lines: pdf.wrap(text, style, width), style };
        const whole = fitText(pdf, text, style, width, most);
        if (whole.isWhole || style.size <= LEAST_SIZE) return whole;
        const scale = LEAST_SIZE / style.size;
        return fitText(
          pdf,
          text,
          { ...style, size: LEAST_SIZE, leading: style.leading * scale },
          width,
          most,
        );
      });
    });
    return { cells, height: Math.max(least, ...cells.map((cell) => heightOf(cell) + 2 * above)) };
  };
  const drawCell = (cell: LaidOutRow["cells"][number], index: number, top: number) => {
    const column = columns[index];
    if (!column) return;
    const { width, right } = column;
    const x = (lefts[index] ?? 0) + (right ? width - sideOf(column) : sideOf(column));
    let y = top;
    for (const { lines, style } of cell) y = pdf.drawLines(lines, x, y, style, right ? "right" : "left");
  };
  const head = layOut(
    columns.map((column) => column.head),
    0,
    padding.head,
  );
  const drawHead = (table?: Element) => {
    const { y } = page;
    const row = table && pdf.element(pdf.element(table, "THead"), "TR");
    for (const [index, cell] of head.cells.entries()) {
      const draw = () => drawCell(cell, index, y + padding.head);
      if (row) pdf.element(row, "TH", draw, { scope: "Column" });
      else draw();
    }
    page.y += head.height;
    for (const line of [y, page.y]) pdf.rule([page.left, line], [page.right, line], 0.75, INK);
  };
  const laidOut = rows.map((row) => layOut(row, rowHeight, padding.row));
  const heights = laidOut.map(({ height }) => height);
  const titleHeight = title ? pdf.wrap(title, subtitle, page.width).length * subtitle.leading + gap.line : 0;
  // A title or a table head alone at the foot of a page helps nobody.
  page.need(titleHeight + head.height + (heights[0] ?? 0) + (heights[1] ?? 0));
  if (title) {
    page.paragraph("H2", title, subtitle);
    page.y += gap.line;
  }
  const pages = [{ page: page.page, from: 0 }];
  let top = page.y;
  const table = pdf.element(page.section, "Table");
  drawHead(table);
  const body = pdf.element(table, "TBody");
  const keptFrom = rows.length - keptRows;
  for (const [number, { cells, height }] of laidOut.entries()) {
    const kept =
      number === keptFrom
        ? heights.slice(number + 1).reduce((sum, each) => sum + each, closingHeight)
        : number === rows.length - 1
          ? closingHeight
          : 0;
    // What is kept together must fit on a page of its own, or nothing would be gained.
    const wanted = height + (kept < (page.bottom - top) / 2 ? kept : 0);
    if (page.y + wanted > page.bottom) {
      drawBoxes(page, columns, lefts, top);
      page.turnPage();
      pages.push({ page: page.page, from: number });
      top = page.y;
      pdf.artifact("Pagination", () => drawHead());
    }
    const row = pdf.element(body, "TR");
    for (const [index, cell] of cells.entries()) {
      const empty = cell.every(({ lines }) => lines.length === 0);
      if (empty) {
        pdf.element(row, "TD");
        continue;
      }
      const y = page.y + (height - heightOf(cell)) / 2;
      const isHeader = columns[index]?.isHeader === true;
      pdf.element(
        row,
        isHeader ? "TH" : "TD",
        () => drawCell(cell, index, y),
        isHeader ? { scope: "Row" } : {},
      );
    }
    row.end();
    page.y += height;
    pdf.rule([page.left, page.y], [page.right, page.y], 0.5, HAIRLINE);
  }
  drawBoxes(page, columns, lefts, top);
  table.end();
  if (pages.length > 1) {
    for (const [index, { page: number, from }] of pages.entries()) {
      const named = rowNames.slice(from, pages[index + 1]?.from);
      const [first, last] = [named[0], named.at(-1)];
      if (first !== undefined) page.bookmark(first === last ? first : `${first} – ${last}`, number);
    }
  }
}

/** The upright lines of the boxes on one page. */
function drawBoxes(
  page: PageWriter,
  columns: readonly SheetColumn[],
  lefts: readonly number[],
  top: number,
): void {
  const lines = new Set<number>();
  for (const [index, { boxed, width }] of columns.entries()) {
    if (!boxed) continue;
    const left = lefts[index] ?? 0;
    lines.add(left).add(left + width);
  }
  for (const x of lines) page.pdf.rule([x, top], [x, page.y], 0.5, HAIRLINE);
}

function heightOf(cell: LaidOutRow["cells"][number]): number {
  return cell.reduce((sum, { lines, style }) => sum + lines.length * style.leading, 0);
}

/** Columns over the whole width: each has its own, or a share by weight of what the others leave. */
export function columnsOf(
  total: number,
  columns: readonly (Omit<SheetColumn, "head" | "width"> & {
    title: string;
    width?: number;
    weight?: number;
  })[],
): SheetColumn[] {
  const fixed = columns.reduce((sum, { width = 0 }) => sum + width, 0);
  const weights = columns.reduce((sum, { weight = 0 }) => sum + weight, 0);
  return columns.map(({ title, width, weight = 0, ...column }) => ({
    ...column,
    head: [[title, SMALL_STRONG]],
    width: width ?? ((total - fixed) * weight) / weights,
  }));
}
