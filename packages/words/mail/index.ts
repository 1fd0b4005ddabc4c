import type { RegistrationStatus } from "@zapisy/core/registration/schema";
import type { Area, Shape } from "../index.ts";
import type { pl } from "./pl.ts";

/** Kinds of mails, as far as there are words for them. */
export type MailKind = keyof (typeof pl)["kind"];

/** Words of mails, with the names of statuses that mails print. */
export type MailMessages = Shape<typeof pl> & {
  readonly status: Readonly<Record<RegistrationStatus, string>>;
};

/** Loads the words of mails in one language; a mail is written in the language of the person, not of the process. */
export const loadMail: Area<MailMessages> = async (locale) =>
  locale === "pl"
    ? { ...(await import("./pl.ts")).pl, status: (await import("../common/pl.ts")).pl.registrationStatus }
    : { ...(await import("./en.ts")).en, status: (await import("../common/en.ts")).en.registrationStatus };
