import type { NewsMessages } from "./index.ts";

/** English words of the pages on which somebody chooses what mail they get of events. */
export const en: NewsMessages = {
  title: "News of events",
  state: {
    asked: (address) =>
      `In a registration form somebody ticked that news of further events should come to ${address}. We send nothing yet: we wait for that to be confirmed.`,
    subscribed: (address) => `We send news of further events to ${address}.`,
    ended: (address) => `We send no news of further events to ${address}.`,
  },
  scope:
    "This choice is about invitations to other events only. Messages about your own registrations come whatever you choose.",
  kinds: "What kinds of events to write about",
  counties: "Chosen counties",
  addCounty: "Add a county",
  countiesHelp:
    "Without a choice we write about events in all counties. With a choice we write about those that are for the chosen counties or for everybody.",
  noKind: "Tick at least one kind of events, or unsubscribe.",
  confirm: "I want to get news",
  save: "Save the choice",
  decline: "I do not want news",
  end: "Unsubscribe",
  again: "I want to get news again",
  done: {
    subscribed: "Saved. We will write about events of the kinds that are ticked.",
    counties: (names) =>
      `We will write about those that are for all counties or for those chosen: ${names.join(", ")}.`,
    ended: "Saved. We will send no more news of other events.",
  },
  kept: "We erase the address after 90 days. Until then you can change your mind here.",
  interest: {
    title: "Be told when sign-up opens",
    lead: "When one can sign up, we send one message with the link of the event. We also write if the event is cancelled or passes without sign-up.",
    email: "E-mail address",
    emailHelp:
      "It is used for this message alone. We erase the address once the message was sent, and after a year at the latest. An address that is not confirmed is erased after 7 days.",
    send: "Please tell me",
    sentTitle: "Please confirm the address",
    sent: (address) =>
      `We sent a link to ${address}. Please open it and press “Please tell me”. If this address was confirmed before, no new message comes.`,
    state: {
      asked: (address) => `The address ${address} waits to be confirmed. Without that we send nothing.`,
      waits: (address) =>
        `We will send one message to ${address} when one can sign up. Then we erase the address.`,
      told: () => "The message was sent. We have erased the address.",
      ended: () => "We keep no address here any more, and will send nothing.",
    },
    opens: (wall) => `Sign-up opens on ${wall}.`,
    open: "Sign-up is open: the form is on the page of the event.",
    confirm: "Please tell me",
    withdraw: "Withdraw and erase the address",
    event: "Page of the event",
    done: {
      wanted: "Confirmed. We will write when one can sign up.",
      withdrawn: "The address is erased.",
    },
    missing:
      "The address was erased, or the link is not complete. You can ask again on the page of the event.",
  },
  missingTitle: "This link does not work any more",
  missing:
    "The address was erased, or the link is not complete. If messages still come, please open the link in the latest of them.",
  missingBack: "See the events",
};
