import { bind, type Bound } from "../shared/use-case.ts";
import type { MailTextDeps } from "./deps.ts";
import * as useCases from "./use-cases.ts";

export { copyMailTexts } from "./copy.ts";
export type { MailTextTrial } from "./use-cases.ts";

/** Use cases of adapted texts of mails. */
export type MailTextService = Bound<typeof useCases>;

/** Makes the use cases of adapted texts over their store. */
export function createMailTextService(deps: MailTextDeps): MailTextService {
  return bind(deps, useCases);
}
