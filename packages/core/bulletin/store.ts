import { createWriteTransaction, Entity, type EntityItem } from "electrodb";
import { dueAttributes, dueKeys } from "../due/index.ts";
import type { EventId } from "../event/schema.ts";
import { commit, happened, json, keyFields, SERVICE, type Table } from "../shared/table.ts";
import { MAX_BULLETINS, type Bulletin, type BulletinId } from "./schema.ts";

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
        ...dueAttributes,
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

/** How many bulletins of an event there are; not there before the first, and for events of before it was counted. */
const countEntity = ({ documents, name }: Table) =>
  new Entity(
    {
      model: { entity: "bulletinCount", version: "1", service: SERVICE },
      attributes: {
        eventId: { type: "string", required: true },
        sent: { type: "number", required: true },
      },
      indexes: {
        count: {
          pk: { ...keyFields().pk, composite: ["eventId"] },
          sk: { ...keyFields().sk, composite: [] },
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
  const entities = { rows, counts: countEntity(table) };

  return {
    /** One of them. Key: eventId and bulletinId, strongly consistent. */
    async find(eventId: EventId, bulletinId: BulletinId): Promise<Bulletin | undefined> {
      const { data } = await rows.get({ eventId, bulletinId }).go({ consistent: true });
      return data ? fromRow(data) : undefined;
    },

    /** All of an event, the latest first. Key: eventId, strongly consistent. */
    async list(eventId: EventId): Promise<Bulletin[]> {
      const { data } = await rows.query.bulletin({ eventId }).go({ pages: "all", consistent: true });
      const when = ({ sentAt, sendAt, updatedAt }: Bulletin) => sentAt ?? sendAt ?? updatedAt;
      return data.map(fromRow).toSorted((a, b) => (when(a) < when(b) ? 1 : -1));
    },

    /**
     * Keeps a new one and counts it, in one transaction: false where it was sent before, or somebody else was faster, or the event has
     * all that it may have. How many there are is asked of the count; where there is none yet, of those that are known.
     * @param known how many there were when somebody looked
     */
    async send(sent: Bulletin, known: number): Promise<boolean> {
      const { eventId } = sent;
      const { data: counted } = await entities.counts.get({ eventId }).go({ consistent: true });
      const { done } = await commit(
        createWriteTransaction(entities, (write) => [
          write.rows.create(toRow(sent)).commit(),
          counted
            ? write.counts
                .patch({ eventId })
                .add({ sent: 1 })
                .where((row, { lt }) => lt(row.sent, MAX_BULLETINS))
                .commit()
            : write.counts.create({ eventId, sent: known + 1 }).commit(),
        ]),
      );
      return done;
    },

    /**
     * Takes one back that waits for its time, which leaves room for another: in one transaction, false where somebody else was faster, or the
     * time was.
     */
    async withdraw(after: Bulletin): Promise<boolean> {
      const { eventId } = after;
      const { done } = await commit(
        createWriteTransaction(entities, (write) => [
          write.rows
            .put(toRow(after))
            .where((row, { eq }) => eq(row.version, after.version - 1))
            .commit(),
          write.counts.patch({ eventId }).subtract({ sent: 1 }).commit(),
        ]),
      );
      return done;
    },

    /** Keeps one that has the version before; false where somebody else was faster. */
    replace(after: Bulletin): Promise<boolean> {
      return happened(
        rows
          .put(toRow(after))
          .where((row, { eq }) => eq(row.version, after.version - 1))
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

function toRow({ eventId, bulletinId, version, ...bulletin }: Bulletin) {
  // One that waits for its time is due; the job that sends it takes it out of the index.
  const due = dueKeys(bulletin.state === "scheduled" ? bulletin.sendAt : undefined);
  return { eventId, bulletinId, version, bulletin, ...due };
}

function fromRow(row: EntityItem<ReturnType<typeof bulletinEntity>>): Bulletin {
  const { eventId, bulletinId, version, bulletin } = row;
  return { ...bulletin, eventId: eventId as EventId, bulletinId: bulletinId as BulletinId, version };
}
