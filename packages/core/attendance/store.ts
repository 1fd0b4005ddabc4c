import { Entity, createWriteTransaction, type EntityItem } from "electrodb";
import type { EventId } from "../event/index.ts";
import type { RegistrationId } from "../registration/index.ts";
import { SERVICE, commit, happened, json, keyFields, readMany, type Table } from "../shared/table.ts";
import type { Instant } from "../shared/time.ts";
import type { Entitlement, Mark, UnitClosing } from "./answer.ts";
import type { MarkId, ReasonCode } from "./schema.ts";

/*
 * Evidence for the funder: marks, closings and decisions have no time to live. They end with the project's
 * papers (domain rules 2.8), not by themselves.
 */

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

/** A mark as it is kept, with when its unit had been closed, where it corrects a closed list, and what its reason is for. */
export type StoredMark = Mark & { closedAt?: Instant; despite?: ReasonCode };

/** A decision as it is kept; `entitled` undefined: taken back. */
export interface StoredEntitlement extends Omit<Entitlement, "entitled" | "byName"> {
  eventId: EventId;
  entitled?: boolean;
  version: number;
}

/** What became of marks sent in one transaction. */
export type MarksWriteResult =
  | { outcome: "written" }
  /** Nothing was written: these are there already, and these units were closed meanwhile. */
  | { outcome: "refused"; known: MarkId[]; closed: string[] };

/** People in one part of a roll: some 150 kB. */
const ROLL_PART = 5_000;

/** Where attendance is kept. Every function names its access pattern and key. */
export type AttendanceStore = ReturnType<typeof createAttendanceStore>;

/** Makes the store of attendance over one table. */
export function createAttendanceStore(table: Table) {
  const marks = markEntity(table);
  const closings = closingEntity(table);
  const rolls = rollEntity(table);
  const entitlements = entitlementEntity(table);
  const entities = { marks, closings, rolls };

  return {
    /**
     * Writes new marks in one transaction, all or none, under the condition that their units' lists are not
     * closed, but for those that say that they correct a closed one. At most 100 marks and units together.
     * Cost: 2 write units per mark and per unit.
     */
    async putMarks(eventId: EventId, batch: readonly StoredMark[]): Promise<MarksWriteResult> {
      const open = openUnitsOf(batch);
      const result = await commit(
        createWriteTransaction(entities, (write) => [
          ...batch.map((mark) => write.marks.create(mark).commit()),
          ...open.map((unitId) =>
            write.closings
              .check({ eventId, unitId })
              .where(({ closedAt }, { notExists }) => notExists(closedAt))
              .commit(),
          ),
        ]),
      );
      if (result.done) return { outcome: "written" };
      const isRefused = (index: number) => result.refusals[index]?.refused === true;
      return {
        outcome: "refused",
        known: batch.filter((_, index) => isRefused(index)).map(({ markId }) => markId),
        closed: open.filter((_, index) => isRefused(batch.length + index)),
      };
    },

    /** Which of these marks are there. Keys: eventId, registrationId, unitId, markId; batches of a hundred. */
    async findKnown(wanted: readonly StoredMark[]): Promise<Set<MarkId>> {
      const keys = wanted.map(({ eventId, registrationId, unitId, markId }) => ({
        eventId,
        registrationId,
        unitId,
        markId,
      }));
      const rows = await readMany(keys, (some, options) =>
        marks.get(some).go({ ...options, consistent: true }),
      );
      return new Set(rows.flatMap((row) => (row ? [row.markId as MarkId] : [])));
    },

    /** All marks of an event. Key: eventId, paged; one read unit for about ten marks. */
    async listMarks(eventId: EventId): Promise<StoredMark[]> {
      const { data } = await marks.query.mark({ eventId }).go({ pages: "all", consistent: true });
      return data.map(markOf);
    },

    /** All marks of one person at an event. Key: eventId, registrationId; one read unit for ten marks. */
    async listMarksOf(eventId: EventId, registrationId: RegistrationId): Promise<StoredMark[]> {
      const { data } = await marks.query
        .mark({ eventId, registrationId })
        .go({ pages: "all", consistent: true });
      return data.map(markOf);
    },

    /**
     * Declares a unit's list complete, with those who stand on it, in one transaction.
     * @returns `closed_before` when somebody had done so, `busy` when it met too many others
     */
    async close(
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
          ...parts.map((some, part) =>
            write.rolls.put({ eventId, unitId, part, people: [...some] }).commit(),
          ),
        ]),
      );
      if (result.done) return "closed";
      return result.refusals[0]?.refused ? "closed_before" : "busy";
    },

    /** Who stood on which list when it was closed; lists that were closed before this was kept are left out. Key: eventId. */
    async listRolls(eventId: EventId): Promise<Map<string, Set<RegistrationId>>> {
      const { data } = await rolls.query.roll({ eventId }).go({ pages: "all", consistent: true });
      const found = new Map<string, Set<RegistrationId>>();
      for (const { unitId, people } of data) {
        const roll = found.get(unitId) ?? new Set();
        for (const one of people) roll.add(one as RegistrationId);
        found.set(unitId, roll);
      }
      return found;
    },

    /** Units of an event whose lists are complete. Key: eventId. */
    async listClosings(eventId: EventId): Promise<UnitClosing[]> {
      const { data } = await closings.query.closing({ eventId }).go({ pages: "all", consistent: true });
      return data.map(closingOf);
    },

    /** The decision on one person, also one that was taken back. Key: eventId, registrationId. */
    async findEntitlement(
      eventId: EventId,
      registrationId: RegistrationId,
    ): Promise<StoredEntitlement | undefined> {
      const { data } = await entitlements.get({ eventId, registrationId }).go({ consistent: true });
      return data ? entitlementOf(data) : undefined;
    },

    /** Decisions on the people of an event, without those taken back. Key: eventId. */
    async listEntitlements(eventId: EventId): Promise<StoredEntitlement[]> {
      const { data } = await entitlements.query
        .entitlement({ eventId })
        .go({ pages: "all", consistent: true });
      return data.map(entitlementOf).filter(({ entitled }) => entitled !== undefined);
    },

    /** Writes a decision over the one before it. @returns false when somebody else has decided meanwhile */
    putEntitlement(entitlement: StoredEntitlement): Promise<boolean> {
      return happened(
        entitlements
          .put(entitlement)
          .where(({ version }, { eq, notExists }) =>
            entitlement.version === 1 ? notExists(version) : eq(version, entitlement.version - 1),
          )
          .go(),
      );
    },

    /** The mark in an image of the stream; undefined when the image is of something else. */
    markFromImage(image: Record<string, unknown>): StoredMark | undefined {
      const row = marks.parse({ Item: image }).data;
      return row ? markOf(row) : undefined;
    },

    /** The closing in an image of the stream, with its event. */
    closingFromImage(image: Record<string, unknown>): (UnitClosing & { eventId: EventId }) | undefined {
      const row = closings.parse({ Item: image }).data;
      return row ? { ...closingOf(row), eventId: row.eventId as EventId } : undefined;
    },

    /** The decision in an image of the stream. */
    entitlementFromImage(image: Record<string, unknown>): StoredEntitlement | undefined {
      const row = entitlements.parse({ Item: image }).data;
      return row ? entitlementOf(row) : undefined;
    },
  };
}

