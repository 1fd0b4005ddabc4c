import type { Locale } from "@zapisy/core/shared/localized-text";
import { formatNumber } from "@zapisy/words";
import { fileName } from "../file-name/index.ts";
import {
  type CellTexts,
  columnsOf,
  drawnUpInWords,
  drawTable,
  finishSheets,
  openSheets,
  PageWriter,
  type SheetHead,
} from "../sheet/index.ts";
import { SMALL, SMALL_SOFT, SMALL_STRONG, SUBTITLE } from "../sheet/style.ts";
import { type Cell, type TableColumn, tableWorkbook } from "../workbook/index.ts";

/** The rows of a cut with their figures, in words; what is beside the point of a cut is empty. */
export interface PrintedCut {
  title: string;
  /** What a row is, and the figures. */
  columns: readonly string[];
  rows: readonly (readonly [name: string, ...figures: (number | undefined)[]])[];
  /** What stands below them. */
  foot?: string;
}

/** A list behind figures, as a worksheet. */
export interface PrintedList {
  name: string;
  columns: readonly TableColumn[];
  rows: readonly Cell[][];
}

/** The figures of a project. */
export interface FiguresFile {
  /** The title of the project stands where other sheets have that of an event. */
  head: SheetHead;
  title: string;
  /** What a reader should know of them. */
  notes: readonly string[];
  cuts: readonly PrintedCut[];
  /** The sheet of all figures is called so, and the two columns that say of what they are. */
  sheet: { name: string; cut: string; row: string };
  lists: readonly PrintedList[];
}

const GAP = 12;
const NUMBER_WIDTH = 78;

/** Makes the workbook: all figures on the first sheet, and each list from which they can be counted again on one of its own. */
export function figuresXlsx({ head, title, notes, cuts, sheet, lists }: FiguresFile): Promise<Uint8Array> {
  const { locale, project, drawnUp } = head;
  const figures = [...new Set(cuts.flatMap(({ columns }) => columns.slice(1)))];
  const lines = [title, project.title, ...notes];
  return tableWorkbook(
    [
      {
        name: sheet.name,
        lines,
        columns: [
          { title: sheet.cut, width: 32, kind: "text" },
          { title: sheet.row, width: 40, kind: "text" },
          ...figures.map((name): TableColumn => ({ title: name, width: 14, kind: "number" })),
        ],
        leadColumns: 2,
        rows: cuts.flatMap((cut) =>
          cut.rows.map(([name, ...numbers]) => [
            cut.title,
            name,
            ...figures.map((figure) => numbers[cut.columns.indexOf(figure) - 1]),
          ]),
        ),
      },
      ...lists.map((list) => ({ ...list, lines: [list.name, project.title], leadColumns: 1 })),
    ],
    { locale, title: `${title}: ${project.title}`, organiser: project.lead, at: drawnUp.at },
  );
}

/** Makes the document to print: the figures, and nobody's name. */
export async function figuresPdf({ head, title, notes, cuts }: FiguresFile): Promise<Uint8Array> {
  const { locale } = head;
  const document = await openSheets(head, title);
  const page = new PageWriter(document, "portrait", [title, head.project.title]);
  page.projectHead();
  page.paragraph("H1", title, SUBTITLE);
  for (const note of notes) page.paragraph("P", note, SMALL_SOFT);
  for (const cut of cuts) {
    page.y += GAP;
    page.bookmark(cut.title);
    const [name = "", ...figures] = cut.columns;
    drawTable(
      page,
      columnsOf(page.width, [
        { title: name, weight: 1, isHeader: true },
        ...figures.map((figure) => ({ title: figure, width: NUMBER_WIDTH, right: true })),
      ]),
      cut.rows.map(([row, ...numbers]): CellTexts[] => [
        [[row, SMALL_STRONG]],
        ...figures.map((_, index): CellTexts => [[inWords(numbers[index], locale), SMALL]]),
      ]),
      { title: cut.title, rowHeight: 0 },
    );
    if (cut.foot) page.paragraph("P", cut.foot, SMALL_SOFT);
  }
  page.y += GAP;
  page.paragraph("P", drawnUpInWords(head), SMALL_SOFT);
  page.end();
  return finishSheets(document);
}

function inWords(number: number | undefined, locale: Locale): string {
  return number === undefined ? "–" : formatNumber(locale, number);
}

/** A name for the file. */
export function figuresFileName({ head: { project, drawnUp }, title }: FiguresFile, kind: string): string {
  return fileName(`${title} ${project.title}`, drawnUp.at.slice(0, 10), kind);
}
