import { inLocale, type Locale } from "@zapisy/core/shared/localized-text";
import { linked, oneLine } from "@zapisy/mail";
import { saidBy, type ParticipantFacts } from "../letter.ts";
import type { ParticipantMail } from "../mail.ts";
import { participantFacts } from "../participant.ts";
import { reminderFacts, reminderLetter, toWhoHasAPlace } from "../reminder.ts";

/** An event is over: what the organiser has to say after it. */
export const reminderFollowUp: ParticipantMail<
  /** `text`: the organiser's own words, a paragraph each, and their language. */
  ParticipantFacts & { text: string[]; textLocale: Locale }
> = {
  whose: "participant",
  supersedable: true,
  toMany: true,
  audience: toWhoHasAPlace,
  async facts(deps, subject) {
    if (!(await reminderFacts(deps, subject))) return undefined;
    const { followUp } = subject.event;
    const { text, locale } = inLocale(followUp ?? { pl: "" }, subject.message.locale);
    const paragraphs = text.split(/\n+/).map(oneLine).filter(Boolean);
    return { facts: { ...(await participantFacts(deps, subject)), text: paragraphs, textLocale: locale } };
  },
  letter: ({ text, textLocale, ...facts }, words) =>
    reminderLetter("reminder.follow_up", facts, words, {
      body: text.map((line) => ({
        type: "lines",
        lines: [linked(line)],
        ...(textLocale !== facts.locale && { lang: textLocale }),
      })),
      // Its own words are in place of the built-in ones, and beside those that staff adapted.
      steps: text.length > 0 && !saidBy("reminder.follow_up", words).isOwn ? [] : undefined,
      linkNote: words.personalLinkAfter,
    }),
};
