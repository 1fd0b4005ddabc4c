import { EVENT_SCOPE, type EventId } from "@zapisy/core/event";
import type { RegistrationId } from "@zapisy/core/registration";
import type { Deps } from "../deps.ts";
import { changeOf, logFailure, type RowChange, type StreamHandler } from "./stream-record.ts";

/** What a batch of changes says about the seats of one event. */
interface Opening {
  /** Places given up. */
  freed: number;
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
      // Looking again at seats that were passed on changes nothing, so the whole batch comes again.
      return { batchItemFailures: [{ itemIdentifier: Records[0]?.dynamodb?.SequenceNumber ?? "" }] };
    }
    return { batchItemFailures: [] };
  };
}

function note(deps: Deps, openings: Map<EventId, Opening>, { entity, before, after }: RowChange): void {
  if (!after || (entity !== "registration" && entity !== "event")) return;
  const { events, registrations } = deps.stores;
  const opening = (eventId: EventId): Opening => {
    const known = openings.get(eventId) ?? { freed: 0, joined: [] };
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
  // On an event by selection one place given up is passed to one person.
  if (freed.length > 0)
    opening(now.eventId).freed += freed.some(({ scope }) => scope === EVENT_SCOPE) ? 1 : 0;
  if (now.status === "reserve" && was?.status !== "reserve")
    opening(now.eventId).joined.push(now.registrationId);
}

async function passOn(deps: Deps, eventId: EventId, { freed, joined }: Opening): Promise<void> {
  const event = await deps.stores.events.findHead(eventId);
  if (!event) return;
  const ctx = deps.context({ type: "system", name: "promote-reserve" }, "stream");
  const { registration } = deps.services;
  if (event.recruitment.mode === "first_come") await registration.promoteReserve(ctx, eventId, { joined });
  // The committee puts people on the reserve list on purpose: only a place given up is passed on.
  else if (freed > 0) await registration.promoteReserve(ctx, eventId, { most: freed });
}
