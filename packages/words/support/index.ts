import type { Area, Shape } from "../index.ts";
import type { pl } from "./pl.ts";

/** Words of the support that a project gives. */
export type SupportMessages = Shape<typeof pl>;

/** Loads the words of the support that a project gives, in one language. */
export const loadSupport: Area<SupportMessages> = async (locale) =>
  locale === "pl" ? (await import("./pl.ts")).pl : (await import("./en.ts")).en;
