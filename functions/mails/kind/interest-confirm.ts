import { interestToken, isKept, mayBeTold } from "@zapisy/core/interest";
import { paragraph } from "@zapisy/mail";
import { eventBlock, type EventFacts } from "../about-event.ts";
import { awaitedFacts } from "../interest.ts";
import { contactBlock, filled, saidBy, signature, subjectOf } from "../letter.ts";
import type { InterestedMail } from "../mail.ts";

/** Somebody left an address to be told of an event; it is asked whether that is so. Opening the link confirms nothing: programs do that. */
export const interestConfirm: InterestedMail<EventFacts & { link: string }> = {
  whose: "interested",
  supersedable: true,
  trigger: {
    entity: "interest",
    follows({ before, after: { state, askedAt, email: to, locale, interestId, eventId } }) {
      if (state !== "asked" || !to || before?.askedAt === askedAt) return [];
      return [{ cause: [interestId, askedAt], to, locale, interestId, eventId }];
    },
  },
  async facts(deps, { message: { locale }, interest, event }) {
    const isOpen = interest.state === "asked" && isKept(interest, deps.clock());
    if (!isOpen || !mayBeTold(event, interest)) return undefined;
    const link = `${deps.config.PUBLIC_URL}/news/own/${interestToken(deps.secretKey, interest)}`;
    return { facts: { ...(await awaitedFacts(deps, event, locale)), link } };
  },
  letter(facts, words) {
    const { heading, lead, next, added } = saidBy("interest.confirm", words);
    return {
      locale: facts.locale,
      subject: subjectOf(words, heading, facts.event.title),
      heading,
      blocks: filled([
        paragraph(words.openSalutation),
        ...lead,
        eventBlock(facts, words),
        ...next,
        ...added,
        { type: "action", copyHint: words.copyLink, label: words.action.confirmNews, url: facts.link },
        paragraph(words.interest.unconfirmed),
        contactBlock(facts.contact, words),
        signature(words, facts.organiserName),
      ]),
      footer: { note: words.automatic },
    };
  },
};
