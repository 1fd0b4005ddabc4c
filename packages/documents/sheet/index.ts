export type { SheetHead } from "./data.ts";
export {
  finishSheets,
  openSheets,
  type PageLayout,
  PageWriter,
  type RunningHead,
  type SheetDocument,
} from "./page-writer.ts";
export { type CellTexts, columnsOf, drawTable, type SheetColumn } from "./table.ts";
export { drawnUpInWords, eventLine, hoursInWords, organisations } from "./wording.ts";
