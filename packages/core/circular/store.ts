import { Entity, type EntityItem } from "electrodb";
import { dueAttributes, dueKeys } from "../due/index.ts";
import type { EventId } from "../event/schema.ts";
import type { Page } from "../shared/page.ts";
import { happened, json, keyFields, readPage, SERVICE, type Table } from "../shared/table.ts";
import type { Circular, CircularId, CircularPart, CircularState } from "./schema.ts";

const circularEntity = ({ documents, name }: Table) =>
  new Entity(
    {
      model: { entity: "circular", version: "1", service: SERVICE },
      attributes: {
        eventId: { type: "string", required: true },
        circularId: { type: "string", required: true },
        state: { type: json<CircularState>(), required: true },
        letter: { type: json<Letter>(), required: true },
        version: { type: "number", required: true },
        createdAt: { type: "string", required: true },
        updatedAt: { type: "string", required: true },
        changedBy: { type: "string", required: true },
        ...dueAttributes,
      },
      indexes: {
        circular: {
          pk: { ...keyFields().pk, composite: ["eventId"] },
          sk: { ...keyFields().sk, composite: ["circularId"] },
        },
        /** Of all events those that are more than drafts, by their last change: that they were planned, sent or stopped. */
        sent: {
          index: "gsi1",
          condition: ({ state }: { state?: CircularState }) => state !== "draft",
          pk: { ...keyFields("gsi1").pk, composite: [] },
          sk: { ...keyFields("gsi1").sk, composite: ["updatedAt", "circularId"] },
        },
      },
    },
    { client: documents, table: name },
  );

const partEntity = ({ documents, name }: Table) =>
  new Entity(
    {
      model: { entity: "circularPart", version: "1", service: SERVICE },
      attributes: {
        eventId: { type: "string", required: true },
        circularId: { type: "string", required: true },
        part: { type: "number", required: true, padding: { length: 6, char: "0" } },
        people: { type: json<CircularPart["people"]>(), required: true },
      },
      indexes: {
        part: {
          pk: { ...keyFields().pk, composite: ["eventId"] },
          sk: { ...keyFields().sk, composite: ["circularId", "part"] },
        },
      },
    },
    { client: documents, table: name },
  );

type CircularRow = EntityItem<ReturnType<typeof circularEntity>>;

/** What a row keeps in one attribute. */
type Letter = Omit<
  Circular,
  "eventId" | "circularId" | "state" | "version" | "createdAt" | "updatedAt" | "changedBy"
>;

/** Where circulars are kept. Every function names its access pattern and key. */
export type CircularStore = ReturnType<typeof createCircularStore>;

/** Makes the store of circulars over one table. */
export function createCircularStore(table: Table) {
  const circulars = circularEntity(table);
  const parts = partEntity(table);

  return {
    /** One of them. Key: eventId and circularId, strongly consistent. */
    async find(eventId: EventId, circularId: CircularId): Promise<Circular | undefined> {
      const { data } = await circulars.get({ eventId, circularId }).go({ consistent: true });
      return data ? fromRow(data) : undefined;
    },

    /** All of an event, the latest first. Key: eventId, strongly consistent. */
    async list(eventId: EventId): Promise<Circular[]> {
      const { data } = await circulars.query.circular({ eventId }).go({ pages: "all", consistent: true });
      return data.map(fromRow).toSorted((a, b) => (a.createdAt < b.createdAt ? 1 : -1));
    },

    /** Those of all events that are more than drafts, the latest first. Index gsi1 (`sent`), sparse. */
    listAll(cursor: string | undefined, limit: number): Promise<Page<Circular>> {
      return readPage(circulars.query.sent({}), { cursor, limit, order: "desc" }, fromRow);
    },

    /** Writes one that is new; false when it was written before. */
    create(circular: Circular): Promise<boolean> {
      return happened(circulars.create(toRow(circular)).go());
    },

    /** Replaces one that has the version before. @returns whether it did */
    replace(after: Circular): Promise<boolean> {
      return happened(
        circulars
          .put(toRow(after))
          .where(({ version }, { eq }) => eq(version, after.version - 1))
          .go(),
      );
    },

    /** Notes who of a part gets it, unless that was noted before. Key: eventId, circularId and part. */
    async notePart(part: CircularPart): Promise<boolean> {
      return happened(parts.create(part).go());
    },

    /** Who of a part gets it; undefined where that is not decided. Key: eventId, circularId and part, strongly consistent. */
    async findPart(key: Omit<CircularPart, "people">): Promise<CircularPart["people"] | undefined> {
      const { data } = await parts.get({ ...key }).go({ consistent: true });
      return data?.people;
    },

    /** Everybody who gets it, as far as that is decided, in the order in which it was. Key: eventId and circularId. */
    async listPeople(eventId: EventId, circularId: CircularId): Promise<CircularPart["people"]> {
      const { data } = await parts.query.part({ eventId, circularId }).go({ pages: "all" });
      return [...new Set(data.flatMap(({ people }) => people))];
    },

    /** The circular in an image of the stream; undefined when the image is of something else. */
    fromImage(image: Record<string, unknown>): Circular | undefined {
      const row = circulars.parse({ Item: image }, { ignoreOwnership: false }).data;
      return row ? fromRow(row) : undefined;
    },
  };
}

function toRow(circular: Circular): CircularRow {
  const { eventId, circularId, state, version, createdAt, updatedAt, changedBy, ...letter } = circular;
  // One that waits for its time is due; the job that sends it takes it out of the index.
  const due = dueKeys(state === "scheduled" ? circular.sendAt : undefined);
  return { eventId, circularId, state, letter, version, createdAt, updatedAt, changedBy, ...due };
}

function fromRow(row: CircularRow): Circular {
  const { letter, dueHour: _hour, dueAt: _at, ...rest } = row;
  return {
    ...letter,
    ...rest,
    eventId: row.eventId as EventId,
    circularId: row.circularId as CircularId,
  };
}
