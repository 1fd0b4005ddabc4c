import { foldText } from "@zapisy/core/shared/text";
import type { ApiIssue } from "../../data/client.ts";

/** Somebody on the list who is called like the person that is entered. */
export interface Listed {
  /** Of a registration, or of a walk-in that this device has not sent yet. */
  id: string;
  name: string;
  /** What helps to tell who it is. */
  details: string;
}

/** The people who are called like the person that is typed, however the names are written; nobody while one is empty. */
export function peopleAlike<Person extends { firstName: string; lastName: string }>(
  people: readonly Person[],
  { firstName, lastName }: { firstName: string; lastName: string },
): Person[] {
  const wanted = foldText(`${firstName} ${lastName}`);
  if (!firstName.trim() || !lastName.trim()) return [];
  return people.filter((person) => foldText(`${person.firstName} ${person.lastName}`) === wanted);
}

/** What was answered: one of those listed, somebody else, or nothing yet. */
export interface NamesakeAnswer {
  who: string;
  reason: string;
}

/** The value of {@link NamesakeAnswer.who} for somebody else. */
export const SOMEBODY_ELSE = "other";

/** Nothing answered yet. */
export const NOT_ASKED: NamesakeAnswer = { who: "", reason: "" };

/** What an answer comes to. */
export type NamesakeDecision<Id extends string> =
  /** Nobody of that name is listed. */
  | { outcome: "new" }
  /** It is one of those listed. */
  | { outcome: "listed"; id: Id }
  /** It is somebody else, as the answer says. */
  | { outcome: "other"; namesakes: { registrationIds: Id[]; reason: string } }
  | { outcome: "unanswered"; issues: ApiIssue[] };

/** What goes with the person that is sent: that they are somebody else than those listed, where that was said. */
export function statementOf<Id extends string>(
  decision: NamesakeDecision<Id>,
): { namesakes?: { registrationIds: Id[]; reason: string } } {
  return decision.outcome === "other" ? { namesakes: decision.namesakes } : {};
}

/** Judges an answer to the question who somebody is. */
export function decideNamesake<Id extends string>(
  listed: readonly { id: Id }[],
  { who, reason }: NamesakeAnswer,
): NamesakeDecision<Id> {
  if (listed.length === 0) return { outcome: "new" };
  const same = listed.find(({ id }) => id === who);
  if (same) return { outcome: "listed", id: same.id };
  if (who !== SOMEBODY_ELSE)
    return { outcome: "unanswered", issues: [{ path: "namesakes.who", code: "choice.required" }] };
  if (reason.trim().length < 3)
    return { outcome: "unanswered", issues: [{ path: "namesakes.reason", code: "field.required" }] };
  return {
    outcome: "other",
    namesakes: { registrationIds: listed.map(({ id }) => id), reason: reason.trim() },
  };
}
