import type { Area, Shape } from "../../index.ts";
import type { pl } from "./pl.ts";

/** Words of the public page of a certificate and of certificates on the personal page. */
export type VerificationMessages = Shape<typeof pl>;

/** Loads the words of the public page of a certificate, and of the personal page, in one language. */
export const loadVerification: Area<VerificationMessages> = async (locale) =>
  locale === "pl" ? (await import("./pl.ts")).pl : (await import("./en.ts")).en;
