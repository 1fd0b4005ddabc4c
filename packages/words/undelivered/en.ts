import { plural } from "../plural.ts";
import type { UndeliveredMessages } from "./index.ts";

/** English words of mail that did not arrive. */
export const en: UndeliveredMessages = {
  title: "Did not arrive",
  lead: "People whom a message did not reach: participants, contacts of institutions, invited people, hosts and leaders. Call them, tell them what they need to know, and correct the address: we then send again what did not arrive.",
  list: "Which list",
  lists: { open: "To deal with", dealt: "Dealt with" },
  caption: { open: "People to whom a message did not arrive", dealt: "People who have been dealt with" },
  column: {
    person: "Person",
    phone: "Telephone",
    email: "Address",
    mail: "What did not arrive",
    event: "Event",
    action: "Action",
  },
  noPhone: "no telephone",
  noEmail: "no address",
  since: (at) => `Since ${at}`,
  reason: {
    no_mailbox: "There is no such mailbox. The address probably has a slip in it.",
    listed: "The mail service does not send to this address, because mail has come back from it before.",
    full: "The mailbox is full. It can be tried again later.",
    refused: "The recipient's server refused the content, the attachment or the size of the message.",
    not_taken: "The recipient's server did not take the message. It can be tried again later.",
    harmful: "The mail service took the message for harmful and did not send it.",
    unwanted: "The recipient marked the message as spam. Further ones may not reach them.",
    withheld:
      "We send no mail to many to this address, because mail came back from it or was marked as spam.",
    not_sent: "The message could not be sent.",
  },
  sentAgain: "Sent to the corrected address. We are waiting for it to arrive.",
  deal: "Dealt with",
  undo: "Undo",
  dealt: (at, by) => (by ? `Dealt with ${at}, ${by}` : `Dealt with ${at}`),
  dealtNow: (name) => `${name}: dealt with`,
  undone: (name) => `${name}: to deal with again`,
  empty: { open: "Everything has arrived", dealt: "Nothing has been dealt with" },
  emptyText: {
    open: "When a message comes back or cannot be sent, the person appears here.",
    dealt: "People marked as dealt with stay here until 30 days after the event.",
  },
  print: "Print the list",
  waiting: (count) =>
    plural("en", count, {
      one: "A message did not arrive at 1 person",
      other: (n) => `A message did not arrive at ${n} people`,
    }),
  waitingMore: (count) => `A message did not arrive at more than ${count} people`,
  show: "See whom to call",
  missed: (mail) => `Did not arrive: ${mail}`,
  willBeSent: (email) =>
    `Once you save, we send to ${email} what did not arrive: all that is true now, and a new link to the application.`,
  suppressed: "We send no mail to many to this address",
  suppressedWhy: {
    bounced: (at) =>
      `Mail came back from it ${at}. Invitations and letters to many people leave it out at all events. Messages about this application are sent.`,
    complained: (at) =>
      `The recipient marked our message as spam ${at}. Invitations and letters to many people leave it out at all events. Messages about this application are sent.`,
  },
  lift: "Send again",
  liftTitle: "Send everything to this address again?",
  liftText:
    "Mail to many of all events will go to this address again. The reason stays in the history of the application.",
  liftReason: "Reason",
  liftReasonHelp: "For example: the mailbox works again, telephone call on 3 June.",
  lifted: "We send everything to this address again.",
};
