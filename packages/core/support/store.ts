import { Entity } from "electrodb";
import type { EventId } from "../event/index.ts";
import { json, keyFields, readMany, SERVICE, type Table } from "../shared/table.ts";
import type { CountedSession } from "./answer.ts";

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

/** What took place at an event, and of when that is true. */
export interface Tally {
  eventId: EventId;
  version: number;
  noted?: string;
  sessions: CountedSession[];
}

/** Where tallies are kept. Every function names its access pattern and key. */
export type SupportStore = ReturnType<typeof createSupportStore>;

/** Makes the store of tallies over one table. */
export function createSupportStore(table: Table) {
  const tallies = tallyEntity(table);
  const notes = noteEntity(table);

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

    /** Keeps what was counted, over what was counted before. */
    async keep(tally: Tally): Promise<void> {
      await tallies.put(tally).go();
    },

    /** Notes that attendance at an event changed. One write unit. */
    async note(eventId: EventId, noted: string): Promise<void> {
      await notes.put({ eventId, noted }).go();
    },
  };
}
