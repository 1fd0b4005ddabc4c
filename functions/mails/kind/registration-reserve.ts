import { changesUntil, participantLetter, type ParticipantFacts } from "../letter.ts";
import type { ParticipantMail } from "../mail.ts";
import { calendarFacts, changesUntilOf, reservePositionOf } from "../participant.ts";
import { became, ofRegistration } from "../trigger.ts";

/** Somebody waits on the reserve list. */
export const registrationReserve: ParticipantMail<
  ParticipantFacts & { changesUntil?: string; reservePosition?: number }
> = {
  whose: "participant",
  trigger: ofRegistration((change) => became("reserve", change)),
  async facts(deps, subject) {
    const { facts, told } = await calendarFacts(deps, subject);
    return {
      told,
      facts: {
        ...facts,
        changesUntil: changesUntilOf(subject.event, facts.locale),
        reservePosition: await reservePositionOf(deps, subject),
      },
    };
  },
  letter: (facts, words) =>
    participantLetter("registration.reserve", facts, words, {
      lead: facts.reservePosition !== undefined && words.reservePosition(facts.reservePosition),
      next: changesUntil(facts, words),
      answersSignUp: true,
    }),
};
