import type { Area, Shape } from "../index.ts";
import type { pl } from "./pl.ts";

/** Words of mail that did not arrive. */
export type UndeliveredMessages = Shape<typeof pl>;

/** Loads the words of mail that did not arrive, in one language. */
export const loadUndelivered: Area<UndeliveredMessages> = async (locale) =>
  locale === "pl" ? (await import("./pl.ts")).pl : (await import("./en.ts")).en;
