import { isKept, mayBeTold } from "@zapisy/core/interest";
import { recruitmentState } from "@zapisy/core/event/rules";
import { facts as factsOf, paragraph } from "@zapisy/mail";
import { formatWallTime } from "@zapisy/words";
import { eventBlock, type EventFacts } from "../about-event.ts";
import { awaitedFacts } from "../interest.ts";
import { because, contactBlock, filled, saidBy, signature, subjectOf } from "../letter.ts";
import type { InterestedMail } from "../mail.ts";

type ToldFacts = EventFacts & {
  /** later: it was put off again between the opening and this mail. */
  state: "open" | "later" | "closed" | "cancelled";
  opens?: string;
  reason?: string;
};

/**
 * The one mail to somebody who waited for an event: one can sign up, or it does not take place. It says what is true when it leaves, so
 * nobody who waited hears nothing. Who withdrew meanwhile gets none.
 */
export const interestTold: InterestedMail<ToldFacts> = {
  whose: "interested",
  awaited: true,
  toMany: true,
  supersedable: true,
  async facts(deps, { message: { locale }, interest, event }) {
    const now = deps.clock();
    if (interest.state === "asked" || !isKept(interest, now) || !mayBeTold(event, interest)) return undefined;
    const recruitment = recruitmentState(event, now);
    const { state } = recruitment;
    return {
      facts: {
        ...(await awaitedFacts(deps, event, locale)),
        state: state === "upcoming" || state === "tentative" ? "later" : state,
        opens: recruitment.state === "upcoming" ? formatWallTime(locale, recruitment.opens) : undefined,
        reason: event.cancellation?.reason,
      },
    };
  },
  letter(facts, words) {
    const { state } = facts;
    const said = saidBy("interest.told", words);
    const { heading, lead, next } =
      state === "open"
        ? said
        : {
            heading: words.interest[state].heading,
            lead: [paragraph(words.interest[state].lead)],
            next: [],
          };
    const more = factsOf(
      facts.opens !== undefined && [words.label.opens, facts.opens],
      state === "cancelled" && because(facts.reason, words),
    );
    return {
      locale: facts.locale,
      subject: subjectOf(words, heading, facts.event.title),
      heading,
      blocks: filled([
        paragraph(words.openSalutation),
        ...lead,
        eventBlock(facts, words),
        more.length > 0 && { type: "facts", facts: more },
        ...next,
        ...said.added,
        { type: "action", copyHint: words.copyLink, label: words.action.event, url: facts.links.event },
        paragraph(words.interest.once),
        contactBlock(facts.contact, words),
        signature(words, facts.organiserName),
      ]),
      footer: { note: words.automatic },
    };
  },
};
