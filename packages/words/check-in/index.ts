import type { Area, Shape } from "../index.ts";
import type { pl } from "./pl.ts";

/** Words of the check-in desk and of its links. */
export type CheckInMessages = Shape<typeof pl>;

/** Loads the words of the check-in desk and of its links in one language. */
export const loadCheckIn: Area<CheckInMessages> = async (locale) =>
  locale === "pl" ? (await import("./pl.ts")).pl : (await import("./en.ts")).en;
