import { isDeepStrictEqual } from "node:util";
import { isInLine, leadsTo, leftAtAfter } from "../lifecycle.ts";
import { type EventHead, type EventId, EVENT_SCOPE, passesOn, type SeatBlock } from "../../event/index.ts";
import { groupScope, groupsOf, isEventSeat, withinEvent } from "../../event/rules.ts";
import { actorRef } from "../../shared/actor.ts";
import type { Context } from "../../shared/context.ts";
import { jitter, RACE_ATTEMPTS } from "../../shared/table.ts";
import { addSeconds, epochSeconds } from "../../shared/time.ts";
import { busy } from "../busy.ts";
import { stamp } from "../change.ts";
import type { RegistrationDeps } from "../deps.ts";
import {
  type BlockRef,
  decidePromotion,
  isFull,
  joinLines,
  NOWHERE,
  placesOf,
  type Seated,
  seatedIn,
  seatScope,
  waysOf,
} from "../seats.ts";
import { isQuota } from "../quotas.ts";
import type { RegistrationId } from "../schema.ts";
import { readPlaces, readPlacesTogether } from "../places.ts";
import { decideParty } from "../together.ts";
import { isElsewhere, waitsFor } from "../seating.ts";
import type { GivenUpPlace, StoredRegistration } from "../store.ts";

/** A stream keeps its records for a day; a little longer than that, a place is known to be passed on. */
const STREAM_KEPT_SECONDS = 2 * 86_400;

/** What a seat says that is theirs at once. */
const NO_OFFER = { until: undefined, remindAt: undefined };

/** People looked at in one go when a seat is passed on. */
const LINE_PAGE = 50;

/**
 * Passes free seats on to the reserve list, in its order, or offers them where the event says so: the first person whose
 * event and options all have a free seat goes first. Somebody who waits for a full panel, or whom a rule refuses the seat, is
 * skipped: they keep their turn and do not hold up the others. Safe to run at any time and twice at once: each step is a
 * transaction under its conditions, and what the rule says when it is decided is stored with it.
 * @param joined people who joined the line a moment ago and may not be in the index yet
 * @param place a place that was given up, of the event's own seats or a group's, and goes to one person only, however often this is
 *   asked; on an event by selection nothing else is passed on
 * @returns how many people got a seat or an offer
 * @throws DomainError registration.busy, where people are being counted anew: the place is to come again
 */
