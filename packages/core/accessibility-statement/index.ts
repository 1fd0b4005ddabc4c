export { createStatementStore, type StatementStore } from "./store.ts";
export type { StatementService } from "./service.ts";
