import type { Area, Shape } from "../index.ts";
import type { pl } from "./pl.ts";

export { historyWords, type HistoryWords } from "./history.ts";

/** Words of the staff pages. */
export type StaffMessages = Shape<typeof pl>;

/** Loads the words of the staff pages in one language. */
export const loadStaff: Area<StaffMessages> = async (locale) =>
  locale === "pl" ? (await import("./pl.ts")).pl : (await import("./en.ts")).en;
