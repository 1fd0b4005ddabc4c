import { answersUntil } from "@zapisy/core/reminder";
import { unanswered } from "@zapisy/core/registration/rules";
import { formatDay } from "@zapisy/words";
import type { ParticipantMail } from "../mail.ts";
import {
  isReminded,
  reminderFacts,
  reminderLetter,
  toWhoHasAPlace,
  type ReminderFacts,
} from "../reminder.ts";

/** Somebody who has a place owes answers to what is asked later. */
export const reminderAnswers: ParticipantMail<
  /** `answersUntil`: the day in words. */
  ReminderFacts & { answersUntil?: string }
> = {
  whose: "participant",
  supersedable: true,
  toMany: true,
  audience: {
    ...toWhoHasAPlace,
    async includes(person, { eventId }, { changedAt }, deps) {
      const event = await deps.recent.event(eventId, changedAt);
      return event !== undefined && unanswered(event, person) !== undefined && isReminded(deps, person);
    },
  },
  async facts(deps, subject) {
    const facts = await reminderFacts(deps, subject);
    // Answered meanwhile.
    if (!facts?.asksMore) return undefined;
    const until = answersUntil(subject.event);
    return { facts: { ...facts, answersUntil: until && formatDay(facts.locale, until) } };
  },
  letter: (facts, words) =>
    reminderLetter("reminder.answers", facts, words, {
      about: facts.answersUntil ? [[words.label.answersUntil, facts.answersUntil]] : [],
      action: words.action.answers,
    }),
};
