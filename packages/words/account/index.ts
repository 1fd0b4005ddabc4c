import type { Area, Shape } from "../index.ts";
import type { pl } from "./pl.ts";

/** Words of one's own account: how one signs in, and where one is signed in. */
export type AccountMessages = Shape<typeof pl>;

/** Loads the words of one's own account in one language. */
export const loadAccount: Area<AccountMessages> = async (locale) =>
  locale === "pl" ? (await import("./pl.ts")).pl : (await import("./en.ts")).en;
