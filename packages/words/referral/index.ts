import type { Area, Shape } from "../index.ts";
import type { pl } from "./pl.ts";

/** Words of the pages on which institutions refer people, and of the register of referrals. */
export type ReferralMessages = Shape<typeof pl>;

/** Loads the words of referrals in one language. */
export const loadReferral: Area<ReferralMessages> = async (locale) =>
  locale === "pl" ? (await import("./pl.ts")).pl : (await import("./en.ts")).en;
