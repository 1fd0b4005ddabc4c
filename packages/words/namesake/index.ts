import type { Area, Shape } from "../index.ts";
import type { pl } from "./pl.ts";

/** Words for telling two people of one name apart. */
export type NamesakeMessages = Shape<typeof pl>;

/** Loads the words for telling two people of one name apart, in one language. */
export const loadNamesake: Area<NamesakeMessages> = async (locale) =>
  locale === "pl" ? (await import("./pl.ts")).pl : (await import("./en.ts")).en;
