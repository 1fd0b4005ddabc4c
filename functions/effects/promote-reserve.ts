import type { EventId } from "@zapisy/core/event";
import { isEventSeat } from "@zapisy/core/event/rules";
import { isInLine, type GivenUpPlace, type RegistrationId } from "@zapisy/core/registration";
import type { DynamoDBRecord } from "aws-lambda";
import type { Deps } from "../deps.ts";
import { changeOf, entityOf, logFailure, type EntityHandler, type StreamHandler } from "./follow-stream.ts";

/** What a batch of changes says about the seats of one event. */
interface Opening {
  /** Places given up: with which version of whose registration, and of whose seats. */
  places: (Pick<GivenUpPlace, "registrationId" | "version"> & { scope: string })[];
  /** People who joined the line, perhaps in the moment in which a seat came free. */
  joined: RegistrationId[];
  /** The first record of the batch that is about this event. */
  firstRecord: DynamoDBRecord;
}

/**
 * Passes seats on when there may be some: somebody gave theirs up, declined or changed panels, nobody took what was
 * offered, somebody joined the line in the moment in which a seat came free, or staff raised a limit or let the line
 * move for longer. A batch is looked at as a whole,
 * because in a rush hundreds join the line of one event at once. After a failure the batch comes again from
 * the first record of that event; to look at seats again that were passed on changes nothing.
 */
export function promoteReserve(deps: Deps): EntityHandler {
  const handleBatch: StreamHandler = async ({ Records }) => {
    const openings = new Map<EventId, Opening>();
    const failed: DynamoDBRecord[] = [];
    const attempt = async (record: DynamoDBRecord, work: () => void | Promise<void>) => {
      try {
        await work();
      } catch (cause) {
        logFailure(deps, "promote-reserve", record, cause);
        failed.push(record);
      }
    };
    for (const record of Records) {
      await attempt(record, () => note(deps, openings, record));
      // What stands before an unreadable record is passed on all the same; what follows comes again.
      if (failed.length > 0) break;
    }
    for (const [eventId, opening] of openings) {
      await attempt(opening.firstRecord, () => passOn(deps, eventId, opening));
    }
    const first = Records.find((record) => failed.includes(record));
    return { batchItemFailures: first ? [{ itemIdentifier: first.dynamodb?.SequenceNumber ?? "" }] : [] };
  };
  return Object.assign(handleBatch, { entities: ["registration", "event"] as const });
}

function note(deps: Deps, openings: Map<EventId, Opening>, record: DynamoDBRecord): void {
  const entity = entityOf(record);
  if (entity !== "registration" && entity !== "event") return;
  const { before, after } = changeOf(record);
  if (!after) return;
  const { events, registrations } = deps.stores;
  const opening = (eventId: EventId): Opening => {
    const known = openings.get(eventId) ?? { places: [], joined: [], firstRecord: record };
    openings.set(eventId, known);
    return known;
  };
  if (entity === "event") {
    const now = events.headFromImage(after);
    const was = before && events.headFromImage(before);
    const terms = (head: typeof was) =>
      JSON.stringify([head?.limits, head?.state, head?.dates, head?.beginsAt, head?.recruitment]);
    if (now && was && terms(was) !== terms(now)) opening(now.eventId);
    return;
  }
  const now = registrations.fromImage(after);
  const was = before && registrations.fromImage(before);
  // What is passed on to another person is not free; what staff gave them after it is, once they leave again.
  if (!now || now.handedTo !== was?.handedTo) return;
  const kept = new Set(now.standing.holds.map(({ scope, block }) => `${scope}/${block}`));
  const freed = (was?.standing.holds ?? []).filter(({ scope, block }) => !kept.has(`${scope}/${block}`));
  if (freed.length > 0) {
    const { places } = opening(now.eventId);
    const { registrationId, version } = now;
    const own = freed.find(({ scope }) => isEventSeat(scope));
    // Whoever is counted with another group has a seat still.
    const isSeated = now.standing.holds.some(({ scope }) => isEventSeat(scope));
    if (own && !isSeated) places.push({ registrationId, version, scope: own.scope });
  }
  // Of a party that waits together one less may be as many as there are seats, and so is whoever is of another institution from now on.
  const isOfParty = (person: typeof was) =>
    person?.party && isInLine(person.status) ? JSON.stringify(person.institution) : undefined;
  if (isOfParty(was) !== undefined && isOfParty(was) !== isOfParty(now)) opening(now.eventId);
  // Whoever stands in another line now may be next there.
  const lines = (person: typeof was) =>
    person && isInLine(person.status) ? JSON.stringify(person.standing.waits) : undefined;
  if (isInLine(now.status) && lines(now) !== lines(was)) opening(now.eventId).joined.push(now.registrationId);
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
