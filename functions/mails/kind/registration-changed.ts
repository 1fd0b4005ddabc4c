import type { ParticipantMail } from "../mail.ts";
import {
  standingFacts,
  standingLetter,
  type StandingFacts,
  isOther,
  ofRegistration,
} from "../participant.ts";

/** Choices are others now, or the mail goes elsewhere. */
export const registrationChanged: ParticipantMail<StandingFacts> = {
  whose: "participant",
  trigger: ofRegistration(isOther),
  facts: standingFacts,
  letter: (facts, words) => standingLetter("registration.changed", facts, words),
};
