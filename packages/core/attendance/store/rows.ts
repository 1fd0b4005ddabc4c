import { Entity, type EntityItem } from "electrodb";
import type { EventId } from "../../event/index.ts";
import type { RegistrationId } from "../../registration/index.ts";
import { json, keyFields, oncePerTable, SERVICE, type Table } from "../../shared/table.ts";
import type { Instant } from "../../shared/time.ts";
import type { Entitlement, Mark, UnitClosing } from "../answer.ts";
import type { MarkId, ReasonCode } from "../schema.ts";

/** One item per mark, written once and never changed. */
const markEntity = ({ documents, name }: Table) =>
  new Entity(
    {
      model: { entity: "attendanceMark", version: "1", service: SERVICE },
      attributes: {
        eventId: { type: "string", required: true },
        registrationId: { type: "string", required: true },
        unitId: { type: "string", required: true },
        markId: { type: "string", required: true },
        state: { type: json<Mark["state"]>(), required: true },
        minutes: { type: "number" },
        source: { type: json<Mark["source"]>(), required: true },
        at: { type: "string", required: true },
        replaces: { type: "list", items: { type: "string" }, required: true },
        reason: { type: "string" },
        by: { type: "string", required: true },
        receivedAt: { type: "string", required: true },
        /** When the unit's list had been closed: present on corrections of a closed list, which are audited. */
        closedAt: { type: "string" },
        /** Why a reason was wanted, where one was given: such a mark is audited too. */
        despite: { type: json<ReasonCode>() },
      },
      indexes: {
        mark: {
          pk: { ...keyFields().pk, composite: ["eventId"] },
          sk: { ...keyFields().sk, composite: ["registrationId", "unitId", "markId"] },
        },
      },
    },
    { client: documents, table: name },
  );

/** That a unit's list is complete: from then on a mark needs a reason. */
const closingEntity = ({ documents, name }: Table) =>
  new Entity(
    {
      model: { entity: "attendanceClosing", version: "1", service: SERVICE },
      attributes: {
        eventId: { type: "string", required: true },
        unitId: { type: "string", required: true },
        closedAt: { type: "string", required: true },
        closedBy: { type: "string", required: true },
      },
      indexes: {
        closing: {
          pk: { ...keyFields().pk, composite: ["eventId"] },
          sk: { ...keyFields().sk, composite: ["unitId"] },
        },
      },
    },
    { client: documents, table: name },
  );

/** Who stood on a unit's list when it was closed, in parts that fit into an item; written with the closing. */
const rollEntity = ({ documents, name }: Table) =>
  new Entity(
    {
      model: { entity: "attendanceRoll", version: "1", service: SERVICE },
      attributes: {
        eventId: { type: "string", required: true },
        unitId: { type: "string", required: true },
        part: { type: "number", required: true },
        people: { type: "list", items: { type: "string" }, required: true },
      },
      indexes: {
        roll: {
          pk: { ...keyFields().pk, composite: ["eventId"] },
          sk: { ...keyFields().sk, composite: ["unitId", "part"] },
        },
      },
    },
    { client: documents, table: name },
  );

/** The decision on a person against the rule; `entitled` is absent when it was taken back. */
const entitlementEntity = ({ documents, name }: Table) =>
  new Entity(
    {
      model: { entity: "entitlement", version: "1", service: SERVICE },
      attributes: {
        eventId: { type: "string", required: true },
        registrationId: { type: "string", required: true },
        entitled: { type: "boolean" },
        reason: { type: "string", required: true },
        by: { type: "string", required: true },
        at: { type: "string", required: true },
        version: { type: "number", required: true },
      },
      indexes: {
        entitlement: {
          pk: { ...keyFields().pk, composite: ["eventId"] },
          sk: { ...keyFields().sk, composite: ["registrationId"] },
        },
      },
    },
    { client: documents, table: name },
  );

/** That somebody works with the lists of an event and asks what changed: until it ends, changes are noted. */
const followingEntity = ({ documents, name }: Table) =>
  new Entity(
    {
      model: { entity: "listFollowing", version: "1", service: SERVICE },
      attributes: {
        eventId: { type: "string", required: true },
        since: { type: "string", required: true },
        ttl: { type: "number", required: true },
      },
      indexes: {
        following: {
          pk: { ...keyFields().pk, composite: ["eventId"] },
          sk: { ...keyFields().sk, composite: [] },
        },
      },
    },
    { client: documents, table: name },
  );

/** Of whom something on the lists of an event changed at a moment. */
const changeEntity = ({ documents, name }: Table) =>
  new Entity(
    {
      model: { entity: "listChange", version: "1", service: SERVICE },
      attributes: {
        eventId: { type: "string", required: true },
        at: { type: "string", required: true },
        cause: { type: "string", required: true },
        people: { type: "list", items: { type: "string" }, required: true },
        ttl: { type: "number", required: true },
      },
      indexes: {
        change: {
          pk: { ...keyFields().pk, composite: ["eventId"] },
          sk: { ...keyFields().sk, composite: ["at", "cause"] },
        },
      },
    },
    { client: documents, table: name },
  );

/** A mark as it is kept, with when its unit had been closed, where it corrects a closed list, and what its reason is for. */
export type StoredMark = Mark & { closedAt?: Instant; despite?: ReasonCode };

/** A decision as it is kept; `entitled` undefined: taken back. */
export interface StoredEntitlement extends Omit<Entitlement, "entitled" | "byName"> {
  eventId: EventId;
  entitled?: boolean;
  version: number;
}

/** The mark of a row. */
export function markOf(row: EntityItem<ReturnType<typeof markEntity>>): StoredMark {
  return {
    ...row,
    eventId: row.eventId as EventId,
    registrationId: row.registrationId as RegistrationId,
    markId: row.markId as MarkId,
    replaces: row.replaces as MarkId[],
    reason: row.reason,
  };
}

/** The closing of a row. */
export function closingOf({
  unitId,
  closedAt,
  closedBy,
}: EntityItem<ReturnType<typeof closingEntity>>): UnitClosing {
  return { unitId, closedAt, closedBy };
}

/** The decision of a row. */
export function entitlementOf(row: EntityItem<ReturnType<typeof entitlementEntity>>): StoredEntitlement {
  return {
    ...row,
    eventId: row.eventId as EventId,
    registrationId: row.registrationId as RegistrationId,
  };
}

/** Makes the entities of attendance over one table. */
export const attendanceEntities = oncePerTable((table) => ({
  marks: markEntity(table),
  closings: closingEntity(table),
  rolls: rollEntity(table),
  entitlements: entitlementEntity(table),
  followings: followingEntity(table),
  changes: changeEntity(table),
}));

/** What the store of attendance reads and writes. */
export type AttendanceEntities = ReturnType<typeof attendanceEntities>;
