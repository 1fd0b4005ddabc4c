import { plural } from "../plural.ts";
import type { ErasureMessages } from "./index.ts";

/** English words of what is kept of a person. */
export const en: ErasureMessages = {
  title: "Personal data",
  lead: "What is kept of a person over all events, and erasing it when they ask. Each search stays in the history.",
  terms: "How long data are kept",
  find: {
    heading: "Find a person",
    address: "E-mail address",
    addressHelp:
      "One that is no longer used will do. Somebody without an address is opened from their registration: “Data of this person”.",
    required: "Enter an e-mail address, for example anna@ops.example.",
    action: "Find",
    nothing: "Nothing was found",
    nothingText: "There is no registration and nothing else under this address.",
  },
  found: {
    caption: "Registrations of this person",
    lead: "Tick the registrations of one and the same person. Sisters, couples and offices sometimes share an address.",
    most: (count) => `At most ${count} registrations are erased at a time. Tick fewer.`,
    column: { person: "Person", event: "Event", kept: "Kept until", outcome: "What will happen" },
    elsewhere: (count) =>
      plural("en", count, {
        one: (n) => `There is ${n} more registration in a project for which this account does not answer.`,
        other: (n) => `There are ${n} more registrations in projects for which this account does not answer.`,
      }),
  },
  outcome: {
    erased: "Everything goes but what statistics count: no name and no address.",
    name_stays: "Everything goes but the name, the institution, the position and what statistics count.",
    active: "The registration has to be withdrawn first: the event is still to come.",
    erased_before: "The data have been erased already.",
  },
  stays: {
    attendance_list: "the person stands on a closed attendance list",
    open_list: "the person is marked as present on a list that is not closed yet",
    certificate: "a certificate was issued",
    participant: "the person is a participant of the project – the whole entry among participants stays, too",
  },
  why: (reasons) => `They stay because ${reasons}.`,
  around: {
    heading: "Under the address itself",
    lead: "Two people sometimes share an address. A copy has this, and an erasure takes it, only if it is ticked.",
    choose: "Also what there is under the address itself",
    subscribed: "consent to news of events",
    suppressed: "mail to many is stopped: a hash of the address stays, so that it stays so",
    interests: (count) => `requests to be told when sign-up opens: ${count}`,
    invitations: (count) => `invitations: ${count}`,
    delegations: (count) => `groups that this person leads: ${count}`,
    leads: (count) =>
      plural("en", count, {
        one: (n) =>
          `This person leads ${n} group at an event that is still to come. Name another contact there, or withdraw the group, before you erase.`,
        other: (n) =>
          `This person leads ${n} groups at events that are still to come. Name other contacts there, or withdraw the groups, before you erase.`,
      }),
    nothing: "There is nothing else.",
  },
  reason: "Reason",
  reasonHelp: "For example the number of the request. It stays for ever, so no names and addresses.",
  reasonRequired: "Enter a reason, for example the number of the request.",
  erase: "Erase the data",
  ask: "Erase the data of this person?",
  askText: (count) =>
    plural("en", count, {
      one: "This is about 1 registration. It cannot be undone.",
      other: (n) => `This is about ${n} registrations. It cannot be undone.`,
    }),
  askAddress: "This is only about what there is under the address itself. It cannot be undone.",
  askWithAddress: "What there is under the address itself goes, too.",
  askWithoutAddress: "What there is under the address itself stays.",
  askEnd: "The personal link will end, and no more mail will be sent.",
  begun:
    "The data are being erased. It takes a few minutes; in some seven hours we look again whether anything was left.",
  list: {
    heading: "Erasures",
    caption: "Erasures, the latest first",
    empty: "Nobody has been erased yet",
    column: { at: "When", reason: "Reason", by: "Who", count: "Registrations", state: "State" },
    named: (count) => `with a name that stayed: ${count}`,
    state: { working: "Under way", waits: "We look again within hours", done: "Done" },
  },
};
