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
  noKind: "Tick at least one kind of events, or unsubscribe.",
  confirm: "I want to get news",
  save: "Save the choice",
  decline: "I do not want news",
  end: "Unsubscribe",
  again: "I want to get news again",
  done: {
    subscribed: "Saved. We will write about events of the kinds that are ticked.",
    ended: "Saved. We will send no more news of other events.",
  },
  kept: "We erase the address after 90 days. Until then you can change your mind here.",
  missingTitle: "This link does not work any more",
  missing:
    "The address was erased, or the link is not complete. If messages still come, please open the link in the latest of them.",
  missingBack: "See the events",
};
