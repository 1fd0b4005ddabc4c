import { ScanCommand } from "@aws-sdk/lib-dynamodb";
import { dueKeys } from "@zapisy/core/due";
import { countSeats, EVENT_SCOPE, type Event, type EventId } from "@zapisy/core/event";
import { isQuota, quotaScope } from "@zapisy/core/registration/rules";
import { isEventSeat, pastLimit, seatScopes } from "@zapisy/core/event/rules";
import type { Stand, Standing } from "@zapisy/core/registration/rules";
import { isActive, isHeld, isOffered, scopesOf } from "@zapisy/core/registration/rules";
import type { StoredRegistration } from "@zapisy/core/registration";
import { expect } from "vitest";
import type { World } from "./world.ts";

/**
 * Counts an event's rows again and holds them against what the table keeps in step with them: seat
 * counters, the claims of persons, needs, what is due. Every test of seats ends here.
 * @param isOver whether institutions may have more places than their quota: it was lowered, or two were found to be one
 */
export async function assertSeatsMatch(
  world: World,
  eventId: EventId,
  { isOver = false }: { isOver?: boolean } = {},
): Promise<void> {
  const head = await world.deps.stores.events.findHead(eventId);
  if (!head) throw new Error(`no event ${eventId}`);
  const people: StoredRegistration[] = [];
  for await (const person of world.deps.stores.registrations.eachByName(eventId)) people.push(person);
  const blocks = (await world.deps.stores.events.readBlocks([head], true)).get(eventId) ?? [];

  const count = (part: Stand, scope: string, block: number) =>
    people.reduce(
      (sum, { standing }) =>
        sum + standing[part].filter((ref) => ref.scope === scope && ref.block === block).length,
      0,
    );
  expect(blocks, "the counters are those of the rows").toEqual(
    blocks.map((one) => ({
      ...one,
      taken: count("holds", one.scope, one.block),
      waiting: count("waits", one.scope, one.block),
      pending: count("pends", one.scope, one.block),
    })),
  );
  for (const { size, taken } of blocks) {
    expect(taken, "no seat is sold twice").toBeLessThanOrEqual(size ?? Number.POSITIVE_INFINITY);
  }
  for (const { code, uses, used } of await world.deps.stores.accessCodes.list(eventId)) {
    const holders = people.filter((one) => one.accessCode?.code === code && isActive(one.status));
    expect(used, "the uses of a code are those of its people").toBe(holders.length);
    expect(used, "no use of a code is given twice").toBeLessThanOrEqual(uses);
  }
  const event = await world.deps.stores.events.findEvent(eventId);
  for (const { scope, seats } of event ? seatScopes(event) : []) {
    const own = blocks.filter((block) => block.scope === scope);
    const { total, taken } = countSeats(own);
    const extra = own.reduce((sum, block) => sum + (block.extra ?? 0), 0);
    expect(total, "the limit is what staff wrote").toBe(seats);
    expect(pastLimit({ taken, total }), "who is past the limit is counted").toBe(extra);
    if (extra > 0)
      expect(own.filter(({ size }) => size !== null)).toEqual(
        own.map((one) => ({ ...one, taken: one.size })),
      );
  }
  for (const person of people) expect(standingOf(person), person.registrationId).toEqual(wanted(person));
  if (event) await assertQuotasMatch(world, event, people, isOver);

  const registrations = await rowsOf(world, "registration", eventId);
  expect(
    registrations
      .filter(({ gsi3pk }) => gsi3pk !== undefined)
      .map(({ registrationId, gsi3pk, gsi3sk }) => [registrationId, gsi3pk, gsi3sk].join(" "))
      .sort(),
    "what is due are the seats that wait for an answer",
  ).toEqual(
    people
      .filter((person) => isHeld(person) || isOffered(person))
      .map(({ registrationId, heldUntil, offeredUntil }) =>
        [registrationId, ...Object.values(dueKeys(heldUntil ?? offeredUntil))].join(" "),
      )
      .sort(),
  );

  const rows = await rowsOf(world, ["personClaim", "registrationNeeds"], eventId);
  const claims = rows.filter((row) => row["__edb_e__"] === "personClaim");
  const counted = people.filter(({ status }) => status !== "cancelled");
  expect(
    claims
      .flatMap(
        ({ registrationId, namesakes = [] }) => [registrationId, ...(namesakes as string[])] as string[],
      )
      .sort(),
    "each person has one place, and nobody else's",
  ).toEqual(counted.map(({ registrationId }) => registrationId).sort());

  const needy = new Set(
    people
      .filter(({ status, consents }) => isActive(status) && consents.needs)
      .map((one) => one.registrationId),
  );
  for (const { registrationId } of rows.filter((row) => !claims.includes(row))) {
    expect(needy, "needs are kept with consent, and as long as there is a place").toContain(registrationId);
  }
}

