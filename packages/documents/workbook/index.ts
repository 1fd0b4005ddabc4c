export { type Cell, type TableColumn, type TableSheet, tableWorkbook } from "./table.ts";
