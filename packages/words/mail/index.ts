import type { RegistrationStatus } from "@zapisy/core/registration/schema";
import { en as commonEn } from "../common/en.ts";
import { pl as commonPl } from "../common/pl.ts";
import type { Locale, Shape } from "../index.ts";
import { en } from "./en.ts";
import { pl } from "./pl.ts";

/** Words of mails, with the names of statuses that mails print. */
export type MailMessages = Shape<typeof pl> & {
  readonly status: Readonly<Record<RegistrationStatus, string>>;
};

/** Words of mails by language; a mail is written in the language of the person, not of the process. */
export const mailMessages: Record<Locale, MailMessages> = {
  pl: { ...pl, status: commonPl.registrationStatus },
  en: { ...en, status: commonEn.registrationStatus },
};
