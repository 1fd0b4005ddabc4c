export { createRetentionGuard } from "./guard.ts";
export { leaveProject } from "./leave.ts";
export { switchOffRestored } from "./restored.ts";
export { createRetentionStore, type RetentionStore } from "./store.ts";
export type { RetentionService } from "./service.ts";
