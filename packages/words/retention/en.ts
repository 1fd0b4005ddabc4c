import type { PersonHoldCause, Term, TermBase } from "@zapisy/core/retention/schema";
import { plural } from "../plural.ts";
import type { RetentionMessages } from "./index.ts";

const from: Record<TermBase, { day: string; year: string }> = {
  event: { day: "the last day of the event", year: "the end of the year of the event" },
  project: { day: "the end of the project", year: "the end of the year in which the project ended" },
  last_payment: { day: "the day of the last payment", year: "the end of the year of the last payment" },
};

const howLong = (months: number) =>
  months > 0 && months % 12 === 0
    ? plural("en", months / 12, { one: "1 year", other: (n) => `${n} years` })
    : plural("en", months, { one: "1 month", other: (n) => `${n} months` });

/** A term in English. */
export const termSentence = ({ from: base, fromYearEnd, months }: Term) =>
  `${howLong(months)} from ${from[base][fromYearEnd ? "year" : "day"]}`;

/** Causes of holds in English. */
export const holdCauses: Record<PersonHoldCause, string> = {
  restriction: "restriction of processing",
  inspection: "inspection",
  dispute: "dispute",
  other: "another reason",
};

/** English words of how long data are kept. */
export const en: RetentionMessages = {
  title: "How long data are kept",
  lead: "Until when data of people are kept, what holds them up, and what goes by itself.",
  link: "How long data are kept",
  site: {
    heading: "Removal after the term",
    on: "On: each night data past their term are removed.",
    off: "Off: nothing is removed by itself, even after its term.",
    since: (day, name) => (name ? `Since ${day}, ${name}.` : `Since ${day}.`),
    switchOn: "Switch removal on",
    switchOff: "Switch removal off",
    askOn: "Switch on the removal of data after their term?",
    askOnText:
      "This is for all projects that have terms. Whatever is past its term and not held up is removed tonight – the numbers are on the pages of the projects. What is removed cannot be brought back.",
    askOff: "Switch off the removal of data after their term?",
    askOffText:
      "Parts that have begun (10 people each at most) are finished. After that nothing goes by itself.",
    onlyAdmin: "An administrator switches it on and off.",
  },
  projects: {
    heading: "Projects",
    caption: "Projects and their terms",
    column: { project: "Project", terms: "Terms", holds: "Holds" },
    none: "No terms: everything is kept",
    all: "Set",
    some: "Set in part",
    waits: "Waiting for the day of the last payment",
    empty: "There are no projects",
    holds: (count) => plural("en", count, { one: (n) => `${n} hold`, other: (n) => `${n} holds` }),
  },
  itself: {
    heading: "What is always removed by itself",
    lines: [
      "Diet, needs, and the list of those whom a mail did not reach: 30 days after the event.",
      "Invitations, groups and referrals: a year after the event.",
      "Consent to news: 90 days after it ended, or after 30 days if it was never confirmed.",
      "Requests to be told when sign-up opens: once they were told.",
      "Copies of mails: 2 years.",
      "Keys and sessions of staff: within a day.",
    ],
    stays:
      "Kept without a term: the register of certificates, files added to events, the history, and accounts of staff. They never go by themselves. Notes of conversations go with a person’s last registration, or with the term of participants.",
  },
  nothing: {
    title: "This project has no terms",
    text: "Nothing of it is removed until somebody sets them.",
  },
  missing: {
    title: "The day of the last payment is missing",
    text: "Until it is known, data whose term counts from it are kept.",
  },
  switchedOff:
    "Removal after the term is off: below is what would be removed if an administrator switched it on.",
  kind: {
    unsuccessful: "People without a place",
    contact: "Contact and answers",
    evidence: "Names",
  },
  termKind: {
    unsuccessful: "People without a place",
    contact: "Contact and answers",
    evidence: "Names",
    participants: "Participants of the project",
  },
  kindHelp: {
    unsuccessful:
      "Declined, withdrawn, waiting for a decision, and on the reserve list. Everything that is known of them goes; a number in statistics stays. The name stays in the same cases as with participants. This is also for candidates of the project who were at nothing; their term is not over before the project ends, and they stay until participants have a term, too.",
    contact:
      "Address, telephone, answers, files and mails of participants. The name stays where it is on an attendance list, on a certificate, or among participants of the project. After this nobody can look up whether they completed an earlier event.",
    evidence:
      "Name, institution and position that stayed because of evidence. They go with the rest of the person's data at the earliest. Statistics by institution no longer have that person; the register of certificates stays.",
    participants:
      "Names, contact and data at entry of participants of the project, what the log of support says in words, notes of conversations, words of results and the files that prove them. What is counted stays: state, target group, sex, age group, county, days and hours of support. Figures and indicators do not change. Registrations at events have terms of their own.",
  },
  ofProject: {
    caption: "Participants of the project and terms of their data",
    column: { kind: "Who", end: "Until" },
    kind: {
      candidates: "Candidates who were at nothing",
      participants: "Participants of the project",
    },
    kindHelp: {
      candidates:
        "Their term is that of people without a place. Those go who were at nothing and of whom nothing is left at events.",
      participants: "Also candidates who were at something. They stay in numbers, without names.",
    },
    people: (count) =>
      plural("en", count, {
        one: (n) => `to be removed: ${n} person at most`,
        other: (n) => `to be removed: ${n} people at most`,
      }),
  },
  terms: {
    heading: "How long",
    lead: "A contract, rules or an archive decide about terms. The sets are only a starting point.",
    preset: "Begin with a set",
    presets: { eu_2021: "EU funds 2021–2027", grant: "National grant", own: "Own means" },
    lastPaymentOn: "Day of the last payment to the beneficiary",
    lastPaymentHelp: "Terms of documents count from it in EU funds.",
    from: "Count from",
    keep: "do not remove",
    base: {
      event: "the last day of the event",
      project: "the end of the project",
      last_payment: "the last payment",
    },
    months: "For how many months",
    monthsUnit: "months",
    fromYearEnd: "Count from 31 December of that year",
    save: "Save terms",
    saved: "Terms saved",
    none: "no term: kept",
    sentence: termSentence,
    field: (kind, part) => `${kind}: ${part}`,
  },
  holds: {
    heading: "Holds",
    lead: "For an inspection, a dispute or another reason. From that moment on nobody else's data begin to be removed, and an event that is held cannot go to another project.",
    caption: "What holds removal up",
    empty: "Nothing holds removal up",
    add: "Hold removal up",
    column: { what: "What", why: "Reason", who: "Who and when", until: "Until", end: "End" },
    wholeProject: "The whole project",
    untilEnded: "until it is ended",
    causes: holdCauses,
    what: "What to hold",
    cause: "For what reason",
    reason: "Description",
    reasonHelp: "For example the number of a letter. It stays in the history, so no names.",
    until: "Until",
    untilHelp: "Leave it empty to hold until somebody ends it.",
    done: "Removal is held up",
    end: "End the hold",
    endText: "Data past their term are removed tonight if removal is switched on.",
    endReason: "Why it is not needed any more",
    ended: "The hold has ended",
  },
  events: {
    heading: "When terms end",
    caption: "Events of the project and terms of their data",
    empty: "There are no events in this project",
    column: { event: "Event" },
    lastDay: (day) => `last day: ${day}`,
    noDay: "no exact date: data are kept",
    draft: "draft",
    held: "held up",
    kept: "kept",
    until: (day) => `until ${day}`,
    over: (day) => `over since ${day}`,
    people: (count) =>
      plural("en", count, {
        one: (n) => `to be removed: ${n} person`,
        other: (n) => `to be removed: ${n} people`,
      }),
    removed: (count) =>
      plural("en", count, { one: (n) => `removed: ${n} person`, other: (n) => `removed: ${n} people` }),
    show: "Show people",
  },
  kept: {
    heading: "Hold up the removal of this person's data",
    most: (count) => `At most ${count} registrations can be held at once. Tick fewer.`,
    lead: "For an inspection, a dispute, or because the person asks that their data be kept and nothing else (art. 18 GDPR). It is for the ticked registrations and what they are among participants of projects, also after the term; not for registrations that come later. What is held already stays as it is. It does not stop an erasure on request.",
    kind: {
      unsuccessful: "everything but the name",
      contact: "everything but the name",
      evidence: "the name",
      candidates: "candidate of the project",
      participants: "participant of the project",
    },
    line: (kind, until) => `${kind}: ${until}`,
    unknown: {
      no_terms: "kept, the project has no such term",
      no_event_day: "kept, the event has no exact date",
      no_last_payment: "not known: nobody entered the day of the last payment",
    },
    nothing: "nothing is left",
    held: (why, until) => `Held up ${until} (${why})`,
    heldHere: (why, until) => `Held up in the project or event ${until} (${why})`,
    endText:
      "This is for all registrations that were held together. Data past their term are removed within 30 days if removal is switched on.",
  },
  people: {
    title: (kind) => `${kind}: list of people`,
    caption: "People whose data will be removed",
    column: { person: "Person" },
    lead: "That you look at this list is kept in the history.",
    empty: "There are no such people",
    close: "Close",
  },
};
