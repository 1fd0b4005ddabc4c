import type { Area, Shape } from "../index.ts";
import type { pl } from "./pl.ts";

/** Words of the page on which the organiser states the accessibility of the site. */
export type AccessibilityStatementMessages = Shape<typeof pl>;

/** Loads the words of the statement of accessibility in one language. */
export const loadAccessibilityStatement: Area<AccessibilityStatementMessages> = async (locale) =>
  locale === "pl" ? (await import("./pl.ts")).pl : (await import("./en.ts")).en;
