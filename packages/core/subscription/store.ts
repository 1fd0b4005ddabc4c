import { Entity, type EntityItem } from "electrodb";
import type { Page } from "../shared/page.ts";
import { happened, json, keyFields, readPage, SERVICE, type Table } from "../shared/table.ts";
import type { Subscription, SubscriptionId, SubscriptionState } from "./schema.ts";

type Kept = Omit<Subscription, "subscriptionId" | "state" | "version" | "updatedAt">;

const subscriptionEntity = ({ documents, name }: Table) =>
  new Entity(
    {
      model: { entity: "subscription", version: "1", service: SERVICE },
      attributes: {
        subscriptionId: { type: "string", required: true },
        state: { type: json<SubscriptionState>(), required: true },
        kept: { type: json<Kept>(), required: true },
        version: { type: "number", required: true },
        updatedAt: { type: "string", required: true },
        /** Unix seconds after which DynamoDB erases the item; of those who are subscribed there is none. */
        ttl: { type: "number" },
      },
      indexes: {
        subscription: {
          pk: { ...keyFields().pk, composite: ["subscriptionId"] },
          sk: { ...keyFields().sk, composite: [] },
        },
        subscribed: {
          index: "gsi1",
          condition: ({ state }: { state?: SubscriptionState }) => state === "subscribed",
          pk: { ...keyFields("gsi1").pk, composite: [] },
          sk: { ...keyFields("gsi1").sk, composite: ["subscriptionId"] },
        },
      },
    },
    { client: documents, table: name },
  );

/** Where subscriptions are kept. */
export type SubscriptionStore = ReturnType<typeof createSubscriptionStore>;

/** Makes the store of subscriptions over one table. */
export function createSubscriptionStore(table: Table) {
  const rows = subscriptionEntity(table);

  return {
    /** One of them. Key: subscriptionId, strongly consistent. */
    async find(subscriptionId: SubscriptionId): Promise<Subscription | undefined> {
      const { data } = await rows.get({ subscriptionId }).go({ consistent: true });
      return data ? fromRow(data) : undefined;
    },

    /** Keeps what is as it was read, or was not there; false where somebody else was faster. Key: subscriptionId. */
    keep(after: Subscription, before: Subscription | undefined, ttl: number | undefined): Promise<boolean> {
      const { subscriptionId, state, version, updatedAt, ...kept } = after;
      const put = rows.put({
        subscriptionId,
        state,
        kept,
        version,
        updatedAt,
        ...(ttl !== undefined && { ttl }),
      });
      return happened(
        put
          .where((row, { eq, notExists }) =>
            before ? eq(row.version, before.version) : notExists(row.version),
          )
          .go(),
      );
    },

    /** Who is subscribed, by id, a page at a time. Index gsi1. */
    listSubscribed(cursor: string | undefined, limit: number): Promise<Page<Subscription>> {
      return readPage(rows.query.subscribed({}), { cursor, limit }, fromRow);
    },

    /** Everybody who is subscribed. Index gsi1. */
    async *eachSubscribed(): AsyncGenerator<Subscription> {
      let cursor: string | undefined;
      do {
        const page = await readPage(rows.query.subscribed({}), { cursor, limit: 500 }, fromRow);
        yield* page.items;
        cursor = page.cursor;
      } while (cursor !== undefined);
    },

    /** The subscription in an image of the stream; undefined when the image is of something else. */
    fromImage(image: Record<string, unknown>): Subscription | undefined {
      const row = rows.parse({ Item: image }, { ignoreOwnership: false }).data;
      return row ? fromRow(row) : undefined;
    },
  };
}

function fromRow(row: EntityItem<ReturnType<typeof subscriptionEntity>>): Subscription {
  const { kept, state, version, updatedAt } = row;
  return { ...kept, subscriptionId: row.subscriptionId as SubscriptionId, state, version, updatedAt };
}
