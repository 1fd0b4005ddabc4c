import type { Area, Shape } from "../index.ts";
import type { pl } from "./pl.ts";

/** Words of the log of support. */
export type SupportLogMessages = Shape<typeof pl>;

/** Loads the words of the log of support, in one language. */
export const loadSupportLog: Area<SupportLogMessages> = async (locale) =>
  locale === "pl" ? (await import("./pl.ts")).pl : (await import("./en.ts")).en;
