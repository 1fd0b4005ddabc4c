export type { FigureService } from "./service.ts";
