import type { Area, Shape } from "../index.ts";
import type { pl as status } from "../status/pl.ts";
import type { WaitMessages } from "../wait/index.ts";
import type { pl } from "./pl.ts";

/** Kinds of mails, as far as there are words for them. */
export type MailKind = keyof (typeof pl)["kind"];

/** Words of mails, with the names of statuses that mails print, and why somebody waits. */
export type MailMessages = Shape<typeof pl> & {
  readonly status: Shape<typeof status>;
  readonly wait: WaitMessages;
};

/** Loads the words of mails in one language; a mail is written in the language of the person, not of the process. */
export const loadMail: Area<MailMessages> = async (locale) =>
  locale === "pl"
    ? {
        ...(await import("./pl.ts")).pl,
        status: (await import("../status/pl.ts")).pl,
        wait: (await import("../wait/pl.ts")).pl,
      }
    : {
        ...(await import("./en.ts")).en,
        status: (await import("../status/en.ts")).en,
        wait: (await import("../wait/en.ts")).en,
      };

/** What a mail of that kind is called; a kind without words is called by its id. */
export function mailName({ kind }: MailMessages, id: string): string {
  return kind[id as MailKind]?.name ?? id;
}
