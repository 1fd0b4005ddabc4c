import { participantLetter, type ParticipantFacts } from "../letter.ts";
import type { ParticipantMail } from "../mail.ts";
import { offeredUntilOf, ofLifeCycle, participantFacts } from "../participant.ts";

/** A seat from the reserve list waits for an answer. */
export const registrationOffered: ParticipantMail<
  /** `offeredUntil`: the moment in words. */
  ParticipantFacts & { offeredUntil: string }
> = {
  whose: "participant",
  urgent: true,
  trigger: ofLifeCycle("registration.offered"),
  async facts(deps, subject) {
    const offeredUntil = offeredUntilOf(subject);
    // Answered, ended or taken back meanwhile: there is nothing to answer any more.
    if (offeredUntil === undefined) return undefined;
    return { facts: { ...(await participantFacts(deps, subject)), offeredUntil } };
  },
  letter: (facts, words) =>
    participantLetter("registration.offered", facts, words, {
      about: [[words.label.offeredUntil, facts.offeredUntil]],
      action: words.action.offer,
    }),
};
