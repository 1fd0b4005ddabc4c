export { createUndeliveredStore, type UndeliveredStore } from "./store.ts";
export type { UndeliveredService } from "./service.ts";
