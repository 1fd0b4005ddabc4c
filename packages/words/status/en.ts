import type { Shape } from "../index.ts";
import type { pl } from "./pl.ts";

/** The same in English. */
export const en: Shape<typeof pl> = {
  pending: {
    name: "Waiting for a decision",
    action: "Put back to decide",
    entry: "Registration waits for a decision",
    sentence: "The application is waiting for the organiser's decision.",
    left: (day) => `without a place since ${day}`,
    outlook:
      "When you send the form, the application will wait for the organiser's decision. We will tell you by e-mail.",
    outcome: () => "Application received, the organiser will decide",
    next: "We will tell you of the decision by e-mail.",
  },
  offered: {
    name: "Place offered",
    action: "Offer a place",
    entry: "Place offered from the reserve list",
    sentence: "A place is free and waits for the answer.",
    left: (day) => `without a place since ${day}`,
  },
  confirmed: {
    name: "Place confirmed",
    action: "Confirm the place",
    entry: "Place confirmed",
    sentence: "Your place is confirmed.",
    outlook: "There are free places. Your place will be confirmed as soon as you send the form.",
    outcome: () => "Application received, your place is confirmed",
    next: "Nothing is left to do before the event. You can add it to your calendar.",
  },
  reserve: {
    name: "Reserve list",
    action: "Move to the reserve list",
    entry: "Reserve list",
    sentence: "You are on the reserve list.",
    left: (day) => `without a place since ${day}`,
    outlook: "When you send the form, the application will go to the reserve list.",
    outcome: (position) => `You are on the reserve list, at position ${position}`,
    next: "When a place becomes free, we give it in the order of applications and write to you. There is nothing to do.",
  },
  rejected: {
    name: "Not accepted",
    action: "Do not accept",
    entry: "Registration not accepted",
    sentence: "The application was not accepted.",
    left: (day) => `taken off the list on ${day}`,
  },
  cancelled: {
    name: "Withdrawn",
    action: "Withdraw",
    entry: "Registration withdrawn",
    sentence: "The application has been withdrawn.",
    left: (day) => `withdrew on ${day}`,
  },
};
