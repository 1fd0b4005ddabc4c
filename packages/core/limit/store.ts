import { Entity } from "electrodb";
import type { EventId } from "../event/schema.ts";
import { SERVICE, happened, keyFields, type Table } from "../shared/table.ts";
import { addDays, addSeconds, epochSeconds, type Instant } from "../shared/time.ts";
import type { EventRefusals } from "./schema.ts";

/** How often something was tried in one window of time: under a hash, and gone soon after the window. */
const countEntity = ({ documents, name }: Table) =>
  new Entity(
    {
      model: { entity: "limitCount", version: "1", service: SERVICE },
      attributes: {
        /** Keyed hash of what is limited, for whom and when: two windows of one person have nothing in common. */
        limitId: { type: "string", required: true },
        count: { type: "number", required: true, default: 0 },
        /** Unix seconds after which DynamoDB erases the item. */
        ttl: { type: "number" },
      },
      indexes: {
        count: {
          pk: { ...keyFields().pk, composite: ["limitId"] },
          sk: { ...keyFields().sk, composite: [] },
        },
      },
    },
    { client: documents, table: name },
  );

/** How often people were refused at an event on one day, so that staff hear of it. */
const refusalEntity = ({ documents, name }: Table) =>
  new Entity(
    {
      model: { entity: "limitRefusals", version: "1", service: SERVICE },
      attributes: {
        eventId: { type: "string", required: true },
        day: { type: "string", required: true },
        count: { type: "number", required: true, default: 0 },
        lastAt: { type: "string" },
        ttl: { type: "number" },
      },
      indexes: {
        refusals: {
          pk: { ...keyFields().pk, composite: ["eventId"] },
          sk: { ...keyFields().sk, composite: ["day"] },
        },
      },
    },
    { client: documents, table: name },
  );

/** Staff hear of refusals for so many days. */
const REFUSALS_SHOWN_DAYS = 7;

/** Where tries are counted. */
export type LimitStore = ReturnType<typeof createLimitStore>;

/** Makes the store of limits over one table. */
export function createLimitStore(table: Table) {
  const counts = countEntity(table);
  const refusals = refusalEntity(table);
  return {
    /**
     * Counts so many tries in one conditional write; false, and nothing is counted, where there would be more than
     * `most`. Key: limitId.
     */
    count(limitId: string, { by, most, endsAt }: { by: number; most: number; endsAt: Instant }) {
      return happened(
        counts
          .update({ limitId })
          .add({ count: by })
          .set({ ttl: epochSeconds(endsAt) })
          .where(({ count }, { notExists, lte }) => `${notExists(count)} OR ${lte(count, most - by)}`)
          .go(),
      );
    },

    /** Notes that somebody was refused at an event. Key: eventId, day. */
    async noteRefusal(eventId: EventId, now: Instant): Promise<void> {
      await refusals
        .update({ eventId, day: now.slice(0, 10) })
        .add({ count: 1 })
        .set({ lastAt: now, ttl: epochSeconds(addSeconds(now, (REFUSALS_SHOWN_DAYS + 1) * 86_400)) })
        .go();
    },

    /** How often people were refused at an event lately; undefined: never. Key: eventId, and the days of a week. */
    async findRefusals(eventId: EventId, now: Instant): Promise<EventRefusals | undefined> {
      const { data } = await refusals.query
        .refusals({ eventId })
        .gte({ day: addDays(now.slice(0, 10), -REFUSALS_SHOWN_DAYS) })
        .go();
      const lastAt = data.at(-1)?.lastAt;
      return lastAt === undefined
        ? undefined
        : { count: data.reduce((sum, { count }) => sum + count, 0), lastAt };
    },
  };
}
