export { createRetentionGuard } from "./guard.ts";
export { leaveProject } from "./leave.ts";
export { createRetentionStore, type RetentionStore } from "./store.ts";
export type { RetentionService } from "./service.ts";
