import { createWriteTransaction } from "electrodb";
import type { EventId } from "../../event/index.ts";
import type { RegistrationId } from "../../registration/index.ts";
import { commit, happened, readMany } from "../../shared/table.ts";
import type { UnitClosing } from "../answer.ts";
import { type AttendanceEntities, closingOf, entitlementOf, type StoredEntitlement } from "./rows.ts";

/** People in one part of a roll: some 150 kB. */
const ROLL_PART = 5_000;

/**
 * Declares a unit's list complete, with those who stand on it, in one transaction.
 * @returns `closed_before` when somebody had done so, `busy` when it met too many others
 */
export async function close(
  entities: AttendanceEntities,
  eventId: EventId,
  closing: UnitClosing,
  people: readonly RegistrationId[],
): Promise<"closed" | "closed_before" | "busy"> {
  const { closedByName: _, ...row } = closing;
  const { unitId } = closing;
  const parts = Array.from({ length: Math.ceil(people.length / ROLL_PART) || 1 }, (__, part) =>
    people.slice(part * ROLL_PART, (part + 1) * ROLL_PART),
  );
  const result = await commit(
    createWriteTransaction(entities, (write) => [
      write.closings.create({ eventId, ...row }).commit(),
      ...parts.map((some, part) => write.rolls.put({ eventId, unitId, part, people: [...some] }).commit()),
    ]),
  );
  if (result.done) return "closed";
  return result.refusals[0]?.refused ? "closed_before" : "busy";
}

/** Who stood on which list when it was closed; lists that were closed before this was kept are left out. Key: eventId. */
export async function listRolls(
  entities: AttendanceEntities,
  eventId: EventId,
): Promise<Map<string, Set<RegistrationId>>> {
  const { data } = await entities.rolls.query.roll({ eventId }).go({ pages: "all", consistent: true });
  const found = new Map<string, Set<RegistrationId>>();
  for (const { unitId, people } of data) {
    const roll = found.get(unitId) ?? new Set();
    for (const one of people) roll.add(one as RegistrationId);
    found.set(unitId, roll);
  }
  return found;
}

/** Units of an event whose lists are complete. Key: eventId. */
export async function listClosings(entities: AttendanceEntities, eventId: EventId): Promise<UnitClosing[]> {
  const { data } = await entities.closings.query.closing({ eventId }).go({ pages: "all", consistent: true });
  return data.map(closingOf);
}

/** The decision on one person, also one that was taken back. Key: eventId, registrationId. */
export async function findEntitlement(
  entities: AttendanceEntities,
  eventId: EventId,
  registrationId: RegistrationId,
): Promise<StoredEntitlement | undefined> {
  const { data } = await entities.entitlements.get({ eventId, registrationId }).go({ consistent: true });
  return data ? entitlementOf(data) : undefined;
}

/** Decisions on these people, without those taken back. Keys: eventId, registrationId, in batches of a hundred. */
export async function findEntitlements(
  entities: AttendanceEntities,
  eventId: EventId,
  registrationIds: readonly RegistrationId[],
): Promise<StoredEntitlement[]> {
  const rows = await readMany(
    registrationIds.map((registrationId) => ({ eventId, registrationId })),
    (keys, options) => entities.entitlements.get(keys).go({ ...options, consistent: true }),
  );
  return rows
    .flatMap((row) => (row ? [entitlementOf(row)] : []))
    .filter(({ entitled }) => entitled !== undefined);
}

/** Decisions on the people of an event, without those taken back. Key: eventId. */
export async function listEntitlements(
  entities: AttendanceEntities,
  eventId: EventId,
): Promise<StoredEntitlement[]> {
  const { data } = await entities.entitlements.query
    .entitlement({ eventId })
    .go({ pages: "all", consistent: true });
  return data.map(entitlementOf).filter(({ entitled }) => entitled !== undefined);
}

/** Writes a decision over the one before it. @returns false when somebody else has decided meanwhile */
export function putEntitlement(
  entities: AttendanceEntities,
  entitlement: StoredEntitlement,
): Promise<boolean> {
  return happened(
    entities.entitlements
      .put(entitlement)
      .where(({ version }, { eq, notExists }) =>
        entitlement.version === 1 ? notExists(version) : eq(version, entitlement.version - 1),
      )
      .go(),
  );
}

/** The closing in an image of the stream, with its event. */
export function closingFromImage(
  entities: AttendanceEntities,
  image: Record<string, unknown>,
): (UnitClosing & { eventId: EventId }) | undefined {
  const row = entities.closings.parse({ Item: image }).data;
  return row ? { ...closingOf(row), eventId: row.eventId as EventId } : undefined;
}

/** The decision in an image of the stream. */
export function entitlementFromImage(
  entities: AttendanceEntities,
  image: Record<string, unknown>,
): StoredEntitlement | undefined {
  const row = entities.entitlements.parse({ Item: image }).data;
  return row ? entitlementOf(row) : undefined;
}
