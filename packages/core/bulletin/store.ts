import { Entity, type EntityItem } from "electrodb";
import type { EventId } from "../event/schema.ts";
import { happened, json, keyFields, SERVICE, type Table } from "../shared/table.ts";
import type { Bulletin, BulletinId } from "./schema.ts";

type Kept = Omit<Bulletin, "eventId" | "bulletinId" | "version">;

const bulletinEntity = ({ documents, name }: Table) =>
  new Entity(
    {
      model: { entity: "bulletin", version: "1", service: SERVICE },
      attributes: {
        eventId: { type: "string", required: true },
        bulletinId: { type: "string", required: true },
        bulletin: { type: json<Kept>(), required: true },
        version: { type: "number", required: true },
      },
      indexes: {
        bulletin: {
          pk: { ...keyFields().pk, composite: ["eventId"] },
          sk: { ...keyFields().sk, composite: ["bulletinId"] },
        },
      },
    },
    { client: documents, table: name },
  );

/** Where bulletins are kept. */
export type BulletinStore = ReturnType<typeof createBulletinStore>;

/** Makes the store of bulletins over one table. */
export function createBulletinStore(table: Table) {
  const rows = bulletinEntity(table);

  return {
    /** One of them. Key: eventId and bulletinId, strongly consistent. */
    async find(eventId: EventId, bulletinId: BulletinId): Promise<Bulletin | undefined> {
      const { data } = await rows.get({ eventId, bulletinId }).go({ consistent: true });
      return data ? fromRow(data) : undefined;
    },

    /** All of an event, the latest first. Key: eventId, strongly consistent. */
    async list(eventId: EventId): Promise<Bulletin[]> {
      const { data } = await rows.query.bulletin({ eventId }).go({ pages: "all", consistent: true });
      return data.map(fromRow).toSorted((a, b) => (a.sentAt < b.sentAt ? 1 : -1));
    },

    /** Keeps a new one, or one that has the version before; false where somebody else was faster. */
    keep(after: Bulletin): Promise<boolean> {
      const { eventId, bulletinId, version, ...bulletin } = after;
      return happened(
        rows
          .put({ eventId, bulletinId, version, bulletin })
          .where((row, { eq, notExists }) =>
            version === 1 ? notExists(row.version) : eq(row.version, version - 1),
          )
          .go(),
      );
    },

    /** The bulletin in an image of the stream; undefined when the image is of something else. */
    fromImage(image: Record<string, unknown>): Bulletin | undefined {
      const row = rows.parse({ Item: image }, { ignoreOwnership: false }).data;
      return row ? fromRow(row) : undefined;
    },
  };
}

function fromRow(row: EntityItem<ReturnType<typeof bulletinEntity>>): Bulletin {
  const { eventId, bulletinId, version, bulletin } = row;
  return { ...bulletin, eventId: eventId as EventId, bulletinId: bulletinId as BulletinId, version };
}
