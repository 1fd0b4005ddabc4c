import type { Area, Shape } from "../index.ts";
import type { pl } from "./pl.ts";

/** Words of the pages on which somebody chooses what mail they get of events. */
export type NewsMessages = Shape<typeof pl>;

/** Loads the words of the pages on which somebody chooses what mail they get of events, in one language. */
export const loadNews: Area<NewsMessages> = async (locale) =>
  locale === "pl" ? (await import("./pl.ts")).pl : (await import("./en.ts")).en;
