import { EVENT_SCOPE, type EventHead, type SeatBlock } from "../event/index.ts";
import {
  groupOf,
  groupScope,
  groupsOf,
  isEventSeat,
  isPastGroup,
  type Quota,
  withinEvent,
} from "../event/rules.ts";
import type { Family } from "../institution/index.ts";
import { busy } from "./busy.ts";
import { jitter, RACE_ATTEMPTS } from "../shared/table.ts";
import type { RegistrationDeps } from "./deps.ts";
import { quotaScope } from "./quotas.ts";
import { seatedIn } from "./seats.ts";
import type { StoredRegistration } from "./store.ts";

/** What is read with. */
type PlacesDeps = Pick<RegistrationDeps, "events" | "institutions" | "seats">;

/** Who wants a place: of which institution and county, and where they stand already. */
export type Wanting = Pick<StoredRegistration, "institution" | "countyCode"> &
  Partial<Pick<StoredRegistration, "standing">> & {
    /** Whether their group is looked up also where they have a seat: they are of another institution or county than before. */
    anew?: boolean;
  };

/**
 * The seats of an event. A batch of reads is no snapshot: while some are past the places of their group, and whoever is let in adds to
 * a number (docs/decisions/0079), that number must be older than all that was counted, so the rest is read once more after it.
 */
export async function readSeats(
  { events }: Pick<RegistrationDeps, "events">,
  event: EventHead,
): Promise<readonly SeatBlock[]> {
  const read = async () => (await events.readBlocks([event], true)).get(event.eventId) ?? [];
  const before = await read();
  if (!isPastGroup(before)) return before;
  const isNumbered = ({ scope, block }: SeatBlock) => scope === EVENT_SCOPE && block === 0;
  const letIn = before.find(isNumbered)?.letIn;
  return (await read()).map((block) => (isNumbered(block) ? { ...block, letIn } : block));
}

/**
 * What there is for somebody: the seats of the event, with those of their group marked as theirs (docs/decisions/0079), and where it has
 * quotas the places that are left for the people of their institution. Of entries that were found to be one the counters are added up,
 * whichever of them somebody is counted in. One read of the
 * seats; with quotas or groups one of the entry, and with quotas one of its counters.
 */
export async function readPlaces(
  deps: PlacesDeps,
  known: EventHead,
  person: Wanting,
): Promise<readonly SeatBlock[]> {
  return withinEvent(await readAllPlaces(deps, known, person));
}

/** {@link readPlaces} also while people are counted, for whoever counts them. */
export async function readAllPlaces(
  deps: PlacesDeps,
  known: EventHead,
  person: Wanting,
): Promise<readonly SeatBlock[]> {
  const { blocks, scopes } = await readFor(deps, known, person, [person.countyCode]);
  return marked(blocks, scopes[0]);
}

/**
 * {@link readPlaces} for people of one institution, each of a county of their own, who come together.
 * @returns the blocks, and of each person which seats of the event are theirs
 */
export async function readPlacesTogether(
  deps: PlacesDeps,
  known: EventHead,
  { institution }: Pick<Wanting, "institution">,
  people: readonly Pick<Wanting, "countyCode">[],
): Promise<{ blocks: readonly SeatBlock[]; scopes: (string | undefined)[] }> {
  const counties = people.map(({ countyCode }) => countyCode);
  const { blocks, scopes } = await readFor(deps, known, { institution }, counties);
  return { blocks: withinEvent(blocks), scopes };
}

