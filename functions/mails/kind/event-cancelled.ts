import { isPublic } from "@zapisy/core/event";
import { because, participantLetter, type ParticipantFacts } from "../letter.ts";
import type { ParticipantMail } from "../mail.ts";
import { calendarFacts, reasonOf } from "../participant.ts";

/** An event does not take place. Of one that was never published, those alone hear whom somebody told of it all the same. */
export const eventCancelled: ParticipantMail<ParticipantFacts & { reason: string }> = {
  whose: "participant",
  audience: {
    startsWith: (before, after) =>
      before.state !== "cancelled" && after.state === "cancelled"
        ? { reason: after.cancellation?.reason ?? "" }
        : undefined,
    isOver: () => false,
    includes: (person, event, _news, { stores }) =>
      isPublic(event) || stores.messages.hasAny(person.registrationId),
  },
  async facts(deps, subject) {
    const { facts, told } = await calendarFacts(deps, subject);
    return { told, facts: { ...facts, reason: reasonOf(subject) ?? "" } };
  },
  letter: (facts, words) =>
    participantLetter("event.cancelled", facts, words, {
      more: [because(facts.reason, words)],
      link: "event",
    }),
};
