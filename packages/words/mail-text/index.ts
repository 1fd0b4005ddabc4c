import type { Area, Shape } from "../index.ts";
import type { pl } from "./pl.ts";

/** Words of what staff write for mails. */
export type MailTextMessages = Shape<typeof pl>;

/** Loads the words of what staff write for mails, in one language. */
export const loadMailText: Area<MailTextMessages> = async (locale) =>
  locale === "pl" ? (await import("./pl.ts")).pl : (await import("./en.ts")).en;
