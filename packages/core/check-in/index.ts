export { createCheckInService, type CheckInService } from "./service.ts";
export { createCheckInStore, type CheckInStore, type StoredCheckInLink } from "./store.ts";
export type { CheckInLink, CheckInLinkId, CheckInLinkInput, DeskSync } from "./schema.ts";
export type { CheckInLinkView, DeskBook, DeskSyncAnswer, NewCheckInLink } from "./answer.ts";
