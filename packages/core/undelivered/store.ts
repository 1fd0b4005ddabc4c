import { Entity, type EntityItem } from "electrodb";
import type { EventId } from "../event/schema.ts";
import type { MessageId } from "../message/schema.ts";
import type { Page } from "../shared/page.ts";
import { happened, json, keyFields, readPage, SERVICE, type Table } from "../shared/table.ts";
import { listOf } from "./rules.ts";
import type { MissedById, Undelivered, UndeliveredList, UndeliveredReason } from "./schema.ts";

const undeliveredEntity = ({ documents, name }: Table) =>
  new Entity(
    {
      model: { entity: "undelivered", version: "1", service: SERVICE },
      attributes: {
        eventId: { type: "string", required: true, label: "undeliveredOf" },
        // Stored under the name that it had when registrations alone were in the list.
        personId: { type: "string", required: true, field: "registrationId", label: "registrationId" },
        messageId: { type: "string", required: true },
        kind: { type: "string", required: true },
        reason: { type: json<UndeliveredReason>(), required: true },
        since: { type: "string", required: true },
        dealtBy: { type: "string" },
        dealtAt: { type: "string" },
        version: { type: "number", required: true },
        list: { type: "string", required: true, label: "undelivered" },
        /** Unix seconds after which DynamoDB erases the item. */
        ttl: { type: "number", required: true },
      },
      indexes: {
        undelivered: {
          pk: { ...keyFields().pk, composite: ["eventId"] },
          sk: { ...keyFields().sk, composite: ["personId"] },
        },
        byList: {
          index: "gsi1",
          pk: { ...keyFields("gsi1").pk, composite: ["list"] },
          sk: { ...keyFields("gsi1").sk, composite: ["since", "personId"] },
        },
      },
    },
    { client: documents, table: name },
  );

/** Somebody in a list, and when they leave it whatever happens. */
export type StoredUndelivered = Undelivered & { ttl: number };

type Key = Pick<Undelivered, "eventId" | "personId">;

/** Where it is kept to whom a mail did not arrive. */
export type UndeliveredStore = ReturnType<typeof createUndeliveredStore>;

/** Makes the store of those to whom a mail did not arrive over one table. */
export function createUndeliveredStore(table: Table) {
  const rows = undeliveredEntity(table);

  return {
    /** One person. Key: eventId and personId. Strongly consistent. */
    async find({ eventId, personId }: Key): Promise<StoredUndelivered | undefined> {
      const { data } = await rows.get({ eventId, personId }).go({ consistent: true });
      return data ? fromRow(data) : undefined;
    },

    /** A list, the newest first. Index gsi1 (`byList`). */
    list(list: UndeliveredList, cursor: string | undefined, limit: number): Promise<Page<StoredUndelivered>> {
      return readPage(rows.query.byList({ list }), { cursor, limit, order: "desc" }, fromRow);
    },

    /** All of an event. Key: eventId. */
    async listOfEvent(eventId: EventId): Promise<StoredUndelivered[]> {
      const { data } = await rows.query.undelivered({ eventId }).go({ pages: "all" });
      return data.map(fromRow);
    },

    /** Keeps somebody whose row is as it was read, or was not there; false where somebody else was faster. */
    save(after: StoredUndelivered, before: Undelivered | undefined): Promise<boolean> {
      const put = rows.put({ ...after, list: listOf(after) });
      return happened(
        put
          .where(({ version }, { eq, notExists }) =>
            before ? eq(version, before.version) : notExists(version),
          )
          .go(),
      );
    },

    /** Takes somebody off whose row is as it was read; false where somebody else was faster. */
    remove(before: Undelivered): Promise<boolean> {
      const { eventId, personId } = before;
      return happened(
        rows
          .delete({ eventId, personId })
          .where(({ version }, { eq }) => eq(version, before.version))
          .go(),
      );
    },

    /** Lets somebody leave the list at another time; nothing else changes. */
    async keepUntil({ eventId, personId }: Key, ttl: number): Promise<void> {
      await happened(rows.patch({ eventId, personId }).set({ ttl }).go());
    },

    /** The row in an image of the stream; undefined when the image is of something else. */
    fromImage(image: Record<string, unknown>): Undelivered | undefined {
      const row = rows.parse({ Item: image }).data;
      return row ? fromRow(row) : undefined;
    },
  };
}

function fromRow(row: EntityItem<ReturnType<typeof undeliveredEntity>>): StoredUndelivered {
  const { list: _, ...kept } = row;
  return {
    ...kept,
    eventId: row.eventId as EventId,
    personId: row.personId as MissedById,
    messageId: row.messageId as MessageId,
  };
}
