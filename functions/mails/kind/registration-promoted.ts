import { changesUntil, onlineUrl, participantLetter, type ParticipantFacts } from "../letter.ts";
import type { ParticipantMail } from "../mail.ts";
import { calendarFacts, participationFacts, type ParticipationFacts } from "../participant.ts";
import { became, cameFree, ofRegistration } from "../trigger.ts";

/** Somebody of the reserve list has a seat that came free. */
export const registrationPromoted: ParticipantMail<ParticipantFacts & ParticipationFacts> = {
  whose: "participant",
  trigger: ofRegistration((change) => became("confirmed", change) && cameFree(change)),
  async facts(deps, subject) {
    const { facts, told } = await calendarFacts(deps, subject);
    return { told, facts: { ...facts, ...participationFacts(subject) } };
  },
  letter: (facts, words) =>
    participantLetter("registration.promoted", facts, words, {
      more: [onlineUrl(facts.onlineUrl, words.label.onlineUrl)],
      next: changesUntil(facts, words),
    }),
};