async function readFor(
  deps: PlacesDeps,
  known: EventHead,
  { institution, standing, anew }: Omit<Wanting, "countyCode">,
  counties: readonly Wanting["countyCode"][],
): Promise<{ blocks: readonly SeatBlock[]; scopes: (string | undefined)[] }> {
  const { event, blocks } = await readTerms(deps, known);
  const { quotas = [] } = event;
  const groups = groupsOf(event);
  if (quotas.length + groups.length === 0) return { blocks, scopes: counties.map(() => undefined) };
  const family = institution ? await deps.institutions.familyOf(institution) : undefined;
  const scopes = counties.map((countyCode) =>
    groups.length > 0 ? scopeOf(event, { institution, countyCode, standing, anew }, family) : undefined,
  );
  if (quotas.length === 0 || !family) return { blocks, scopes };
  const { keys } = family;
  return {
    blocks: [...blocks, ...(await readQuotas(deps, event, blocks, quotas, { keys, standing }))],
    scopes,
  };
}

function marked(blocks: readonly SeatBlock[], scope: string | undefined): readonly SeatBlock[] {
  return scope === undefined ? blocks : seatedIn(blocks, scope);
}

/**
 * Which seats of the event are somebody's: whoever has one stays in those of its group, until what they say of themselves is another
 * thing or they are counted anew.
 */
function scopeOf(
  event: EventHead,
  { institution, countyCode, standing, anew }: Wanting,
  family?: Family,
): string {
  const held = anew ? undefined : standing?.holds.find(({ scope }) => isEventSeat(scope));
  if (held) return held.scope;
  const group = groupOf(groupsOf(event), {
    type: institution?.type,
    countyCode: family?.communeCode?.slice(0, 4) ?? countyCode,
    institutions: family?.keys ?? [],
  });
  return group ? groupScope(group.groupId) : EVENT_SCOPE;
}

/** The places that are left of each quota for people of an institution. */
async function readQuotas(
  deps: PlacesDeps,
  event: EventHead,
  blocks: readonly SeatBlock[],
  quotas: readonly Quota[],
  { keys, standing }: { keys: readonly string[] } & Pick<Wanting, "standing">,
): Promise<SeatBlock[]> {
  const scopes = quotas.map(({ of }) => keys.map((key) => quotaScope(key, of, EVENT_SCOPE)));
  const counters = await readCounters(deps, event, scopes.flat());
  // Until all are counted who were there before, nobody knows whether there is one left.
  const isCounting = blocks.some(({ counting }) => counting);
  const stood = [...(standing?.holds ?? []), ...(standing?.waits ?? [])];
  return quotas.map((quota, index): SeatBlock => {
    const own = scopes[index] ?? [];
    const counted = counters.filter(({ scope }) => own.includes(scope));
    const scope = stood.find((ref) => own.includes(ref.scope))?.scope ?? own[0] ?? "";
    const taken = counted.find((counter) => counter.scope === scope)?.taken ?? 0;
    const others = counted.reduce((sum, counter) => sum + counter.taken, -taken);
    const waiting = counted.reduce((sum, counter) => sum + counter.waiting, 0);
    const size = isCounting ? 0 : Math.max(0, quota.limit - others);
    return { scope, block: 0, size, taken, waiting, pending: 0, quota };
  });
}

/** The seats of an event, and the event with the terms by which people get into them now. */
async function readTerms(
  { events, seats }: Pick<RegistrationDeps, "events" | "seats">,
  known: EventHead,
): Promise<{ event: EventHead; blocks: readonly SeatBlock[] }> {
  let event = known;
  for (let attempt = 0; attempt < RACE_ATTEMPTS; attempt += 1) {
    const blocks = await seats(event);
    if (blocks.every(({ scope, terms }) => scope !== EVENT_SCOPE || terms === event.quotaTerms))
      return { event, blocks };
    // The one or the other is of a moment ago.
    event = (await events.findHead(event.eventId)) ?? event;
    await jitter(attempt);
  }
  throw busy();
}

async function readCounters(
  { events }: Pick<RegistrationDeps, "events">,
  { eventId }: EventHead,
  scopes: readonly string[],
): Promise<readonly SeatBlock[]> {
  const blocks = Object.fromEntries(scopes.map((scope) => [scope, 1]));
  return (await events.readBlocks([{ eventId, blocks }], true)).get(eventId) ?? [];
}
