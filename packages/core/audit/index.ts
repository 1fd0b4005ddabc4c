export { createAuditService, type AuditService } from "./service.ts";
export { createAuditStore, type AuditStore } from "./store.ts";
export { createAuthorNames, createReferrers, type AuthorNames } from "./authors.ts";
export type { AuditEntry } from "./answer.ts";
export { entryIdOf } from "./history.ts";
export { forgetWords } from "./forget.ts";