/** Counts the people of each institution again, by the registers' entries as they are now. */
async function assertQuotasMatch(
  world: World,
  event: Event,
  people: readonly StoredRegistration[],
  isOver: boolean,
): Promise<void> {
  const counters = (await rowsOf(world, "seatBlock", event.eventId)).filter(({ scope }) =>
    isQuota(String(scope)),
  );
  const refs = (part: "holds" | "waits", scope: unknown) =>
    people.flatMap(({ standing }) => standing[part]).filter((ref) => ref.scope === scope).length;
  expect(
    counters.map(({ scope, taken = 0, waiting = 0 }) => ({ scope, taken, waiting })),
    "the counters of institutions are those of the rows",
  ).toEqual(
    counters.map(({ scope }) => ({ scope, taken: refs("holds", scope), waiting: refs("waits", scope) })),
  );
  const known = new Set(counters.map(({ scope }) => scope));
  const named = people.flatMap(({ standing }) => [...standing.holds, ...standing.waits]);
  expect(named.filter(({ scope }) => isQuota(scope) && !known.has(scope))).toEqual([]);
  for (const { of, limit } of event.quotas ?? []) {
    const places = new Map<string, number>();
    for (const { standing, institution, pastLimit = [] } of people) {
      const held = standing.holds.filter(({ scope }) => isQuota(scope));
      const isSeated = standing.holds.some(({ scope }) =>
        of === EVENT_SCOPE ? isEventSeat(scope) : scope === of,
      );
      if (!institution || !isSeated) continue;
      const family = await world.deps.services.institution.familyOf(institution);
      const own = family.keys.map((key) => quotaScope(key, of, EVENT_SCOPE));
      expect(
        held.filter(({ scope }) => own.includes(scope)),
        "who has a seat is counted once",
      ).toHaveLength(1);
      if (pastLimit.some(isQuota)) continue;
      const key = family.keys[0] ?? "";
      places.set(key, (places.get(key) ?? 0) + 1);
    }
    for (const [key, count] of isOver ? [] : places)
      expect(count, `${key} has no more places than it may`).toBeLessThanOrEqual(limit);
  }
}

/** Rows of some entities that belong to an event, as the table has them. */
export async function rowsOf(
  world: World,
  entities: string | string[],
  eventId: EventId,
): Promise<Record<string, unknown>[]> {
  const rows: Record<string, unknown>[] = [];
  const names = [entities].flat();
  let start: Record<string, unknown> | undefined;
  do {
    const page = await world.deps.table.documents.send(
      new ScanCommand({
        TableName: world.deps.table.name,
        ConsistentRead: true,
        ExclusiveStartKey: start,
        FilterExpression: `#entity IN (${names.map((_, index) => `:e${index}`).join()}) AND eventId = :eventId`,
        ExpressionAttributeNames: { "#entity": "__edb_e__" },
        ExpressionAttributeValues: {
          ":eventId": eventId,
          ...Object.fromEntries(names.map((name, index) => [`:e${index}`, name])),
        },
      }),
    );
    rows.push(...(page.Items ?? []));
    start = page.LastEvaluatedKey;
  } while (start);
  return rows;
}

function standingOf({ standing }: StoredRegistration) {
  const scopes = (refs: Standing["holds"]) =>
    refs
      // A place of a group is one of the event.
      .map(({ scope }) => (isEventSeat(scope) ? EVENT_SCOPE : scope))
      .filter((scope) => !isQuota(scope))
      .sort();
  return {
    holds: scopes(standing.holds),
    waits: standing.waits.length > 0,
    pends: scopes(standing.pends),
  };
}

/** What a status must hold: seats of all that was chosen, a place in some line, or a place among applications. */
function wanted(registration: StoredRegistration) {
  const { status } = registration;
  const held = isHeld(registration);
  return {
    holds: status === "confirmed" || status === "offered" || held ? scopesOf(registration).sort() : [],
    waits: status === "reserve",
    pends: status === "pending" && !held ? scopesOf(registration).sort() : [],
  };
}
