import { isActive } from "@zapisy/core/registration";
import { recruitmentState } from "@zapisy/core/event/rules";
import { participantLetter, type ParticipantFacts } from "../letter.ts";
import type { ParticipantMail } from "../mail.ts";
import { participantFacts, ofLifeCycle } from "../participant.ts";

/** Nobody took an offered seat in time: it went on, and so the registration ended. */
export const registrationOfferLapsed: ParticipantMail<
  /** `mayComeAgain`: people can still sign up themselves. */
  ParticipantFacts & { mayComeAgain: boolean }
> = {
  whose: "participant",
  trigger: ofLifeCycle("registration.offer_lapsed"),
  async facts(deps, subject) {
    const { registration, event } = subject;
    // Staff brought them back meanwhile, or the event is off: another mail says so.
    if (isActive(registration.status) || event.state === "cancelled") return undefined;
    const { state, referralsOnly } = recruitmentState(event, deps.clock());
    const mayComeAgain = state === "open" && !referralsOnly;
    return { facts: { ...(await participantFacts(deps, subject)), mayComeAgain } };
  },
  letter: (facts, words) =>
    participantLetter("registration.offer_lapsed", facts, words, {
      next: facts.mayComeAgain && words.comeAgain,
      link: "event",
    }),
};
