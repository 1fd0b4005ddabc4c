import { isHeld } from "@zapisy/core/registration";
import { formatDateTime } from "@zapisy/words";
import { participantLetter, type ParticipantFacts } from "../letter.ts";
import type { ParticipantMail } from "../mail.ts";
import { participantFacts, ofLifeCycle } from "../participant.ts";

/** A seat waits until its address is confirmed. */
export const registrationHeld: ParticipantMail<
  /** `heldUntil`: the moment in words. */
  ParticipantFacts & { heldUntil: string }
> = {
  whose: "participant",
  urgent: true,
  trigger: ofLifeCycle("registration.held"),
  async facts(deps, subject) {
    const { registration, event, message } = subject;
    // Confirmed or ended meanwhile: nothing is held any more.
    if (!isHeld(registration) || !registration.heldUntil) return undefined;
    const heldUntil = formatDateTime(message.locale, registration.heldUntil, event.timeZone);
    return { facts: { ...(await participantFacts(deps, subject)), heldUntil } };
  },
  letter: (facts, words) =>
    participantLetter("registration.held", facts, words, {
      about: [[words.label.heldUntil, facts.heldUntil]],
      answersSignUp: true,
    }),
};
