export type { Counted, CountedIndicator } from "./counting.ts";
export { emptyResults, eraseResults } from "./erase.ts";
export type { IndicatorService } from "./service.ts";
export { createIndicatorStore, resultToRow, type IndicatorStore } from "./store.ts";
export type { CountedIndicators } from "./use-cases/read.ts";
