import type { EventHead, EventId } from "../event/index.ts";
import type { ProjectId } from "../project/schema.ts";
import { inPolishOrder, searchText } from "../shared/text.ts";
import type { ParticipantMatch } from "./answer.ts";
import type { ParticipantDeps } from "./deps.ts";
import { type Known, likenessOf } from "./matching.ts";
import type { ParticipantId } from "./schema.ts";
import type { ParticipantStore, StoredParticipant } from "./store.ts";
import { matchingTraits, type Trait, traitsOf } from "./traits.ts";
import { knownOf, toListed } from "./view.ts";

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
  const meant = await findMeantOf(deps, found);
  return sought.map((one, index) => {
    const ids = new Set((traits[index] ?? []).flatMap((trait) => holders.get(keyOf(trait)) ?? []));
    const people = [...ids].flatMap((id) => byId.get(id) ?? []);
    const matches = people
      .flatMap((person) => matchOf(one, person, meant.get(person.participantId) ?? person) ?? [])
      .sort((a, b) => rank(a) - rank(b));
    // Somebody and who was merged into them are one: by what says most.
    const first = new Map(matches.toReversed().map((match) => [match.participant.participantId, match]));
    return matches
      .filter((match) => first.get(match.participant.participantId) === match)
      .slice(0, MATCHES_MAX);
  });
}

/** Whether a participant may be whom one seeks, by whatever of what is known says most. */
function matchOf(
  { known, atSameEvent }: Sought,
  person: StoredParticipant,
  meant: StoredParticipant,
): ParticipantMatch | undefined {
  const isOneEvent = [meant.participantId, ...meant.merged].some((id) => atSameEvent?.has(id));
  const likely = known
    .flatMap((one) => likenessOf(one, knownOf(person), isOneEvent) ?? [])
    .sort((a, b) => rank(a) - rank(b))[0];
  if (!likely) return undefined;
  const { email, phone } = meant;
  return { participant: { ...toListed(meant), email, phone }, ...likely };
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

/** Pointers that are followed at most; each was set by hand. */
const LONGEST_CHAIN = 20;

/** The participants that several stand for now, each once: themselves, or whom they were found to be the same as. The caller has checked who may know. */
export async function findMeant(
  deps: { participants: Pick<ParticipantStore, "findMany"> },
  ids: readonly ParticipantId[],
): Promise<StoredParticipant[]> {
  const found = await deps.participants.findMany(ids);
  const meant = await findMeantOf(deps, found);
  const all = found.map((one) => meant.get(one.participantId) ?? one);
  return [...new Map(all.map((one) => [one.participantId, one])).values()];
}

/** Of those who were merged, by their ids, whom they stand for now. A batch of reads for each time that some of them were merged. */
async function findMeantOf(
  { participants }: { participants: Pick<ParticipantStore, "findMany"> },
  people: readonly StoredParticipant[],
): Promise<Map<ParticipantId, StoredParticipant>> {
  const meant = new Map(people.map((one) => [one.participantId, one]));
  for (let step = 0; step < LONGEST_CHAIN; step += 1) {
    const next = [...new Set([...meant.values()].flatMap(({ mergedInto }) => mergedInto ?? []))];
    if (next.length === 0) break;
    const found = new Map((await participants.findMany(next)).map((one) => [one.participantId, one]));
    for (const [id, one] of meant) {
      const other = one.mergedInto && found.get(one.mergedInto);
      if (other) meant.set(id, other);
    }
  }
  return meant;
}

/** Rows that one search reads, whatever the size of the project. */
const SEARCHED_AT_ONCE = 300;

/**
 * Whose names have all these words, each from its beginning, in Polish order: those under the longest of them, one page of one query, and the
 * people in batches. The caller has checked who may know.
 */
export async function findNamed(
  deps: { participants: Pick<ParticipantStore, "findByWord" | "findMany"> },
  projectId: ProjectId,
  words: readonly string[],
): Promise<StoredParticipant[]> {
  const [longest = ""] = words.toSorted((a, b) => b.length - a.length);
  const ids = await deps.participants.findByWord(projectId, longest, SEARCHED_AT_ONCE);
  const found = (await findMeant(deps, ids)).filter((one) => {
    const own = searchText([one.firstName, one.lastName, ...one.formerLastNames]).split(" ");
    return words.every((word) => own.some((name) => name.startsWith(word)));
  });
  return inPolishOrder(found, ({ lastName, firstName }) => [lastName, firstName]);
}
