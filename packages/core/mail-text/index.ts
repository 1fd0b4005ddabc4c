export { createMailTextService, type MailTextService } from "./service.ts";
export { askForTest } from "./test.ts";
export { createMailTextStore, type MailTextStore } from "./store.ts";
export {
  fileHolder,
  filesThatGo,
  nearestWords,
  paragraphsFor,
  wordingIssues,
  type ParagraphReader,
  type PlacedFile,
} from "./rules.ts";
export type { MailText, MailTextOwner } from "./schema.ts";
