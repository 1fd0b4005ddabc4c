export { createAuditService, type AuditService } from "./service.ts";
export { createAuditStore, type AuditStore } from "./store.ts";
export { createAuthorNames, type AuthorNames } from "./authors.ts";
export type { AuditEntry } from "./answer.ts";
