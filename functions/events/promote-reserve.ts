import { EVENT_SCOPE, type EventId } from "@zapisy/core/event";
import type { GivenUpPlace, RegistrationId } from "@zapisy/core/registration";
import type { Deps } from "../deps.ts";
import { changeOf, logFailure, type RowChange, type StreamHandler } from "./stream-record.ts";

/** What a batch of changes says about the seats of one event. */
interface Opening {
  /** Places given up: with which version of whose registration. */
  places: Pick<GivenUpPlace, "registrationId" | "version">[];
  /** People who joined the line, perhaps in the moment in which a seat came free. */
  joined: RegistrationId[];
}

/**
 * Passes seats on when there may be some: somebody gave theirs up or changed panels, somebody joined the
 * line in the moment in which a seat came free, or staff raised a limit. A batch is looked at as a whole,
 * because in a rush hundreds join the line of one event at once.
 */
export function promoteReserve(deps: Deps): StreamHandler {
  return async ({ Records }) => {
    const openings = new Map<EventId, Opening>();
    try {
      for (const record of Records) note(deps, openings, changeOf(record));
      for (const [eventId, opening] of openings) await passOn(deps, eventId, opening);
    } catch (cause) {
      logFailure(deps, "promote-reserve", Records[0], cause);
      // What was passed on is not passed on again, so the whole batch may come again.
      return { batchItemFailures: [{ itemIdentifier: Records[0]?.dynamodb?.SequenceNumber ?? "" }] };
    }
    return { batchItemFailures: [] };
  };
}

function note(deps: Deps, openings: Map<EventId, Opening>, { entity, before, after }: RowChange): void {
  if (!after || (entity !== "registration" && entity !== "event")) return;
  const { events, registrations } = deps.stores;
  const opening = (eventId: EventId): Opening => {
    const known = openings.get(eventId) ?? { places: [], joined: [] };
    openings.set(eventId, known);
    return known;
  };
  if (entity === "event") {
    const now = events.headFromImage(after);
    const was = before && events.headFromImage(before);
    const limits = (head: typeof was) => JSON.stringify([head?.seats, head?.choiceGroups, head?.state]);
    if (now && was && limits(was) !== limits(now)) opening(now.eventId);
    return;
  }
  const now = registrations.fromImage(after);
  const was = before && registrations.fromImage(before);
  if (!now) return;
  const kept = new Set(now.standing.holds.map(({ scope, block }) => `${scope}/${block}`));
  const freed = (was?.standing.holds ?? []).filter(({ scope, block }) => !kept.has(`${scope}/${block}`));
  if (freed.length > 0) {
    const { places } = opening(now.eventId);
    const { registrationId, version } = now;
    if (freed.some(({ scope }) => scope === EVENT_SCOPE)) places.push({ registrationId, version });
  }
  if (now.status === "reserve" && was?.status !== "reserve")
    opening(now.eventId).joined.push(now.registrationId);
}

async function passOn(deps: Deps, eventId: EventId, { places, joined }: Opening): Promise<void> {
  const event = await deps.stores.events.findHead(eventId);
  if (!event) return;
  const ctx = deps.context({ type: "system", name: "promote-reserve" }, "stream");
  const { registration } = deps.services;
  if (event.recruitment.mode === "first_come") {
    await registration.promoteReserve(ctx, eventId, { joined });
    return;
  }
  // The committee puts people on the reserve list on purpose: a place given up goes to one of them, no more.
  for (const place of places) await registration.promoteReserve(ctx, eventId, { place });
}
