export { countedOf, type Presence } from "./presence.ts";
export { createSupportStore, type SupportStore } from "./store.ts";
export type { SupportService } from "./service.ts";