export async function promoteReserve(
  deps: RegistrationDeps,
  ctx: Context,
  eventId: EventId,
  {
    joined = [],
    place,
  }: {
    joined?: readonly RegistrationId[];
    place?: Pick<GivenUpPlace, "registrationId" | "version"> & { scope: string };
  } = {},
): Promise<number> {
  const event = await deps.events.findHead(eventId);
  const passing = event && passesOn(event, ctx.now);
  if (!passing || passing.how === "not") return 0;
  const status = leadsTo(passing.how === "offer" ? "offer" : "promote");
  const { until: offeredUntil, remindAt: offerRemindAt } = passing.how === "offer" ? passing : NO_OFFER;
  const letIn = (person: StoredRegistration, seated: Promotion): StoredRegistration => ({
    ...person,
    status,
    offeredUntil,
    offerRemindAt,
    leftAt: leftAtAfter(person, status, ctx.now),
    ...seated,
    alternatives: undefined,
    party: undefined,
    statusReason: undefined,
    ...stamp(person, ctx, actorRef(ctx.actor)),
  });
  let promoted = 0;
  let blocks = withinEvent(await deps.seats(event));
  // Nobody is let in before all are counted, and this place is passed on once.
  if (place && blocks.some(({ counting }) => counting)) throw busy();
  const placeIn = place && seatsNow(event, place.scope);
  let cursor: string | undefined;
  const unseen = new Set(joined);
  // Quotas of which no place is left: whoever waits for one of these is told from the index, too.
  const refused = new Set<string>();
  // People of parties for which there were not enough seats: what is passed on meanwhile makes these no more.
  const unfit = new Set<RegistrationId>();
  do {
    // Nobody can be seated while the event itself is full, but for whom a code gave a seat of its own.
    if (isAllFull(blocks) && !event.accessCode) return promoted;
    const page = await deps.registrations.listLine(eventId, cursor, LINE_PAGE);
    cursor = page.cursor;
    const line: Pick<
      StoredRegistration,
      "registrationId" | "choices" | "alternatives" | "accessCode" | "standing"
    >[] = page.items;
    for (const { registrationId } of page.items) unseen.delete(registrationId);
    if (!cursor)
      line.push(
        ...(await Promise.all([...unseen].map((id) => deps.registrations.find(id)))).filter(
          (one) => one !== undefined,
        ),
      );
    for (const candidate of line) {
      // Most of a long line waits for what is full: told from the index, without reading the row.
      if (unfit.has(candidate.registrationId) || !mayBeNext(candidate, blocks)) continue;
      const { waits } = candidate.standing;
      const isRefused = ({ scope }: BlockRef) => refused.has(scope);
      if (candidate.alternatives ? waits.every(isRefused) : waits.some(isRefused)) continue;
      for (let attempt = 0; attempt < RACE_ATTEMPTS; attempt += 1) {
        // The index may be behind: the row itself says whether the person still waits.
        const person = await deps.registrations.find(candidate.registrationId);
        if (!person || !isInLine(person.status)) break;
        // Without quotas there is nothing to read for a person that is not read already.
        const places = blocks.every(({ terms }) => terms === undefined)
          ? blocks
          : await readPlaces(deps, event, person);
        if (placeIn !== undefined && seatScope(places) !== placeIn) break;
        const party = await partyOf(deps, person);
        if (party.length > 1) {
          // A place that was given up is one person's.
          const outcome = place ? "unfit" : await seatParty(deps, event, party, letIn);
          if (outcome === "unfit") {
            for (const { registrationId } of party) unfit.add(registrationId);
            break;
          }
          blocks = withinEvent(await deps.seats(event));
          if (outcome === "written") {
            promoted += party.length;
            break;
          }
          await jitter(attempt);
          continue;
        }
        const seated = decidePromotion(person, places, deps.random());
        if (!seated) {
          for (const { scope } of apartFrom(person, places)) refused.add(scope);
          if (!(await standApart(deps, ctx, person, places))) break;
          blocks = withinEvent(await deps.seats(event));
          continue;
        }
        const result = await deps.registrations.update(person, letIn(person, seated), undefined, {
          blocks: places,
          place: place && {
            ...givenUp(place),
            ttl: epochSeconds(addSeconds(ctx.now, STREAM_KEPT_SECONDS)),
          },
        });
        if (result.outcome === "passed_on") return promoted;
        if (result.outcome === "written") {
          promoted += 1;
          if (place) return promoted;
        }
        blocks = withinEvent(await deps.seats(event));
        if (result.outcome === "written") break;
        await jitter(attempt);
      }
    }
  } while (cursor);
  return promoted;
}

/** What somebody on the reserve list gets. */
type Promotion = NonNullable<ReturnType<typeof decidePromotion>>;

/**
 * With whom somebody waits for places of all at once: of those who came together whoever still waits, or who took their place over. Who is
 * of another institution by now waits alone.
 */
async function partyOf(deps: RegistrationDeps, person: StoredRegistration): Promise<StoredRegistration[]> {
  if (!person.party) return [person];
  const party: StoredRegistration[] = [];
  let next: readonly RegistrationId[] = person.party;
  while (next.length > 0) {
    const found = await deps.registrations.findMany(next);
    party.push(...found.filter((one) => one.party && isInLine(one.status)));
    next = found.flatMap(({ handedTo }) => handedTo ?? []);
  }
  const isOfOffice = await Promise.all(
    party.map(({ institution }) => isSameOffice(deps, institution, person.institution)),
  );
  return party.filter((_, index) => isOfOffice[index]).toSorted((a, b) => (a.queuedAt < b.queuedAt ? -1 : 1));
}

