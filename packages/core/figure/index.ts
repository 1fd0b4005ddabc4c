export { createFigureStore, type FigureStore } from "./store.ts";
export type { CountedProject, FigureService } from "./service.ts";
