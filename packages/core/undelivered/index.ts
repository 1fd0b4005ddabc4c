export { createUndeliveredStore, type UndeliveredStore } from "./store.ts";
export { contributorId, personOf, type MissedBy } from "./person.ts";
export type { UndeliveredService } from "./service.ts";
