import { leavesAddress } from "@zapisy/core/registration/rules";
import { inLocale, type Locale } from "@zapisy/core/shared/localized-text";
import { facts as factsOf, paragraph } from "@zapisy/mail";
import { contactBlock, content, filled, saidBy, signature, subjectOf, type MailContact } from "../letter.ts";
import type { FormerAddressMail } from "../mail.ts";
import { aboutRegistration } from "../participant.ts";

/** To an address that is a registration's no more, and may be a stranger's: nothing of the person, and no link. */
export const registrationAddressLeft: FormerAddressMail<{
  locale: Locale;
  event: { title: string; contentLocale?: Locale };
  contact: MailContact;
  organiserName: string;
}> = {
  whose: "former_address",
  supersedable: true,
  trigger: {
    entity: "registration",
    follows: ({ before, after }) =>
      before?.email && leavesAddress(before, after)
        ? [aboutRegistration(after, before.email, `v${after.version}`)]
        : [],
  },
  async facts(deps, { message: { locale, to }, registration, event }) {
    const isBack = !leavesAddress({ email: to }, registration);
    if (isBack) return undefined;
    const { text: title, locale: contentLocale } = inLocale(event.title, locale);
    return {
      facts: {
        locale,
        event: { title, contentLocale: contentLocale === locale ? undefined : contentLocale },
        contact: event.contact,
        organiserName: deps.config.ORGANISER_NAME,
      },
    };
  },
  letter({ locale, event, contact, organiserName }, words) {
    const { heading, lead, next, added } = saidBy("registration.address_left", words);
    return {
      locale,
      subject: subjectOf(words, heading, event.title),
      heading,
      blocks: filled([
        paragraph(words.openSalutation),
        ...lead,
        { type: "facts", facts: factsOf([words.label.event, content(event, locale, event.title)]) },
        ...next,
        ...added,
        contactBlock(contact, words),
        signature(words, organiserName),
      ]),
      footer: { note: words.automatic },
    };
  },
};
