import { recruitmentState, signUpEnds } from "@zapisy/core/event/rules";
import { formatWallTime } from "@zapisy/words";
import type { AccountMail } from "../mail.ts";
import { freePlacesOf, hasPlacesFor, outsideFacts, outsideLetter, type OutsideFacts } from "../outside.ts";

interface ReopenedFacts extends OutsideFacts {
  /** Until when one can sign up, in words. */
  until: string;
  /** Places of its own that nobody has. */
  free: number;
  isReferrer: boolean;
}

/** To the accounts of institutions that can have people come: one can sign up again. Of several times in a row the last one speaks. */
export const recruitmentReopened: AccountMail<ReopenedFacts> = {
  whose: "account",
  outside: true,
  supersedable: true,
  async facts(deps, subject) {
    const { message, event } = subject;
    const isLast = event.reopened === Number(message.facts?.version);
    if (!isLast || recruitmentState(event, deps.clock()).state !== "open") return undefined;
    const found = await outsideFacts(deps, "recruitment.reopened", subject);
    if (!found || !hasPlacesFor(found, event)) return undefined;
    return {
      facts: {
        ...found.facts,
        until: formatWallTime(message.locale, signUpEnds(event)),
        free: freePlacesOf(found.partner),
        isReferrer: found.partner === undefined,
      },
    };
  },
  letter({ until, free, isReferrer, ...facts }, words) {
    const { label, action } = words;
    return outsideLetter("recruitment.reopened", facts, words, {
      about: [[label.closes, until], free > 0 && [label.freePlaces, String(free)]],
      action: isReferrer ? action.referrals : action.partnerEvent,
    });
  },
};
