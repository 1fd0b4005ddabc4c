export { dueKeys, partsAt } from "./rules.ts";
export { dueAttributes, type DueKeys } from "./schema.ts";
export { createDueStore } from "./store.ts";
