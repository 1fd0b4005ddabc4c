import { DECIDED_AS, statusChanges } from "@zapisy/core/registration/rules";
import type { StaffRegistrationView } from "@zapisy/core/registration/answer";

/** What an organiser decides; that somebody withdrew is said of one person, in their sheet. */
export type Outcome = keyof typeof DECIDED_AS;

/** Somebody who may be given another status. */
export type Candidate = Pick<
  StaffRegistrationView,
  "registrationId" | "version" | "status" | "firstName" | "lastName"
>;
type Mode = Parameters<typeof statusChanges>[0];

/** Something that can be decided on some of the chosen people at once. */
export interface Decision {
  outcome: Outcome;
  status: (typeof DECIDED_AS)[Outcome];
  people: Candidate[];
}

/** What can be decided on at least one of these people, each with those on whom it can. */
export function decisionsOn(people: readonly Candidate[], mode: Mode): Decision[] {
  return (Object.keys(DECIDED_AS) as Outcome[])
    .map((outcome) => ({ outcome, status: DECIDED_AS[outcome] }))
    .map((decision) => ({
      ...decision,
      people: people.filter((person) => statusChanges(mode, person.status).includes(decision.status)),
    }))
    .filter((decision) => decision.people.length > 0);
}

/** Whom a decision did not reach, and why. */
export interface Missed {
  person: Candidate;
  error: unknown;
}

/**
 * Decides on one after another, so that seats go in the order of the list, and tells after each how many are done.
 * @param decide changes one of them; what it throws is kept, and the next one is decided on
 * @param isStopped asked before each: the rest stays as it is
 */
export async function decideOnAll(
  people: readonly Candidate[],
  decide: (person: Candidate) => Promise<unknown>,
  { onDone, isStopped }: { onDone: (done: number) => void; isStopped: () => boolean },
): Promise<{ done: Candidate[]; missed: Missed[] }> {
  const done: Candidate[] = [];
  const missed: Missed[] = [];
  for (const person of people) {
    if (isStopped()) break;
    try {
      await decide(person);
      done.push(person);
    } catch (error) {
      missed.push({ person, error });
    }
    onDone(done.length + missed.length);
  }
  return { done, missed };
}
