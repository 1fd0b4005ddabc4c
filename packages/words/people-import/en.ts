import { plural } from "../plural.ts";
import type { PeopleImportMessages } from "./index.ts";

const added = (count: number) =>
  plural("en", count, {
    one: (n) => `${n} person will be added`,
    other: (n) => `${n} people will be added`,
  });

const there = (count: number) =>
  plural("en", count, {
    one: (n) => `${n} is on the list already`,
    other: (n) => `${n} are on the list already`,
  });

const faulty = (count: number) =>
  plural("en", count, {
    one: (n) => `${n} row has to be corrected`,
    other: (n) => `${n} rows have to be corrected`,
  });

/** English words of the page on which people are brought in from a file. */
export const en: PeopleImportMessages = {
  title: "People from a file",
  lead: "A list from Excel or a CSV file, one person per row. Before anything is saved you will see who will be added.",
  back: "Back to the registrations",
  readOnly: "People cannot be added here.",

  file: {
    heading: "File",
    label: "File with the list of people",
    help: "XLSX or CSV, up to 2,000 people and 5 MB. Diet and other needs are not taken from a file: the person gives them.",
    reading: "Reading the file…",
    empty: "There is nothing in this file.",
    tooMany: (limit) => `This file holds more than ${limit} people. Divide it into smaller ones.`,
  },

  columns: {
    heading: "Columns",
    lead: "Check what each column holds. Columns that you do not describe are left out.",
    above: "Where the headings are",
    noHead: "The file has no headings",
    head: (row, text) => `Row ${row}: ${text}`,
    caption: "Columns of the file",
    column: "Column",
    unnamed: (letter) => `Column ${letter}`,
    examples: "First rows",
    meaning: "What it holds",
    meaningOf: (column) => `What column “${column}” holds`,
    skipped: "Leave out",
    firstName: "First name",
    lastName: "Last name",
    firstAndLastName: "First and last name",
    lastAndFirstName: "Last and first name",
    email: "E-mail address",
    noName: "Name the columns with first and last name, or one with both.",
    twice: (meaning) => `Two columns hold the same: “${meaning}”. Keep one.`,
    check: "Check the list",
  },

  check: {
    heading: "Check",
    checking: (done, total) => `Checked ${done} of ${total}`,
    summary: (counts) =>
      `${[added(counts.ready), counts.known > 0 && there(counts.known), counts.faulty > 0 && faulty(counts.faulty)].filter(Boolean).join(", ")}.`,
    nobody: "There is nobody to add.",
    groups:
      "The seats of this event are divided among groups. Those who do not fit into the places of their group join its reserve list in the order of the file.",
    seats: (left) =>
      left === 0
        ? "No seats are left: everybody will join the reserve list in the order of the file."
        : `${plural("en", left, {
            one: (n) => `${n} seat is free`,
            other: (n) => `${n} seats are free`,
          })}. Those who do not fit join the reserve list in the order of the file.`,
    selection: "They will wait for a decision, as after any sign-up.",
    faults: "Rows to be corrected",
    known: "People who are on the list already",
    unmet: "People who do not meet the criteria",
    criteria: "Criterion",
    row: "Row",
    person: "Person",
    what: "What to correct",
    noPerson: "without a name",
    fault: (column, text) => `${column}: ${text}`,
    repeated: (row) =>
      `The same person is in row ${row}. If these are two people, add the second one separately with “Add person”.`,
    more: (count) =>
      plural("en", count, {
        one: (n) => `and ${n} more row`,
        other: (n) => `and ${n} more rows`,
      }),
    download: "Download rows to be corrected (CSV)",
    downloadName: "to-correct.csv",
    why: "What to correct",
  },

  enter: {
    reason: "Reason for adding people who do not meet the criteria",
    reasonHelp: "The reason stays in the history of each of them.",
    tells: "Send confirmations",
    tellsHelp:
      "Everybody with an e-mail address is told whether they have a place, with the link to their page and where their data come from. If this is not ticked, nobody is sent anything now.",
    submit: (count) =>
      plural("en", count, { one: (n) => `Add ${n} person`, other: (n) => `Add ${n} people` }),
    confirmTitle: "Add these people?",
    willTell: "Those with an e-mail address will be sent confirmations.",
    willNotTell: "Nobody will be sent a message.",
    progress: (done, total) => `Added ${done} of ${total}`,
    stayHere: "Stay on this page until everybody has been added.",
    leaving: {
      title: "Stop adding people?",
      text: "Those who have been added stay on the list. To add the others, choose the same file again.",
      leave: "Stop and leave",
    },
    waiting: "The service is busy, or there is no connection. We keep trying.",
    brokeOff: "Adding people was interrupted",
    brokeOffText: (done, total) =>
      `${done} of ${total} were added. Nothing is lost, and nobody will be added twice.`,
    goOn: "Go on",
    done: (count) =>
      plural("en", count, { one: (n) => `${n} person added`, other: (n) => `${n} people added` }),
    nothingDone: "Nobody was added",
    byStatus: (status, count) => `${status}: ${count}`,
    knownMeanwhile: (count) =>
      plural("en", count, {
        one: (n) => `${n} person was on the list already.`,
        other: (n) => `${n} people were on the list already.`,
      }),
    toPeople: "See the registrations",
    another: "Choose another file",
  },
};
