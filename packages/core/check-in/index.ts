export { createCheckInService, type CheckInService } from "./service.ts";
export { createCheckInStore, type CheckInStore, type StoredCheckInLink } from "./store.ts";
export type {
  CheckInLink,
  CheckInLinkId,
  CheckInLinkInput,
  CheckInLinkView,
  DeskBook,
  DeskSync,
  DeskSyncAnswer,
  NewCheckInLink,
} from "./schema.ts";
