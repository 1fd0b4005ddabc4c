import { plural } from "../plural.ts";
import type { ReferralMessages } from "./index.ts";

/** English words of referrals. */
export const en: ReferralMessages = {
  list: {
    title: "Referrals",
    lead: (institution) =>
      `Events to which ${institution} refers people. Only people whom this institution referred are shown here.`,
    people: (count) =>
      plural("en", count, { one: "1 person referred", other: (n) => `${n} people referred` }),
    empty: "There are no events now to which people can be referred",
    emptyText: "When the organiser prepares one, it will be on this list.",
    state: {
      open: "Open for referrals",
      upcoming: "Not open for referrals yet",
      closed: "Recruitment is over",
      cancelled: "The event was cancelled",
      tentative: "There is no date yet",
    },
  },
  event: {
    back: "All referrals",
    refer: "Refer a person",
    people: "People referred",
    nobody: "Nobody has been referred to this event yet.",
    closed: "Nobody can be referred to this event now.",
    offeredUntil: (until) => `A place is offered until ${until}`,
    waits: (position) => `Reserve list, place ${position}`,
    reason: (reason) => `Reason: ${reason}`,
    document: (number, date) => `Document no. ${number} of ${date}`,
    referredOn: (date) => `Referred on ${date}`,
    noEmail: "No e-mail address. Please tell this person the decision and give them the information clause.",
    takeBack: "Withdraw the referral",
    takeBackOf: (name) => `Withdraw the referral: ${name}`,
    takeBackTitle: (name) => `Withdraw the referral: ${name}?`,
    takeBackText: (hasPlace, hasEmail) =>
      [
        hasPlace
          ? "The place goes to the next person of the reserve list."
          : "This registration will no longer be considered.",
        hasEmail ? "This person gets an e-mail." : "This person has no e-mail address, so please tell them.",
        "This cannot be undone.",
      ].join(" "),
    takenBack: "The referral has been withdrawn.",
    correctOf: (name) => `Correct the document: ${name}`,
    corrected: "The document has been corrected.",
    stored: "We erase numbers and dates of documents 30 days after the event.",
  },
  form: {
    title: "Refer a person",
    person: "Person",
    paper: "What the referral rests on",
    number: "Number of the document",
    numberHelp: "For example that of a social contract.",
    date: "Date of the document",
    referredOn: "Date of the referral",
    locale: "Language of messages to this person",
    declarations: "Declaration",
    acts: "I refer this person on behalf of the institution. They know of the referral, and that I give their data to the organiser.",
    allowsNeeds: "This person has agreed to the use of what they need in preparing the event.",
    submit: "Refer",
    save: "Save",
    cancel: "Cancel",
    done: {
      confirmed: (name) => `${name}: the referral is recorded, and the place is confirmed.`,
      reserve: (name) => `${name}: the referral is recorded, and the person is on the reserve list.`,
      pending: (name) => `${name}: the referral is recorded and waits for the organiser's decision.`,
    },
    duplicate:
      "Somebody of this name and address or telephone is registered already. If this is another person, please contact the organiser.",
  },
  register: {
    title: "Register of referrals",
    lead: "Who referred whom, on what, and what came of it. We erase the numbers of documents 30 days after the event, so download the register for the files before that.",
    empty: "Nobody has been referred to this event",
    back: "Back to registrations",
    download: "Download (Excel)",
    worksheet: "Referrals",
    takenAt: (moment) => `As of ${moment}`,
    column: {
      person: "Person",
      institution: "Institution",
      number: "Number of the document",
      date: "Date of the document",
      referredOn: "Date of the referral",
      decision: "Decision",
      reason: "Reason",
      received: "Received",
    },
  },
};
