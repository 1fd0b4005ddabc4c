import type { Area, Shape } from "../index.ts";
import type { pl } from "./pl.ts";

/** Words of the page on which staff write to people of an event. */
export type CircularMessages = Shape<typeof pl>;

/** Loads the words of the page on which staff write to people of an event, in one language. */
export const loadCircular: Area<CircularMessages> = async (locale) =>
  locale === "pl" ? (await import("./pl.ts")).pl : (await import("./en.ts")).en;
