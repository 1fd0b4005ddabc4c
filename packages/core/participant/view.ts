import type { ListedParticipant, ParticipantView } from "./answer.ts";
import type { Participant } from "./schema.ts";

/** What lists show of a participant. */
export function toListed(participant: Participant): ListedParticipant {
  const { participantId, firstName, lastName, formerLastNames } = participant;
  const { categories, territory, state, startsOn, endsOn } = participant;
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
  };
}

/** A participant as staff see them. */
export function toView(participant: Participant): ParticipantView {
  const { email, phone, sector, version, createdAt, updatedAt } = participant;
  return { ...toListed(participant), email, phone, sector, version, createdAt, updatedAt };
}
