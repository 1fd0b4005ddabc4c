import type { Area, Shape } from "../index.ts";
import type { pl } from "./pl.ts";

/** Words of the page on which people are brought in from a file. */
export type PeopleImportMessages = Shape<typeof pl>;

/** Loads the words of the page on which people are brought in from a file, in one language. */
export const loadPeopleImport: Area<PeopleImportMessages> = async (locale) =>
  locale === "pl" ? (await import("./pl.ts")).pl : (await import("./en.ts")).en;
