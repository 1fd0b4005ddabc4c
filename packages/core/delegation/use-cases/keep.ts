import type { EventId } from "../../event/index.ts";
import { needsErasedOn } from "../../registration/rules.ts";
import { epochSeconds } from "../../shared/time.ts";
import type { DelegationDeps } from "../deps.ts";

/**
 * Lets the delegations of an event end with the event where it is now, as what people need does (docs/decisions/0031). Safe to run
 * again after half of it: the end follows from the event.
 */
export async function moveDelegations(
  { delegations, events }: Pick<DelegationDeps, "delegations" | "events">,
  eventId: EventId,
): Promise<void> {
  const event = await events.findHead(eventId);
  if (!event) return;
  const erasedOn = needsErasedOn(event, event.updatedAt.slice(0, 10));
  const ttl = epochSeconds(`${erasedOn}T00:00:00.000Z`);
  for (const end of await delegations.listEnds(eventId))
    if (end.ttl !== ttl) await delegations.keepUntil(end.delegationId, ttl, event.updatedAt);
}
