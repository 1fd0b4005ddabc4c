import { EVENT_SCOPE, type EventHead, type EventId } from "../../event/index.ts";
import { actorRef } from "../../shared/actor.ts";
import type { Context } from "../../shared/context.ts";
import { jitter, RACE_ATTEMPTS } from "../../shared/table.ts";
import { stamp } from "../change.ts";
import type { RegistrationDeps } from "../deps.ts";
import { readPlaces } from "../places.ts";
import { isQuota } from "../quotas.ts";
import type { RegistrationId } from "../schema.ts";
import { isElsewhere } from "../seating.ts";
import { placesOf } from "../seats.ts";

/** People who are counted at the same time. */
const COUNTED_AT_ONCE = 10;

/**
 * Counts the people of an event by quotas that it got while they had their seats, however many they are; then lets others in by these.
 * Whoever gets a seat meanwhile is counted in their own transaction, or not let in. Safe to run twice, beside another, and again
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
  let missing = blocks.reduce((sum, { scope, taken }) => sum + (scope === EVENT_SCOPE ? taken : 0), 0);
  let some: RegistrationId[] = [];
  const count = async () => {
    await Promise.all(some.map((id) => countPerson(deps, ctx, event, id)));
    some = [];
  };
  for await (const { registrationId, standing } of deps.registrations.eachByName(eventId)) {
    if (standing.holds.length === 0) continue;
    if (standing.holds.some(({ scope }) => scope === EVENT_SCOPE)) missing -= 1;
    if (some.push(registrationId) === COUNTED_AT_ONCE) await count();
  }
  await count();
  if (missing > 0) throw new Error(`the index does not show ${missing} of the people of ${eventId} yet`);
  await deps.events.endCount(event, event.quotaTerms);
}

/** Counts one person with their institution, if they have a seat still. */
async function countPerson(
  deps: RegistrationDeps,
  ctx: Context,
  event: EventHead,
  registrationId: RegistrationId,
): Promise<void> {
  for (let attempt = 0; attempt < RACE_ATTEMPTS; attempt += 1) {
    const person = await deps.registrations.find(registrationId);
    if (!person || person.standing.holds.length === 0) return;
    const places = await readPlaces(deps, event, person);
    if (!isElsewhere(person, places)) return;
    const seats = person.standing.holds.filter(({ scope }) => !isQuota(scope));
    const counted = placesOf(person, places).filter(isQuota);
    const holds = [...seats, ...counted.map((scope) => ({ scope, block: 0 }))];
    const after = {
      ...person,
      standing: { ...person.standing, holds },
      ...stamp(person, ctx, actorRef(ctx.actor)),
    };
    const result = await deps.registrations.update(person, after, undefined, {
      blocks: places,
      past: counted,
    });
    if (result.outcome === "written") return;
    await jitter(attempt);
  }
  throw new Error(`${registrationId} could not be counted`);
}
