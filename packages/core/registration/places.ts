import { EVENT_SCOPE, type EventHead, type SeatBlock } from "../event/index.ts";
import { busy } from "./busy.ts";
import { jitter, RACE_ATTEMPTS } from "../shared/table.ts";
import type { RegistrationDeps } from "./deps.ts";
import { quotaScope } from "./quotas.ts";
import type { StoredRegistration } from "./store.ts";

/** Who wants a place: of which institution, and where they stand already. */
type Wanting = Pick<StoredRegistration, "institution"> & Partial<Pick<StoredRegistration, "standing">>;

/**
 * What there is for somebody: the seats of the event, and where it has quotas the places that are left for the people of their
 * institution. Of entries that were found to be one the counters are added up, whichever of them somebody is counted in. One read
 * of the seats; with quotas one of the entry and one of its counters.
 */
export async function readPlaces(
  deps: Pick<RegistrationDeps, "events" | "institutions" | "seats">,
  known: EventHead,
  { institution, standing }: Wanting,
): Promise<readonly SeatBlock[]> {
  const { event, blocks } = await readTerms(deps, known);
  const { quotas = [] } = event;
  if (quotas.length === 0 || !institution) return blocks;
  const family = await deps.institutions.familyOf(institution);
  const scopes = quotas.map(({ of }) => family.map((key) => quotaScope(key, of, EVENT_SCOPE)));
  const counters = await readCounters(deps, event, scopes.flat());
  // Until all are counted who were there before, nobody knows whether there is one left.
  const isCounting = blocks.some(({ counting }) => counting);
  const stood = [...(standing?.holds ?? []), ...(standing?.waits ?? [])];
  return [
    ...blocks,
    ...quotas.map((quota, index): SeatBlock => {
      const own = scopes[index] ?? [];
      const counted = counters.filter(({ scope }) => own.includes(scope));
      const scope = stood.find((ref) => own.includes(ref.scope))?.scope ?? own[0] ?? "";
      const taken = counted.find((counter) => counter.scope === scope)?.taken ?? 0;
      const others = counted.reduce((sum, counter) => sum + counter.taken, -taken);
      const waiting = counted.reduce((sum, counter) => sum + counter.waiting, 0);
      const size = isCounting ? 0 : Math.max(0, quota.limit - others);
      return { scope, block: 0, size, taken, waiting, pending: 0, quota };
    }),
  ];
}

/** The seats of an event, and the event with the quotas by which people get into them now. */
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
