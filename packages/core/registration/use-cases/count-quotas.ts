import type { EventHead, EventId, SeatBlock } from "../../event/index.ts";
import { isEventSeat } from "../../event/rules.ts";
import { actorRef } from "../../shared/actor.ts";
import type { Context } from "../../shared/context.ts";
import { jitter, RACE_ATTEMPTS } from "../../shared/table.ts";
import { stamp } from "../change.ts";
import type { RegistrationDeps } from "../deps.ts";
import { readAllPlaces } from "../places.ts";
import { isInLine } from "../lifecycle.ts";
import { isQuota } from "../quotas.ts";
import type { RegistrationId } from "../schema.ts";
import { isElsewhere, waitsFor } from "../seating.ts";
import { decideAdmission, NOWHERE, placesOf, type Standing } from "../seats.ts";
import type { StoredRegistration } from "../store.ts";

/** People who are counted at the same time. */
const COUNTED_AT_ONCE = 10;

/**
 * Counts the people of an event by quotas and groups that it got while they had their seats, however many they are; then lets others in
 * by these. Whoever waits is put into the line that is theirs, and keeps their turn. Whoever gets a seat meanwhile is counted in their own transaction, or not let in. Safe to run twice, beside another, and again
 * after half of it: what is counted stands in each registration.
 * @param again also where they have been counted: an institution is another than it was then
 * @throws Error where the index does not yet show all who have a seat
 */
export async function countQuotas(
  deps: RegistrationDeps,
  ctx: Context,
  eventId: EventId,
  { again = false }: { again?: boolean } = {},
): Promise<void> {
  const event = await deps.events.findHead(eventId);
  if (event?.quotaTerms === undefined) return;
  const blocks = (await deps.events.readBlocks([event], true)).get(eventId) ?? [];
  if (!again && !blocks.some(({ counting }) => counting)) return;
  let missing = blocks.reduce((sum, { scope, taken }) => sum + (isEventSeat(scope) ? taken : 0), 0);
  let some: RegistrationId[] = [];
  const count = async () => {
    await Promise.all(some.map((id) => countPerson(deps, ctx, event, id)));
    some = [];
  };
  for await (const { registrationId, standing } of deps.registrations.eachByName(eventId)) {
    if (standing.holds.length + standing.waits.length === 0) continue;
    if (standing.holds.some(({ scope }) => isEventSeat(scope))) missing -= 1;
    if (some.push(registrationId) === COUNTED_AT_ONCE) await count();
  }
  await count();
  if (missing > 0) throw new Error(`the index does not show ${missing} of the people of ${eventId} yet`);
  await endCount(deps, event, event.quotaTerms);
}

/** Lets people in by what was counted, unless a later save has to be counted for. @throws Error where too many come for that */
async function endCount(deps: RegistrationDeps, counted: EventHead, terms: number): Promise<void> {
  let event: EventHead | undefined = counted;
  for (let attempt = 0; attempt < RACE_ATTEMPTS; attempt += 1) {
    if (event?.quotaTerms !== terms || (await deps.events.endCount(event, terms))) return;
    await jitter(attempt);
    event = await deps.events.findHead(counted.eventId);
  }
  throw new Error(`the count of ${counted.eventId} could not be ended`);
}

/** Counts one person with their institution and group, if they have a seat or wait for one still. */
async function countPerson(
  deps: RegistrationDeps,
  ctx: Context,
  event: EventHead,
  registrationId: RegistrationId,
): Promise<void> {
  for (let attempt = 0; attempt < RACE_ATTEMPTS; attempt += 1) {
    const person = await deps.registrations.find(registrationId);
    if (!person || person.standing.holds.length + person.standing.waits.length === 0) return;
    const blocks = await readAllPlaces(deps, event, { ...person, anew: true });
    if (!isElsewhere(person, blocks)) return;
    const { standing, past } = isInLine(person.status)
      ? { standing: { ...NOWHERE, ...waitsFor(person, blocks) }, past: [] }
      : seatWhatever(person, blocks, deps.random());
    const after = { ...person, standing, ...stamp(person, ctx, actorRef(ctx.actor)) };
    const result = await deps.registrations.update(person, after, undefined, { blocks, past });
    if (result.outcome === "written") return;
    await jitter(attempt);
  }
  throw new Error(`${registrationId} could not be counted`);
}

/** A seat, and places of all quotas, for somebody who has had a seat before: past the limit where there is none left. */
function seatWhatever(
  person: StoredRegistration,
  blocks: readonly SeatBlock[],
  spread: number,
): { standing: Standing; past: string[] } {
  const held = person.standing.holds;
  const admission = decideAdmission(person, blocks, spread, { held, pastLimit: true });
  if (admission.outcome === "full") throw new Error("Nobody is refused who is past every limit.");
  // That they are counted is asked of no quota.
  return {
    standing: admission.standing,
    past: [...admission.past, ...placesOf(person, blocks).filter(isQuota)],
  };
}
