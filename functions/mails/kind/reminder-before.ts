import { paragraph } from "@zapisy/mail";
import { changesUntil, onlineUrl, saidBy } from "../letter.ts";
import type { ParticipantMail } from "../mail.ts";
import { reminderFacts, reminderLetter, toWhoHasAPlace, type ReminderFacts } from "../reminder.ts";

/** An event is near: when, where, by which link, and how to get out of it. */
export const reminderBefore: ParticipantMail<ReminderFacts & { isOnSite: boolean }> = {
  whose: "participant",
  supersedable: true,
  toMany: true,
  audience: toWhoHasAPlace,
  async facts(deps, subject) {
    const facts = await reminderFacts(deps, subject);
    return facts && { facts: { ...facts, isOnSite: subject.event.place.mode !== "online" } };
  },
  letter: (facts, words) =>
    reminderLetter("reminder.before", facts, words, {
      lead: facts.asksMore && words.asksMore,
      more: [onlineUrl(facts.onlineUrl, words.label.onlineUrl)],
      steps: [...saidBy("reminder.before", words).next, ...(facts.isOnSite ? [paragraph(words.ticket)] : [])],
      next: changesUntil(facts, words),
    }),
};