/** Whether two people are of one institution, under whatever name or entry of the register. */
async function isSameOffice(
  { institutions }: RegistrationDeps,
  one: StoredRegistration["institution"],
  other: StoredRegistration["institution"],
): Promise<boolean> {
  if (isDeepStrictEqual(one, other)) return true;
  if (!one || !other) return false;
  const [own, others] = await Promise.all([institutions.familyOf(one), institutions.familyOf(other)]);
  return own.keys.some((key) => others.keys.includes(key));
}

/** Gives all of a party their seats, or none of them any. @returns `changed` where somebody was faster: it may be tried again */
async function seatParty(
  deps: RegistrationDeps,
  event: EventHead,
  party: readonly StoredRegistration[],
  letIn: (person: StoredRegistration, seated: Promotion) => StoredRegistration,
): Promise<"written" | "unfit" | "changed"> {
  const [first] = party;
  if (!first) return "unfit";
  const { blocks, scopes } = await readPlacesTogether(deps, event, first, party);
  const seated = decideParty(party, scopes, blocks, deps.random());
  if (!seated) return "unfit";
  const people = party.flatMap((was, index) => {
    const own = seated[index];
    return own ? [{ was, is: letIn(was, own) }] : [];
  });
  return (await deps.registrations.letInTogether(people, blocks)) ? "written" : "changed";
}

/** Whether neither the event nor a group of it has a seat left. */
function isAllFull(blocks: readonly SeatBlock[]): boolean {
  const scopes = new Set(blocks.map(({ scope }) => scope).filter(isEventSeat));
  return [...scopes].every((scope) => isFull(blocks, scope));
}

/**
 * Whether somebody may be next, as far as the index tells: of which group they are is said by the line in which they wait for a seat of
 * the event, if they wait for one.
 */
function mayBeNext(
  person: Seated & Pick<StoredRegistration, "standing">,
  blocks: readonly SeatBlock[],
): boolean {
  const own = person.standing.waits.find(({ scope }) => isEventSeat(scope));
  const open = blocks.find(({ scope }) => isEventSeat(scope) && !isFull(blocks, scope));
  const scope = own?.scope ?? open?.scope;
  return decidePromotion(person, scope === undefined ? blocks : seatedIn(blocks, scope), 0) !== undefined;
}

/** Of which seats a place is now: of those of its group, or a common one where there is no such group any more. */
function seatsNow(event: EventHead, scope: string): string {
  return groupsOf(event).some(({ groupId }) => groupScope(groupId) === scope) ? scope : EVENT_SCOPE;
}

function givenUp({ registrationId, version }: Pick<GivenUpPlace, "registrationId" | "version">) {
  return { registrationId, version };
}

/**
 * Lets somebody whom a seat is refused for want of a place of their institution wait for that, and not for a seat any more: newcomers of
 * other institutions are kept from seats by those alone who can have them. So does whoever stands in the line of a group to which they
 * do not belong any more. They keep their turn.
 * @returns whether they may be looked at again: they were changed meanwhile
 */
async function standApart(
  deps: RegistrationDeps,
  ctx: Context,
  person: StoredRegistration,
  places: readonly SeatBlock[],
): Promise<boolean> {
  const apart = apartFrom(person, places);
  const lines =
    apart.length === 0 && isElsewhere(person, places) ? waitsFor(person, places) : { waits: apart };
  const known = new Set(person.standing.waits.map(({ scope }) => scope));
  const { waits } = lines;
  if (waits.length === 0 || (known.size === waits.length && waits.every(({ scope }) => known.has(scope))))
    return false;
  const after = {
    ...person,
    standing: { ...NOWHERE, ...lines },
    ...stamp(person, ctx, actorRef(ctx.actor)),
  };
  const result = await deps.registrations.update(person, after, undefined, { blocks: places });
  return result.outcome !== "written";
}

/** The lines of their institution for which somebody waits who could have a seat in each of their ways; none, where a seat is missing. */
function apartFrom(person: StoredRegistration, places: readonly SeatBlock[]): BlockRef[] {
  const lines = waysOf(person, places).map((way) =>
    placesOf(way, places).filter((scope) => isFull(places, scope)),
  );
  if (!lines.every((full) => full.every(isQuota))) return [];
  return joinLines(lines.map((full) => full.map((scope) => ({ scope, block: 0 }))));
}
