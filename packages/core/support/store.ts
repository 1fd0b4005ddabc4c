import { Entity } from "electrodb";
import type { EventId } from "../event/index.ts";
import { json, keyFields, readMany, SERVICE, type Table } from "../shared/table.ts";
import type { Instant } from "../shared/time.ts";
import type { CountedSession } from "./answer.ts";
import type { Presence } from "./presence.ts";

/** What took place at an event, as it was counted from its programme and its marks; never changed by hand. */
const tallyEntity = ({ documents, name }: Table) =>
  new Entity(
    {
      model: { entity: "supportTally", version: "1", service: SERVICE },
      attributes: {
        eventId: { type: "string", required: true },
        /** The version of the event that was counted, and what had been noted of its attendance before. */
        version: { type: "number", required: true },
        noted: { type: "string" },
        sessions: { type: json<CountedSession[]>(), required: true },
      },
      indexes: {
        tally: {
          pk: { ...keyFields().pk, composite: ["eventId"] },
          sk: { ...keyFields().sk, composite: [] },
        },
      },
    },
    { client: documents, table: name },
  );

/** Who was at an event, counted with its tally and true as long: in parts, because an item has its limit. */
const presenceEntity = ({ documents, name }: Table) =>
  new Entity(
    {
      model: { entity: "supportPresence", version: "1", service: SERVICE },
      attributes: {
        eventId: { type: "string", required: true },
        part: { type: "number", required: true },
        /** How many parts there are; what is left of more is from before. */
        parts: { type: "number", required: true },
        version: { type: "number", required: true },
        noted: { type: "string" },
        /** When it was counted. Absent: by rules of before. */
        countedAt: { type: "string" },
        people: { type: json<Presence[]>(), required: true },
      },
      indexes: {
        presence: {
          pk: { ...keyFields().pk, composite: ["eventId"] },
          sk: { ...keyFields().sk, composite: ["part"] },
        },
      },
    },
    { client: documents, table: name },
  );

/** That attendance at an event changed: the last change that is known. A tally from before it is counted anew. */
const noteEntity = ({ documents, name }: Table) =>
  new Entity(
    {
      model: { entity: "supportNote", version: "1", service: SERVICE },
      attributes: {
        eventId: { type: "string", required: true },
        noted: { type: "string", required: true },
      },
      indexes: {
        note: {
          pk: { ...keyFields().pk, composite: ["eventId"] },
          sk: { ...keyFields().sk, composite: [] },
        },
      },
    },
    { client: documents, table: name },
  );

/** Of when it is true what was counted of an event. */
interface Stamp {
  eventId: EventId;
  version: number;
  noted?: string;
}

/** What took place at an event, and of when that is true. */
export interface Tally extends Stamp {
  sessions: CountedSession[];
}

/** Who was at an event, and of when that is true. */
export interface Presences extends Stamp {
  countedAt?: Instant;
  people: Presence[];
}

/** Bytes of a part of those who were there; an item has 400 kB at most. */
const PART_BYTES = 200_000;

/** Where tallies are kept. Every function names its access pattern and key. */
export type SupportStore = ReturnType<typeof createSupportStore>;

/** Makes the store of tallies over one table. */
export function createSupportStore(table: Table) {
  const tallies = tallyEntity(table);
  const notes = noteEntity(table);
  const presences = presenceEntity(table);

  return {
    /** Tallies of events, undefined where there is none, and what was noted last of each. Keys: eventId, in batches of a hundred. */
    async findMany(
      eventIds: readonly EventId[],
    ): Promise<{ tally: Tally | undefined; noted: string | undefined }[]> {
      const keys = eventIds.map((eventId) => ({ eventId }));
      const [counted, noted] = await Promise.all([
        readMany(keys, (some, options) => tallies.get(some).go({ ...options, consistent: true })),
        readMany(keys, (some, options) => notes.get(some).go({ ...options, consistent: true })),
      ]);
      return eventIds.map((eventId, index) => {
        const tally = counted[index];
        return { tally: tally && { ...tally, eventId }, noted: noted[index]?.noted };
      });
    },

    /** Who was at events, undefined where that was not counted, and what was noted last of each. Keys: eventId and part, in batches of a hundred. */
    async findPresences(
      eventIds: readonly EventId[],
    ): Promise<{ presences: Presences | undefined; noted: string | undefined }[]> {
      const read = (keys: { eventId: EventId; part: number }[]) =>
        readMany(keys, (some, options) => presences.get(some).go({ ...options, consistent: true }));
      const [first, noted] = await Promise.all([
        read(eventIds.map((eventId) => ({ eventId, part: 0 }))),
        readMany(
          eventIds.map((eventId) => ({ eventId })),
          (some, options) => notes.get(some).go({ ...options, consistent: true }),
        ),
      ]);
      const more = await read(
        eventIds.flatMap((eventId, index) =>
          Array.from({ length: (first[index]?.parts ?? 1) - 1 }, (_, part) => ({ eventId, part: part + 1 })),
        ),
      );
      const others = Map.groupBy(
        more.filter((row) => row !== undefined),
        ({ eventId }) => eventId,
      );
      return eventIds.map((eventId, index) => {
        const row = first[index];
        const rows = row ? [row, ...(others.get(eventId) ?? [])] : [];
        // Somebody else counts at this moment, and a part is of theirs.
        const isWhole = rows.length === row?.parts && rows.every((one) => isSame(one, row));
        return {
          presences:
            row && isWhole
              ? {
                  eventId,
                  version: row.version,
                  noted: row.noted,
                  countedAt: row.countedAt,
                  people: rows.flatMap(({ people }) => people),
                }
              : undefined,
          noted: noted[index]?.noted,
        };
      });
    },

    /** Keeps what was counted, over what was counted before. */
    async keep(tally: Tally): Promise<void> {
      await tallies.put(tally).go();
    },

    /** Keeps who was there, over whom was counted before. */
    async keepPresences({ people, ...stamp }: Presences & { countedAt: Instant }): Promise<void> {
      const parts = inParts(people);
      const rows = parts.map((some, part) => ({ ...stamp, part, parts: parts.length, people: some }));
      for (const row of rows.toReversed()) await presences.put(row).go();
    },

    /** Notes that attendance at an event changed. One write unit. */
    async note(eventId: EventId, noted: string): Promise<void> {
      await notes.put({ eventId, noted }).go();
    },
  };
}

function isSame(one: Omit<Stamp, "eventId">, other: Omit<Stamp, "eventId">): boolean {
  return one.version === other.version && one.noted === other.noted;
}

/** People in parts that an item holds, one at least. */
function inParts(people: readonly Presence[]): Presence[][] {
  const parts: Presence[][] = [[]];
  let bytes = 0;
  for (const one of people) {
    const more = JSON.stringify(one).length;
    if (bytes + more > PART_BYTES) {
      parts.push([]);
      bytes = 0;
    }
    parts.at(-1)?.push(one);
    bytes += more;
  }
  return parts;
}
