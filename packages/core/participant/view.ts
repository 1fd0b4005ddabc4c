import type { ListedParticipant, ParticipantView } from "./answer.ts";
import type { Known } from "./matching.ts";
import { ageOn, missingOf } from "./rules.ts";
import type { Participant } from "./schema.ts";

/** What of a participant tells whether somebody is the same. */
export function knownOf(participant: Participant): Known {
  const { firstName, lastName, formerLastNames, email, phone, entry } = participant;
  return { firstName, lastName, formerLastNames, email, phone, birthDate: entry.birthDate };
}

/** What lists show of a participant. */
export function toListed(participant: Participant): ListedParticipant {
  const { participantId, firstName, lastName, formerLastNames } = participant;
  const { categories, territory, state, startsOn, endsOn, entry, ended } = participant;
  return {
    participantId,
    firstName,
    lastName,
    formerLastNames,
    categories,
    territory,
    state,
    startsOn,
    endsOn,
    age: entry.birthDate && startsOn ? ageOn(entry.birthDate, startsOn) : undefined,
    missing: missingOf(participant),
    endedAt: ended?.at,
  };
}

/** A participant as staff see them. */
export function toView(participant: Participant): ParticipantView {
  const { email, phone, sector, entry, version, createdAt, updatedAt } = participant;
  return { ...toListed(participant), email, phone, sector, entry, version, createdAt, updatedAt };
}
