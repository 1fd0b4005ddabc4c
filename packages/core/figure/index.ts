export { createFigureStore, type FigureStore } from "./store.ts";
export type { FigureService } from "./service.ts";
