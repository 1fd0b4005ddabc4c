import type { Area, Shape } from "../index.ts";
import type { pl } from "./pl.ts";

/** Words of what is kept of a person, and of erasing it. */
export type ErasureMessages = Shape<typeof pl>;

/** Loads the words of what is kept of a person, in one language. */
export const loadErasure: Area<ErasureMessages> = async (locale) =>
  locale === "pl" ? (await import("./pl.ts")).pl : (await import("./en.ts")).en;
