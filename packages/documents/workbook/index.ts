export { type Cell, type TableColumn, type TableSheet, tableWorkbook } from "./table.ts";
export {
  HAIRLINE,
  HEAD,
  LINE_HEIGHT,
  lineCount,
  type Row,
  TEXT,
  type Worksheet,
  writeWorkbook,
} from "./worksheet.ts";
