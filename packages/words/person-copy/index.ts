import type { Area, Shape } from "../index.ts";
import type { pl } from "./pl.ts";

export { copyInWords, type CopyInWords } from "./in-words.ts";

/** Words of copies of all that is kept of a person. */
export type PersonCopyMessages = Shape<typeof pl>;

/** Loads the words of copies of all that is kept of a person, in one language. */
export const loadPersonCopy: Area<PersonCopyMessages> = async (locale) =>
  locale === "pl" ? (await import("./pl.ts")).pl : (await import("./en.ts")).en;
