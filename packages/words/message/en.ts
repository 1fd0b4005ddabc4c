import type { MessageMessages } from "./index.ts";

/** English words of mails that were sent, as staff look at them. */
export const en: MessageMessages = {
  title: "Messages",
  lead: "Messages that were written to many people, and people whom something did not reach, of all events that you see. What went out about one event is in its tab “Messages”.",
  views: "Kinds of messages",
  toMany: "To many people",
  texts: "Texts of automatic ones",
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
    lead: "Every message about the event: to hosts and leaders, to accounts of institutions and their contacts, about registrations, and to invited people.",
    counts: "How many of which went out",
    counted: (people) => `Registrations that this is about: ${people}.`,
    counting: (people) => `Counting… Looked at so far: ${people}.`,
    noCounts: "Nothing went out yet.",
    caption: "Messages about the event",
    list: "Which",
    lists: { all: "All", missed: "Did not arrive", waiting: "Waiting to be sent" },
    search: "Search for a person or an address",
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

  whose: {
    participant: "Participant",
    invited: "Invited person",
    contact: "Contact of an institution",
    contributor: "Host or leader",
    account: "Account of an institution",
  },
  correct: {
    label: "Correct the address",
    title: "Correct the address and send again?",
    email: "Email address",
    submit: "Correct and send",
    done: (email) => `The address is corrected. The message waits to be sent to ${email}.`,
    means: {
      contributor:
        "We correct this address in the whole programme of the event, and send the message again with what holds now.",
      contact:
        "The contact stays the same person. We send the list of people and a new link to the corrected address; the link of before stops working.",
      invited:
        "We send a new invitation with a new link to the corrected address. The one of before is withdrawn.",
    },
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
    note: "The personal link is cut short, because it opens somebody else's registration or invitation. Otherwise the message is as it went out. Links do not work here.",
  },
};
