import type { Area, Shape } from "../index.ts";
import type { pl } from "./pl.ts";

/** Words of the window in which papers are chosen and downloaded. */
export type PaperMessages = Shape<typeof pl>;

/** Loads the words of the window of papers in one language. */
export const loadPaper: Area<PaperMessages> = async (locale) =>
  locale === "pl" ? (await import("./pl.ts")).pl : (await import("./en.ts")).en;
