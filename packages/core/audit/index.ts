export { createAuditService, type AuditService } from "./service.ts";
export { createAuditStore, type AuditStore } from "./store.ts";
export type { AuditEntry } from "./schema.ts";
