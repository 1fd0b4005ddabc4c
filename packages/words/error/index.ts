import type { Area, Shape } from "../index.ts";
import type { pl } from "./pl.ts";

/** Texts for every code of an error or of a refused field. */
export type ErrorMessages = Shape<typeof pl>;

/** Loads the texts of errors in one language. */
export const loadError: Area<ErrorMessages> = async (locale) =>
  locale === "pl" ? (await import("./pl.ts")).pl : (await import("./en.ts")).en;

export { errorText } from "./text.ts";
export type { ErrorFacts, ErrorText, ErrorTexts } from "./text.ts";
