import { participantLetter, type ParticipantFacts } from "../letter.ts";
import type { ParticipantMail } from "../mail.ts";
import { calendarFacts, ofLifeCycle } from "../participant.ts";

/** Somebody's place is another person's now, whom it does not name; what stood in their calendar goes. */
export const registrationHandedOver: ParticipantMail<ParticipantFacts> = {
  whose: "participant",
  trigger: ofLifeCycle("registration.handed_over"),
  facts: calendarFacts,
  letter: (facts, words) => participantLetter("registration.handed_over", facts, words, { link: "event" }),
};