/** Units whose list must be open: marks that correct a closed list say so. */
function openUnitsOf(batch: readonly Pick<StoredMark, "unitId" | "closedAt">[]): string[] {
  return [...new Set(batch.filter(({ closedAt }) => closedAt === undefined).map(({ unitId }) => unitId))];
}

/** Cuts marks into parts of at most so many items of a transaction each, units to be checked included. */
export function inTransactions<M extends Pick<StoredMark, "unitId" | "closedAt">>(
  batch: readonly M[],
  mostItems = 100,
): M[][] {
  const parts: M[][] = [];
  let part: M[] = [];
  for (const mark of batch) {
    if (part.length > 0 && part.length + 1 + openUnitsOf([...part, mark]).length > mostItems) {
      parts.push(part);
      part = [];
    }
    part.push(mark);
  }
  return part.length > 0 ? [...parts, part] : parts;
}

function markOf(row: EntityItem<ReturnType<typeof markEntity>>): StoredMark {
  return {
    ...row,
    eventId: row.eventId as EventId,
    registrationId: row.registrationId as RegistrationId,
    markId: row.markId as MarkId,
    replaces: row.replaces as MarkId[],
    reason: row.reason,
  };
}

function closingOf({
  unitId,
  closedAt,
  closedBy,
}: EntityItem<ReturnType<typeof closingEntity>>): UnitClosing {
  return { unitId, closedAt, closedBy };
}

function entitlementOf(row: EntityItem<ReturnType<typeof entitlementEntity>>): StoredEntitlement {
  return {
    ...row,
    eventId: row.eventId as EventId,
    registrationId: row.registrationId as RegistrationId,
  };
}
