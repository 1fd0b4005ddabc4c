import type { Area, Shape } from "../index.ts";
import type { pl } from "./pl.ts";

/** Words of the staff pages about certificates. */
export type CertificateMessages = Shape<typeof pl>;

/** Loads the words of the staff pages about certificates in one language. */
export const loadCertificate: Area<CertificateMessages> = async (locale) =>
  locale === "pl" ? (await import("./pl.ts")).pl : (await import("./en.ts")).en;
