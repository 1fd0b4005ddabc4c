export { createCircularService, type CircularService } from "./service.ts";
export { createCircularStore, type CircularStore } from "./store.ts";
export { CIRCULAR_MAIL, circularCause, circularMailing } from "./mail.ts";
export { sortRecipients, type RecipientDeps } from "./recipients.ts";
export { leftOut, letterLocale, suits } from "./rules.ts";
export type { Circular, CircularId } from "./schema.ts";
