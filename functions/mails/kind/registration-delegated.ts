import type { ParticipantMail } from "../mail.ts";
import { originBlocks, originFacts, originRow, type OriginFacts } from "../origin.ts";
import { ofLifeCycle, standingFacts, standingLetter, type StandingFacts } from "../participant.ts";

/**
 * To whom somebody of their institution registered, whom an institution referred, or to whom a place was passed on: what they have, and where their data come
 * from, with the first mail that they get (art. 14 GDPR).
 */
const entered = (
  kind: "registration.delegated" | "registration.referred" | "registration.taken_over",
): ParticipantMail<StandingFacts & OriginFacts> => ({
  whose: "participant",
  trigger: ofLifeCycle(kind),
  async facts(deps, subject) {
    const [{ facts, told }, origin] = await Promise.all([
      standingFacts(deps, subject),
      originFacts(deps, subject),
    ]);
    return { facts: { ...facts, ...origin }, told };
  },
  letter: (facts, words) =>
    standingLetter(kind, facts, words, {
      origin: originRow(facts, words),
      after: originBlocks(facts, words),
    }),
});

/** Somebody was registered by their institution. */
export const registrationDelegated = entered("registration.delegated");

/** An institution referred somebody. */
export const registrationReferred = entered("registration.referred");

/** Somebody has a place that was another person's. */
export const registrationTakenOver = entered("registration.taken_over");
