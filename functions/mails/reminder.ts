import { canChangeChoices } from "@zapisy/core/event/rules";
import { hasPlace, type StoredRegistration } from "@zapisy/core/registration";
import { unanswered } from "@zapisy/core/registration/rules";
import { isWanted, type Planned } from "@zapisy/core/reminder";
import type { MailKind } from "@zapisy/words/mail";
import type { Deps } from "../deps.ts";
import {
  headingNamed,
  participantLetter,
  saidBy,
  type Additions,
  type LetterWords,
  type ParticipantFacts,
} from "./letter.ts";
import type { Audience, News, Subject } from "./mail.ts";
import { participantFacts, participationFacts, type ParticipationFacts } from "./participant.ts";

/** What a reminder of an event that is ahead says. */
export type ReminderFacts = ParticipantFacts & ParticipationFacts;

/** Whom a reminder is to: everybody who has a place when it goes. */
export const toWhoHasAPlace: Audience = {
  isOver: (event, { facts, changedAt }) => !isWanted(event, reminderOf(facts), changedAt),
  includes: (person, _event, _news, deps) => isReminded(deps, person),
};

/** Whether somebody is reminded: they have a place, and whom a file brought without a word has heard of it since. */
export async function isReminded(
  { stores }: Pick<Deps, "stores">,
  { status, imported, registrationId }: StoredRegistration,
): Promise<boolean> {
  if (!hasPlace(status)) return false;
  return !imported?.untold || (await stores.messages.hasAny(registrationId));
}

/** What a reminder says; undefined where what it was for is so no more when it is sent, or its person has no place. */
export async function reminderFacts(deps: Deps, subject: Subject): Promise<ReminderFacts | undefined> {
  const { message, registration, event } = subject;
  const isDue = hasPlace(registration.status) && isWanted(event, reminderOf(message.facts), deps.clock());
  if (!isDue) return undefined;
  const { changesUntil, ...facts } = participationFacts(subject);
  return {
    ...(await participantFacts(deps, subject)),
    ...facts,
    // What can be changed no more is not said to be.
    changesUntil: canChangeChoices(event, deps.clock()) ? changesUntil : undefined,
    asksMore: unanswered(event, registration) !== undefined,
  };
}

/** The letter of a reminder. Several people may read mail at one address: the subject names whose it is. */
export function reminderLetter(
  kind: MailKind,
  facts: ParticipantFacts,
  words: LetterWords,
  more: Additions = {},
): ReturnType<typeof participantLetter> {
  const subject = headingNamed(words, saidBy(kind, words).heading, facts.person);
  return participantLetter(kind, facts, words, { ...more, subject });
}

/** Which reminder a message is of; it was written with both. */
function reminderOf(facts: News["facts"] | undefined): Pick<Planned, "key" | "day"> {
  return { key: facts?.reminder as Planned["key"], day: facts?.day ?? "" };
}
