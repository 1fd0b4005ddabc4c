import { answersUntil } from "@zapisy/core/reminder";
import { owedBesides, unanswered } from "@zapisy/core/registration/rules";
import { inLocale } from "@zapisy/core/shared/localized-text";
import { oneLine } from "@zapisy/mail";
import { formatDay } from "@zapisy/words";
import type { ParticipantMail } from "../mail.ts";
import {
  isReminded,
  reminderFacts,
  reminderLetter,
  toWhoHasAPlace,
  type ReminderFacts,
} from "../reminder.ts";

/** Somebody who has a place owes answers to what is asked later, a file, or that they accept the rules. */
export const reminderAnswers: ParticipantMail<
  /** `answersUntil`: the day in words; `missing`: what those of the files are called that were not sent, and whether the rules are to be accepted. */
  ReminderFacts & { answersUntil?: string; missing: { files: string[]; rules: boolean } }
> = {
  whose: "participant",
  supersedable: true,
  toMany: true,
  audience: {
    ...toWhoHasAPlace,
    async includes(person, { eventId }, { changedAt }, deps) {
      const event = await deps.recent.event(eventId, changedAt);
      if (!event) return false;
      const { files, rules } = owedBesides(event, person);
      const owes = files.length > 0 || rules || unanswered(event, person) !== undefined;
      return owes && isReminded(deps, person);
    },
  },
  async facts(deps, subject) {
    const facts = await reminderFacts(deps, subject);
    if (!facts) return undefined;
    const { files, rules } = owedBesides(subject.event, subject.registration);
    // Answered, sent and accepted meanwhile.
    if (!facts.asksMore && files.length === 0 && !rules) return undefined;
    const until = answersUntil(subject.event);
    const missing = { files: files.map(({ label }) => inLocale(label, facts.locale).text), rules };
    return { facts: { ...facts, missing, answersUntil: until && formatDay(facts.locale, until) } };
  },
  letter: (facts, words) =>
    reminderLetter("reminder.answers", facts, words, {
      about: [
        [
          words.label.missing,
          [
            ...facts.missing.files.map((name) => words.missing.file(name)),
            ...(facts.missing.rules ? [words.missing.rules] : []),
            ...(facts.asksMore ? [words.missing.answers] : []),
          ].map((text) => ({ text: oneLine(text) })),
        ],
        facts.answersUntil ? [words.label.answersUntil, facts.answersUntil] : undefined,
      ],
      action: words.action.answers,
    }),
};
