import { changesUntil, onlineUrl, participantLetter, type ParticipantFacts } from "../letter.ts";
import type { ParticipantMail } from "../mail.ts";
import { calendarFacts, participationFacts, type ParticipationFacts } from "../participant.ts";
import { became, cameFree, ofRegistration } from "../trigger.ts";

/** Somebody has a seat. */
export const registrationConfirmed: ParticipantMail<ParticipantFacts & ParticipationFacts> = {
  whose: "participant",
  trigger: ofRegistration((change) => became("confirmed", change) && !cameFree(change)),
  async facts(deps, subject) {
    const { facts, told } = await calendarFacts(deps, subject);
    return { told, facts: { ...facts, ...participationFacts(subject) } };
  },
  letter: (facts, words) =>
    participantLetter("registration.confirmed", facts, words, {
      more: [onlineUrl(facts.onlineUrl, words.label.onlineUrl)],
      next: changesUntil(facts, words),
      answersSignUp: true,
    }),
};
