import type { Area, Shape } from "../index.ts";
import type { pl } from "./pl.ts";

/** Words of selections: criteria, sheets of the committee, ranking and decisions. */
export type SelectionMessages = Shape<typeof pl>;

/** Loads the words of selections, in one language. */
export const loadSelection: Area<SelectionMessages> = async (locale) =>
  locale === "pl" ? (await import("./pl.ts")).pl : (await import("./en.ts")).en;
