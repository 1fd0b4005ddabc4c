import type { Area, Shape } from "../index.ts";
import type { pl } from "./pl.ts";

/** Words of the first page of staff. */
export type WorklistMessages = Shape<typeof pl>;

/** Loads the words of the first page of staff, in one language. */
export const loadWorklist: Area<WorklistMessages> = async (locale) =>
  locale === "pl" ? (await import("./pl.ts")).pl : (await import("./en.ts")).en;
