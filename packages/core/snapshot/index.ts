export type { SnapshotService } from "./service.ts";
export { thaw } from "./thaw.ts";
export { createSnapshotStore, type SnapshotStore } from "./store.ts";
