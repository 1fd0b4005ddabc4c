export { createSupportScheduleStore, type SupportScheduleStore } from "./store.ts";
export type { Publication } from "./store.ts";
export type { SupportScheduleService } from "./service.ts";
