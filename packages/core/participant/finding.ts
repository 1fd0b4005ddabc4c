import type { EventHead, EventId } from "../event/index.ts";
import type { ProjectId } from "../project/schema.ts";
import type { ParticipantMatch } from "./answer.ts";
import type { ParticipantDeps } from "./deps.ts";
import { type Known, likenessOf } from "./matching.ts";
import type { ParticipantId } from "./schema.ts";
import type { StoredParticipant } from "./store.ts";
import { matchingTraits, type Trait, traitsOf } from "./traits.ts";
import { toListed } from "./view.ts";

/** People under one trait that are looked at: an address of an office has many, of whom none is the one. */
const LOOKED_AT = 50;
/** Who may be the same, as far as staff are shown them. */
const MATCHES_MAX = 8;

/** Queries that run beside each other. */
const QUERIES_AT_ONCE = 16;

/** Somebody who is looked for among the participants of a project, with all that is said of them. */
export interface Sought {
  /** What is known, once for each registration; what differs between these may each be what is known. */
  known: readonly Known[];
  /** Participants who have a registration at an event of theirs. */
  atSameEvent?: ReadonlySet<ParticipantId>;
}

/**
 * Participants of a project who may be the same as those who are sought, the likeliest first, for each of them. One query for each
 * name, address and telephone, and the participants in batches.
 */
export async function findAlike(
  deps: Pick<ParticipantDeps, "participants" | "hash">,
  projectId: ProjectId,
  sought: readonly Sought[],
): Promise<ParticipantMatch[][]> {
  const traits = await Promise.all(
    sought.map(async ({ known }) =>
      (await Promise.all(known.map((one) => traitsOf(deps.hash, projectId, one)))).flatMap(matchingTraits),
    ),
  );
  const keyOf = ({ kind, value }: Trait) => `${kind} ${value}`;
  const wanted = new Map(traits.flat().map((trait) => [keyOf(trait), trait]));
  const holders = new Map<string, ParticipantId[]>();
  const left = [...wanted];
  const ask = async () => {
    for (let next = left.pop(); next; next = left.pop())
      holders.set(next[0], await deps.participants.findByTrait(projectId, next[1], LOOKED_AT));
  };
  await Promise.all(Array.from({ length: QUERIES_AT_ONCE }, ask));
  const found = await deps.participants.findMany([...new Set([...holders.values()].flat())]);
  const byId = new Map(found.map((one) => [one.participantId, one]));
  return sought.map((one, index) => {
    const ids = new Set((traits[index] ?? []).flatMap((trait) => holders.get(keyOf(trait)) ?? []));
    const people = [...ids].flatMap((id) => byId.get(id) ?? []);
    return people
      .flatMap((person) => matchOf(one, person) ?? [])
      .sort((a, b) => rank(a) - rank(b))
      .slice(0, MATCHES_MAX);
  });
}

/** Whether a participant may be whom one seeks, by whatever of what is known says most. */
function matchOf({ known, atSameEvent }: Sought, person: StoredParticipant): ParticipantMatch | undefined {
  const likely = known
    .flatMap((one) => likenessOf(one, person, atSameEvent?.has(person.participantId)) ?? [])
    .sort((a, b) => rank(a) - rank(b))[0];
  if (!likely) return undefined;
  const { email, phone } = person;
  return { participant: { ...toListed(person), email, phone }, ...likely };
}

function rank({ strength, signs, doubts }: Pick<ParticipantMatch, "strength" | "signs" | "doubts">): number {
  return (strength === "likely" ? 0 : 100) + doubts.length * 10 - signs.length;
}

/** Heads of several events, each read once. */
export async function headsOf(
  { events }: Pick<ParticipantDeps, "events">,
  eventIds: readonly EventId[],
): Promise<Map<EventId, EventHead>> {
  const heads = await Promise.all([...new Set(eventIds)].map((eventId) => events.findHead(eventId)));
  return new Map(heads.flatMap((head) => (head ? [[head.eventId, head] as const] : [])));
}
