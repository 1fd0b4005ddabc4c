export { type Cell, type TableColumn, type TableSheet, tableWorkbook } from "./table.ts";
export {
  HAIRLINE,
  HEAD,
  LINE_HEIGHT,
  lineCount,
  printScale,
  type Row,
  TEXT,
  type WorkbookProperties,
  type Worksheet,
  writeWorkbook,
} from "./worksheet.ts";
