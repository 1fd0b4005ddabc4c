export type { ExportProfileService } from "./service.ts";
export { createExportProfileStore, type ExportProfileStore } from "./store.ts";
export type { FunderFile } from "./use-cases/make.ts";
