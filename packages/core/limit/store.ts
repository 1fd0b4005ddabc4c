import { Entity } from "electrodb";
import { SERVICE, happened, keyFields, type Table } from "../shared/table.ts";
import { epochSeconds, type Instant } from "../shared/time.ts";

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

/** Where tries are counted. */
export type LimitStore = ReturnType<typeof createLimitStore>;

/** Makes the store of limits over one table. */
export function createLimitStore(table: Table) {
  const counts = countEntity(table);
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
  };
}
