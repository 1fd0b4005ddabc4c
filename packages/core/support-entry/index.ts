export { emptyEntry } from "./erase.ts";
export { createSupportEntryStore, type SupportEntryStore } from "./store.ts";
export type { SupportEntryService } from "./service.ts";
