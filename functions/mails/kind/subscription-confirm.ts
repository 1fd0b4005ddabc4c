import { subscriptionToken } from "@zapisy/core/subscription";
import type { Locale } from "@zapisy/core/shared/localized-text";
import { paragraph } from "@zapisy/mail";
import { filled, signature } from "../letter.ts";
import type { SubscriberMail } from "../mail.ts";

/** Somebody wants news of events at an address, which is asked whether that is so. It says nothing of who, and of which event. */
export const subscriptionConfirm: SubscriberMail<{ locale: Locale; link: string; organiserName: string }> = {
  whose: "subscriber",
  supersedable: true,
  trigger: {
    entity: "subscription",
    follows({ before, after: { state, askedAt, email: to, locale, subscriptionId } }) {
      if (state !== "asked" || askedAt === undefined || before?.askedAt === askedAt) return [];
      return [{ cause: [subscriptionId, askedAt], to, locale, subscriptionId }];
    },
  },
  async facts({ config, secretKey }, { message: { locale }, subscription: { state, subscriptionId } }) {
    if (state !== "asked") return undefined;
    const link = `${config.PUBLIC_URL}/news/${subscriptionToken(secretKey, subscriptionId)}`;
    return { facts: { locale, link, organiserName: config.ORGANISER_NAME } };
  },
  letter({ locale, link, organiserName }, words) {
    const { heading, lead, next } = words.kind["subscription.confirm"];
    return {
      locale,
      subject: heading,
      heading,
      blocks: filled([
        paragraph(words.openSalutation),
        paragraph(lead),
        { type: "action", copyHint: words.copyLink, label: words.action.confirmNews, url: link },
        ...next.map(paragraph),
        signature(words, organiserName),
      ]),
      footer: { note: words.automatic },
    };
  },
};
