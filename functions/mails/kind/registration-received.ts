import { changesUntil, participantLetter, type ParticipantFacts } from "../letter.ts";
import type { ParticipantMail } from "../mail.ts";
import { calendarFacts, changesUntilOf } from "../participant.ts";
import { became, ofRegistration } from "../trigger.ts";

/** Somebody applied, and staff will decide. */
export const registrationReceived: ParticipantMail<ParticipantFacts & { changesUntil?: string }> = {
  whose: "participant",
  trigger: ofRegistration((change) => became("pending", change) && !change.after.heldUntil),
  async facts(deps, subject) {
    const { facts, told } = await calendarFacts(deps, subject);
    return { told, facts: { ...facts, changesUntil: changesUntilOf(subject.event, facts.locale) } };
  },
  letter: (facts, words) =>
    participantLetter("registration.received", facts, words, {
      next: changesUntil(facts, words),
      answersSignUp: true,
    }),
};
