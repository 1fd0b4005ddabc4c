import { isOffered } from "@zapisy/core/registration";
import { headingNamed, participantLetter, saidBy, type ParticipantFacts } from "../letter.ts";
import type { ParticipantMail } from "../mail.ts";
import { offeredUntilOf, ofRegistration, participantFacts } from "../participant.ts";

/** The time in which an offered seat can be taken is nearly over. */
export const registrationOfferEnding: ParticipantMail<
  /** `offeredUntil`: the moment in words. */
  ParticipantFacts & { offeredUntil: string }
> = {
  whose: "participant",
  supersedable: true,
  trigger: ofRegistration(
    ({ before, after, isOver }) =>
      !isOver &&
      before?.offerRemindAt !== undefined &&
      after.offerRemindAt === undefined &&
      isOffered(before) &&
      isOffered(after),
    // Once for each offer.
    ({ offeredUntil }) => offeredUntil,
  ),
  async facts(deps, subject) {
    const offeredUntil = offeredUntilOf(subject);
    // Answered, ended or taken back meanwhile; and what ends before it is read needs no reminder.
    if (offeredUntil === undefined || (subject.registration.offeredUntil ?? "") <= deps.clock())
      return undefined;
    return { facts: { ...(await participantFacts(deps, subject)), offeredUntil } };
  },
  letter: (facts, words) =>
    participantLetter("registration.offer_ending", facts, words, {
      subject: headingNamed(words, saidBy("registration.offer_ending", words).heading, facts.person),
      about: [[words.label.offeredUntil, facts.offeredUntil]],
      action: words.action.offer,
    }),
};
