export { interestIdOf, interestToken } from "./link.ts";
export { isKept, mayBeTold, told } from "./rules.ts";
export { createInterestStore, type InterestStore } from "./store.ts";
export type { InterestService } from "./service.ts";
export type { Interest, InterestId, Opening } from "./schema.ts";
