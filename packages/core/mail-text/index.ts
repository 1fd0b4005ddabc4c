export { createMailTextService, type MailTextService } from "./service.ts";
export { createMailTextStore, type MailTextStore } from "./store.ts";
export { nearestWords, paragraphsFor, wordingIssues, type ParagraphReader } from "./rules.ts";
export type { MailText, MailTextOwner } from "./schema.ts";
