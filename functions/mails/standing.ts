import type { RegistrationStatus } from "@zapisy/core/registration/schema";
import type { Letter } from "@zapisy/mail";
import type { MailKind, MailMessages } from "@zapisy/words/mail";
import type { Deps } from "../deps.ts";
import { because, changesUntil, onlineUrl, participantLetter, type ParticipantFacts } from "./letter.ts";
import type { Gathered, Subject } from "./mail.ts";
import {
  calendarFacts,
  participationFacts,
  reasonOf,
  reservePositionOf,
  type ParticipationFacts,
} from "./participant.ts";

/** All that there is to say of a registration as it stands. */
export type StandingFacts = ParticipantFacts &
  ParticipationFacts & { status: RegistrationStatus; reservePosition?: number; reason?: string };

/** Gathers all that there is to say of a registration as it stands. */
export async function standingFacts(deps: Deps, subject: Subject): Promise<Gathered<StandingFacts>> {
  const { facts, told } = await calendarFacts(deps, subject);
  return {
    told,
    facts: {
      ...facts,
      ...participationFacts(subject),
      status: subject.registration.status,
      reservePosition: await reservePositionOf(deps, subject),
      reason: reasonOf(subject),
    },
  };
}

/** The letter of a registration as it stands. */
export function standingLetter(
  kind: MailKind,
  facts: StandingFacts,
  words: MailMessages,
  more: { answersSignUp?: true } = {},
): Letter {
  return participantLetter(kind, facts, words, {
    ...more,
    lead: facts.reservePosition !== undefined && words.reservePosition(facts.reservePosition),
    about: [[words.label.status, words.status[facts.status].name]],
    more: [onlineUrl(facts.onlineUrl, words.label.onlineUrl), because(facts.reason, words)],
    next: changesUntil(facts, words),
  });
}
