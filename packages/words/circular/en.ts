import { plural } from "../plural.ts";
import type { CircularMessages } from "./index.ts";

/** English words of the page on which staff write to people of an event. */
export const en: CircularMessages = {
  write: "Write to people",
  caption: "Messages to people of this event",
  column: { subject: "Subject", state: "State", when: "When", people: "People" },
  empty: "Nobody has written to people of this event yet",
  emptyText:
    "Confirmations, changes of dates and certificates are mailed by themselves. Here you can write to all people, or to some.",
  state: {
    draft: "Draft",
    scheduled: "Scheduled",
    sending: "Being sent",
    sent: "Sent",
    stopped: "Stopped",
  },
  back: "All messages",
  newTitle: "New message",
  title: "Message to people",
  afterPublication:
    "This event is a draft. A message can be prepared now, and sent once the event is published.",

  recipients: {
    heading: "To whom",
    by: "How to choose people",
    byOption: { filter: "All who meet conditions", hand: "Those ticked on the list" },
    statuses: "Status",
    option: "Chosen option",
    anyOption: "Any",
    institution: "Institution",
    institutionHelp: "A part of its name or its town will do. Empty: all of them.",
    county: "County",
    anyCounty: "Any",
    also: "Only people who",
    unanswered: "have not filled in what we ask of those who have a place",
    belowThreshold: (percent) => `were there for less than ${percent}%`,
    withoutCertificate: "have no certificate",
    notAgreedToImage: "have not agreed to photographs",
    agreedToNewsletter: "want news of other events",
    notAcceptedRules: "have not accepted the rules on the page, for example entered from paper",
    group: "Group with places of its own",
    anyGroup: "Any",
    withoutFile: "Who has not sent a file",
    anyFile: "Any",
    withoutFileOf: (question: string) => `without the file: ${question}`,
    agreedToImage: "agreed to photographs",
    find: "Find a person",
    ticked: (count) =>
      plural("en", count, { one: (n) => `${n} person ticked`, other: (n) => `${n} people ticked` }),
    listed: "People of the event",
    tooMany: "500 people at most can be ticked. Use conditions for a larger group.",
  },
  counted: {
    heading: "Who gets it",
    wait: "Counting people…",
    gets: (count) =>
      plural("en", count, { one: (n) => `${n} person gets it.`, other: (n) => `${n} people get it.` }),
    nobody: "Nobody gets it.",
    leftOut: (count) =>
      plural("en", count, {
        one: (n) => `${n} person does not get it`,
        other: (n) => `${n} people do not get it`,
      }),
    reason: {
      no_address: "no e-mail address",
      unconfirmed: "has not confirmed the e-mail address",
      bounced: "an earlier message came back as undeliverable",
      complained: "marked an earlier message as spam",
    },
    noPhone: "no telephone number either",
    more: (count) =>
      plural("en", count, { one: (n) => `And ${n} person more.`, other: (n) => `And ${n} people more.` }),
  },

  text: {
    heading: "Text",
    subject: "Subject",
    body: "Text of the message",
    bodyHelp: "The salutation, the personal link, whom to ask and the signature are added.",
    english: "In English too",
    englishHelp: "Whoever signed up in English gets the English text, and without one the Polish.",
    changedMeanwhile:
      "Somebody else changed this message meanwhile. Their changes are in the form now. Look through them before you send it.",
    nameAdded: "The person's name is added to the subject, because several people may have one address.",
  },

  finish: {
    heading: "Preview and sending",
    save: "Save the draft",
    saved: "Saved",
    preview: "See the preview",
    previewFor: "Preview for",
    to: "To",
    subject: "Subject",
    noLink:
      "In the preview and the test the personal link is hidden: it opens another person's registration.",
    test: "Send a test to myself",
    tested: "The test is on its way to your address.",
    print: (count) =>
      plural("en", count, {
        one: (n) => `Print ${n} letter (PDF)`,
        other: (n) => `Print ${n} letters (PDF)`,
      }),
    printHelp:
      "For people whom no e-mail reaches. Labels have the name, the institution and its town; no other addresses are collected. Sheets: A4, 3 × 8 labels of 70 × 37 mm.",
    labels: "Labels for envelopes (PDF)",
    send: "Send now…",
    later: "Schedule…",
    sendTitle: "Send the message?",
    sendText: (count) =>
      plural("en", count, {
        one: (n) => `${n} person gets the message. Once it is sent, it cannot be changed.`,
        other: (n) => `${n} people get the message. Once it is sent, it cannot be changed.`,
      }),
    confirmSend: "Send",
    laterTitle: "When is it to go?",
    laterText:
      "Who gets it is decided when it goes: whoever withdraws before then does not get it, whoever comes does.",
    at: "Send",
    confirmLater: "Schedule",
    unschedule: "Take back the time and edit",
    waits: (when) => `It goes on ${when}.`,
  },

  progress: {
    heading: "Sending",
    label: "How far the sending is",
    left: (gone, total) => `${gone} of ${total} sent`,
    begins: "Sending begins in a moment.",
    stop: "Stop sending",
    stopTitle: "Stop sending?",
    stopText:
      "Messages that have not left are not sent. Those that have cannot be taken back, and sending cannot be resumed.",
    outcome: {
      queued: "waiting",
      sending: "leaving",
      sent: "sent",
      delivered: "delivered",
      failed: "not sent because of an error",
      bounced: "returned by the reader's server",
      complained: "marked as spam",
      superseded: "left out",
    },
    skipped: "Left out: sending was stopped, or the conditions did not hold any more",
    settled: "Sending is over. What became of each message is on the list below.",
  },
  bulletin: {
    title: "Message to subscribers",
    subscribers: (count) =>
      plural("en", count, {
        one: () => "1 person asked for news of this kind of events. We do not show the address.",
        other: (n) => `${n} people asked for news of this kind of events. We do not show the addresses.`,
      }),
    notAllowed:
      "Nothing can be sent about this event now: it has to be published, visible to everybody, and before the end of registration.",
    state: {
      scheduled: "waits for its time",
      sending: "being sent",
      sent: "sent",
      superseded: "broken off, because nobody can sign up for the event any more",
      stopped: "stopped",
      withdrawn: "taken back before it was sent",
    },
    line: (at, state, readers) => `${at}: ${state}, addressees: ${readers}`,
    write: "Write about the event to subscribers",
    about:
      "The message goes to everybody who asked for news of this kind of events. We add title, date, place and the link to the event page ourselves, and the link to unsubscribe.",
    text: "A few words from the organiser",
    textHelp: "For example whom the event is for. Addresses of pages become links.",
    look: "Show the whole message",
    send: "Send to subscribers",
    sent: "Sending has begun.",
    counties: "Counties for which the message is",
    addCounty: "Add a county",
    countiesHelp:
      "Without counties it goes to everybody. With counties it goes to those who chose one of them, and to those who chose none.",
    readers: (count) =>
      plural("en", count, {
        one: () => "1 person would get it now.",
        other: (n) => `${n} people would get it now.`,
      }),
    test: "Send a test to myself",
    tested: "The test is on its way to the address with which you sign in.",
    at: "When to send it",
    atHelp: "Without a date the message goes at once. Who gets it is decided when it goes.",
    planned: (at) => `The message goes on ${at}.`,
    takeBack: "Take back",
    takeBackTitle: "Take the message back?",
    takeBackText: "The message goes to nobody.",
  },
  sentTo: {
    heading: "To whom it went",
    person: "Person",
    state: "State",
    when: "When",
    empty: "To nobody yet.",
    open: "A message that was not sent can be sent again from the person's registration.",
  },
};
