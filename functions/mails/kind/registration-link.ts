import type { ParticipantMail } from "../mail.ts";
import { standingFacts, standingLetter, type StandingFacts, ofRegistration } from "../participant.ts";

/** Somebody asked for the link once more, or filled in the form a second time. */
export const registrationLink: ParticipantMail<StandingFacts> = {
  whose: "participant",
  urgent: true,
  trigger: ofRegistration(
    ({ before, after, isOver }) =>
      !isOver &&
      before?.status === after.status &&
      after.linkRequestedAt !== undefined &&
      after.linkRequestedAt !== before.linkRequestedAt,
    // Once for each time that it was asked for.
    ({ linkRequestedAt }) => linkRequestedAt,
  ),
  facts: standingFacts,
  letter: (facts, words) => standingLetter("registration.link", facts, words, { answersSignUp: true }),
};
