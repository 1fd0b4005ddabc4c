import type { Area, Shape } from "../index.ts";
import type { pl } from "./pl.ts";

/** Words of how long data are kept. */
export type RetentionMessages = Shape<typeof pl>;

/** Loads the words of how long data are kept, in one language. */
export const loadRetention: Area<RetentionMessages> = async (locale) =>
  locale === "pl" ? (await import("./pl.ts")).pl : (await import("./en.ts")).en;
