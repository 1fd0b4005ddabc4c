import type { ConsentMessages } from "./index.ts";

/** English words of consents. */
export const en: ConsentMessages = {
  kind: {
    clause: "Information clause",
    authority: "Information clause of the managing authority",
    rules: "Rules of participation",
    image: "Consent to pictures",
    newsletter: "Consent to news of events",
    needs: "Consent to the use of needs",
  },
  given: {
    clause: "read",
    authority: "read",
    rules: "accepted",
    image: "given",
    newsletter: "given",
    needs: "given",
  },
  takenBack: "taken back",
  notGiven: "not given",
  by: { online: "on the site", staff: "from a paper form" },
  byRequest: "on request, by the organiser",
  endNews: {
    action: "End news of events",
    title: "End news of events?",
    text: "No more news of other events will go to this person's address. We take the consent back in all of their registrations.",
    reason: "Reason",
    reasonHelp: "For example: telephone call on 3 June.",
  },
  line: (state, when) => `${state}, ${when}`,
  words: "Show the words",
  formerTitle: "Consents and statements from before their words were kept",
  former: (when) => `Last changed: ${when}.`,
  formerSame: "The clause and the rules of the event have had the same words since then.",
  formerOther: "The clause or the rules of the event had other words then, which were not kept.",
  formerPaper: "They were taken on paper.",

  table: {
    lastName: "Surname",
    firstName: "First name",
    consent: "Consent or statement",
    state: "State",
    at: (timeZone) => `When (${timeZone})`,
    by: "From where",
    wording: "Id of the words",
    language: "Language",
    text: "Words",
  },
};
