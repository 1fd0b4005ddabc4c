import { mayHaveAttended } from "@zapisy/core/attendance";
import type { ParticipantFacts } from "../letter.ts";
import type { ParticipantMail } from "../mail.ts";
import { isReminded, reminderFacts, reminderLetter, toWhoHasAPlace } from "../reminder.ts";

/** An event is over that has a questionnaire: its link, to those who were there; where nothing is recorded, to everybody who had a place. */
export const reminderSurvey: ParticipantMail<ParticipantFacts & { surveyUrl: string }> = {
  whose: "participant",
  supersedable: true,
  toMany: true,
  audience: {
    ...toWhoHasAPlace,
    includes: async (person, _event, _news, deps) =>
      (await isReminded(deps, person)) && mayHaveAttended(deps.stores.attendance, person),
  },
  async facts(deps, subject) {
    const { registration, event } = subject;
    const { surveyUrl } = event;
    const facts = surveyUrl && (await reminderFacts(deps, subject));
    // What is recorded may have come, or have been put right, while it waited.
    if (!facts || !(await mayHaveAttended(deps.stores.attendance, registration))) return undefined;
    return { facts: { ...facts, surveyUrl } };
  },
  letter: ({ surveyUrl, ...facts }, words) =>
    reminderLetter("reminder.survey", facts, words, {
      body: [{ type: "action", copyHint: words.copyLink, label: words.action.survey, url: surveyUrl }],
      linkNote: words.personalLinkAfter,
    }),
};
