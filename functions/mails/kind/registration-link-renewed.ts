import { participantLetter, type ParticipantFacts } from "../letter.ts";
import type { ParticipantMail } from "../mail.ts";
import { participantFacts, isOther, ofRegistration } from "../participant.ts";

/**
 * The link is another now. It must reach whoever it is for even when the event is over: it opens their certificates. What tells
 * of another change brings it along.
 */
export const registrationLinkRenewed: ParticipantMail<ParticipantFacts> = {
  whose: "participant",
  urgent: true,
  trigger: ofRegistration((change) => {
    const { before, after, isOver } = change;
    const isTold = isOther(change) || (!isOver && before?.status !== after.status);
    return before !== undefined && !isTold && before.linkVersion !== after.linkVersion;
  }),
  facts: async (deps, subject) => ({ facts: await participantFacts(deps, subject) }),
  letter: (facts, words) => participantLetter("registration.link_renewed", facts, words),
};
