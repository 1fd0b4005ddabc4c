import type { Area, Shape } from "../index.ts";
import type { pl } from "./pl.ts";

/** Words about files and evidence. */
export type FileMessages = Shape<typeof pl>;

/** Loads the words about files and evidence in one language. */
export const loadFile: Area<FileMessages> = async (locale) =>
  locale === "pl" ? (await import("./pl.ts")).pl : (await import("./en.ts")).en;
