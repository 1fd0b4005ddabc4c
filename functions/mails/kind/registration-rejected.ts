import { because, participantLetter, type ParticipantFacts } from "../letter.ts";
import type { ParticipantMail } from "../mail.ts";
import { calendarFacts, reasonOf } from "../participant.ts";
import { became, ofRegistration } from "../trigger.ts";

/** Staff did not take somebody. */
export const registrationRejected: ParticipantMail<ParticipantFacts & { reason?: string }> = {
  whose: "participant",
  trigger: ofRegistration((change) => became("rejected", change)),
  async facts(deps, subject) {
    const { facts, told } = await calendarFacts(deps, subject);
    return { told, facts: { ...facts, reason: reasonOf(subject) } };
  },
  letter: (facts, words) =>
    participantLetter("registration.rejected", facts, words, {
      more: [because(facts.reason, words)],
      link: "event",
    }),
};
