export {
  createMailingService,
  peopleOf,
  type MailingService,
  type MailingWork,
  type Telling,
} from "./service.ts";
export { createMailingStore, type MailingStore } from "./store.ts";
export { begun, PART_SIZE } from "./rules.ts";
export type { Mailing, MailingId, MailingKey } from "./schema.ts";
