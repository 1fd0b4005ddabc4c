import type { Area, Shape } from "../index.ts";
import type { pl } from "./pl.ts";

/** Words of consents. */
export type ConsentMessages = Shape<typeof pl>;

/** Loads the words of consents in one language. */
export const loadConsent: Area<ConsentMessages> = async (locale) =>
  locale === "pl" ? (await import("./pl.ts")).pl : (await import("./en.ts")).en;
