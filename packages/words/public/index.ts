import type { Area, Shape } from "../index.ts";
import type { pl } from "./pl.ts";

/** Words of the catalogue and of the events' public pages. */
export type PublicMessages = Shape<typeof pl>;

/** Loads the words of the public pages in one language. */
export const loadPublic: Area<PublicMessages> = async (locale) =>
  locale === "pl" ? (await import("./pl.ts")).pl : (await import("./en.ts")).en;
