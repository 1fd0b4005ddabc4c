import type { NamesakeMessages } from "./index.ts";

/** English words for telling two people of one name apart. */
export const en: NamesakeMessages = {
  title: "Somebody of that name is on the list already",
  who: "Who is it?",
  listed: (name, details) => (details ? `${name} – ${details}` : name),
  signedUp: (day) => `registered on ${day}`,
  waiting: "added a moment ago",
  other: "Somebody else of the same name",
  reason: "How can one tell?",
  reasonHelp: "For example: another institution, mother and daughter. It stays in the history.",
  open: "Show this person",
  told: "Person of the same name",
  toldText: (reason) => `Somebody else: ${reason}`,
};
