export { createDelegationService, type DelegationService } from "./service.ts";
export { createDelegationStore, type DelegationStore } from "./store.ts";
export { delegationToken } from "./link.ts";
export type { DelegationDeps } from "./deps.ts";
export { asked, askedOfOthers, keepDeclared, newcomer, personIssues } from "./person.ts";
export { openPage, placesOf } from "./use-cases/page.ts";
export type { Contact, Delegation, DelegationId } from "./schema.ts";
