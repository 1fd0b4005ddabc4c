import type { AdaptableKind, MergeField } from "@zapisy/core/mail-text/rules";
import { loadMail, type MailKind } from "@zapisy/words/mail";
import { mails } from "./index.ts";
import type { Mail } from "./mail.ts";
import { bringsAlong } from "./text-files.ts";

/** What a text can name, by whose the mail is: to an address that is somebody's no more, nothing of the person is said. */
const OFFERS: Record<Exclude<Mail["whose"], "staff" | "subscriber">, readonly MergeField[]> = {
  participant: ["firstName", "lastName", "event", "dates", "place"],
  contact: ["event", "dates", "place"],
  invited: ["event", "dates", "place"],
  contributor: ["event", "dates", "place"],
  account: ["event", "dates", "place"],
  interested: ["event", "dates", "place"],
  former_address: ["event"],
};

/**
 * What the text of a kind can name; undefined where staff cannot adapt it: it is to staff, written by them as a whole, or asks
 * somebody for their consent, at no event.
 */
export function offersOf(mail: Mail): readonly MergeField[] | undefined {
  if (mail.whose === "staff" || mail.whose === "subscriber" || "written" in mail) return undefined;
  return OFFERS[mail.whose];
}

/** Kinds whose text staff can adapt, by name. */
export async function loadKinds(): Promise<Record<string, AdaptableKind>> {
  const { kind: words } = await loadMail("pl");
  return Object.fromEntries(
    Object.entries<Mail>(mails).flatMap(([kind, mail]) => {
      const offers = offersOf(mail);
      if (!offers) return [];
      const { name } = words[kind as MailKind];
      return [[kind, { name, offers, byOption: mail.whose === "participant", brings: bringsAlong(mail) }]];
    }),
  );
}
