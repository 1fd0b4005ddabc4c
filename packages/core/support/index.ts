export { createSupportStore, type SupportStore } from "./store.ts";
export type { SupportService } from "./service.ts";
