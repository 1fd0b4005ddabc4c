import type { MessageMessages } from "./index.ts";

/** English words of mails that were sent, as staff look at them. */
export const en: MessageMessages = {
  title: "Messages",
  lead: "Messages that were written to many people, and people whom something did not reach, of all events that you see. What went out about one event is in its tab “Messages”.",
  views: "Kinds of messages",
  toMany: "To many people",
  undelivered: "Did not arrive",
  caption: "Messages to many people",
  column: {
    subject: "Subject",
    event: "Event",
    state: "State",
    when: "When",
    progress: "Sent",
    person: "Person",
    mail: "Message",
    kind: "Kind",
    action: "Action",
    waiting: "Waiting",
    sent: "Sent",
    delivered: "Delivered",
    missed: "Did not arrive",
    superseded: "Left out",
  },
  progress: (gone, total) => `${gone} of ${total}`,
  people: (count) => (count === 1 ? "1 person" : `${count} people`),
  empty: "Nobody has written to many people yet",
  emptyText:
    "Such a message is written in an event, in its tab “Messages”. Those that are scheduled, on their way or sent are shown here.",

  ofEvent: {
    heading: "All that went out",
    lead: "Every message about a registration: confirmations, reminders, changes, certificates and letters to many people.",
    counts: "How many of which went out",
    counted: (people) => `Registrations that this is about: ${people}.`,
    counting: (people) => `Counting… Looked at so far: ${people}.`,
    noCounts: "Nothing went out yet.",
    caption: "Messages about registrations",
    list: "Which",
    lists: { all: "All", missed: "Did not arrive", waiting: "Waiting to be sent" },
    search: "Search for a person",
    empty: {
      all: "Nothing went out yet",
      missed: "Everything arrived",
      waiting: "Nothing is waiting to be sent",
    },
    emptyText: {
      all: "Messages are shown here once somebody has registered and the event is published.",
      missed: "When a message comes back or cannot be sent, it is shown here.",
      waiting: "Messages usually leave within seconds.",
    },
    nothingFound: "No message to such a person was found",
    nothingFoundText: "Check the spelling of the surname, or show all messages.",
  },

  to: (email) => `to ${email}`,
  queued: (at) => `Waiting since ${at}`,
  sent: (at) => `Sent ${at}`,
  read: "Show the text",
  copy: {
    subject: "Subject",
    attachments: "Attachments",
    text: "As text",
    frame: "The message as it went out",
    note: "The link to the registration is cut short, because it opens somebody else's registration. Otherwise the message is as it went out. Links do not work here.",
  },
};
