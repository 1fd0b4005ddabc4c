import { Entity, type EntityItem } from "electrodb";
import { dueAttributes, dueKeys } from "../due/index.ts";
import type { EventId } from "../event/schema.ts";
import type { Page } from "../shared/page.ts";
import { happened, json, keyFields, readPage, SERVICE, type Table } from "../shared/table.ts";
import { epochSeconds } from "../shared/time.ts";
import type { Interest, InterestId, InterestState, Opening, OpeningState } from "./schema.ts";

type Kept = Omit<Interest, "eventId" | "interestId" | "state" | "version" | "until">;

const interestEntity = ({ documents, name }: Table) =>
  new Entity(
    {
      model: { entity: "interest", version: "1", service: SERVICE },
      attributes: {
        // A key of its own, `interestsOf_evt_…`: what writes to strangers reads no more of an event than it has to.
        eventId: { type: "string", required: true, label: "interestsOf" },
        interestId: { type: "string", required: true },
        state: { type: json<InterestState>(), required: true },
        kept: { type: json<Kept>(), required: true },
        until: { type: "string", required: true },
        version: { type: "number", required: true },
        /** Unix seconds after which DynamoDB erases the item. */
        ttl: { type: "number", required: true },
      },
      indexes: {
        interest: {
          pk: { ...keyFields().pk, composite: ["eventId"] },
          sk: { ...keyFields().sk, composite: ["interestId"] },
        },
      },
    },
    { client: documents, table: name },
  );

const openingEntity = ({ documents, name }: Table) =>
  new Entity(
    {
      model: { entity: "opening", version: "1", service: SERVICE },
      attributes: {
        eventId: { type: "string", required: true, label: "openingOf" },
        state: { type: json<OpeningState>(), required: true },
        at: { type: "string" },
        round: { type: "number", required: true },
        version: { type: "number", required: true },
        ...dueAttributes,
      },
      indexes: {
        opening: {
          pk: { ...keyFields().pk, composite: ["eventId"] },
          sk: { ...keyFields().sk, composite: [] },
        },
      },
    },
    { client: documents, table: name },
  );

type OpeningRow = EntityItem<ReturnType<typeof openingEntity>>;

/** Where interests and openings are kept. */
export type InterestStore = ReturnType<typeof createInterestStore>;

/** Makes the store of interests and openings over one table. */
export function createInterestStore(table: Table) {
  const interests = interestEntity(table);
  const openings = openingEntity(table);

  return {
    /** One interest, also one whose clock has run out. Key: eventId and interestId, strongly consistent. */
    async find(eventId: EventId, interestId: InterestId): Promise<Interest | undefined> {
      const { data } = await interests.get({ eventId, interestId }).go({ consistent: true });
      return data ? fromRow(data) : undefined;
    },

    /** Keeps an interest that is new, or still has the version before; false where somebody else was faster. One write. */
    keep({ eventId, interestId, state, version, until, ...kept }: Interest): Promise<boolean> {
      const put = interests.put({
        eventId,
        interestId,
        state,
        version,
        until,
        kept,
        ttl: epochSeconds(until),
      });
      return happened(
        put
          .where((row, { eq, notExists }) =>
            version === 1 ? notExists(row.version) : eq(row.version, version - 1),
          )
          .go(),
      );
    },

    /** Erases an interest. Key: eventId and interestId. */
    async erase({ eventId, interestId }: Pick<Interest, "eventId" | "interestId">): Promise<void> {
      await interests.delete({ eventId, interestId }).go();
    },

    /** Interests of an event by id, a page at a time. Key: eventId, strongly consistent. */
    listByEvent(eventId: EventId, cursor: string | undefined, limit: number): Promise<Page<Interest>> {
      const query = interests.query.interest({ eventId });
      return readPage(
        { go: (options) => query.go({ ...options, consistent: true }) },
        { cursor, limit },
        fromRow,
      );
    },

    /** The opening of an event; undefined where nobody waits for it. Key: eventId, strongly consistent. */
    async findOpening(eventId: EventId): Promise<Opening | undefined> {
      const { data } = await openings.get({ eventId }).go({ consistent: true });
      return data ? toOpening(data) : undefined;
    },

    /** Keeps an opening that is new, or still has the version before; false where somebody else was faster. One write. */
    keepOpening(opening: Opening): Promise<boolean> {
      const { version } = opening;
      return happened(
        openings
          .put({ ...opening, ...dueKeys(opening.state === "waits" ? opening.at : undefined) })
          .where((row, { eq, notExists }) =>
            version === 1 ? notExists(row.version) : eq(row.version, version - 1),
          )
          .go(),
      );
    },

    /** The interest in an image of the stream; undefined when the image is of something else. */
    fromImage(image: Record<string, unknown>): Interest | undefined {
      const row = interests.parse({ Item: image }, { ignoreOwnership: false }).data;
      return row ? fromRow(row) : undefined;
    },

    /** The opening in an image of the stream, or of the index of what is due; undefined when the image is of something else. */
    openingFromImage(image: Record<string, unknown>): Opening | undefined {
      const row = openings.parse({ Item: image }, { ignoreOwnership: false }).data;
      return row ? toOpening(row) : undefined;
    },
  };
}

function fromRow(row: EntityItem<ReturnType<typeof interestEntity>>): Interest {
  const { eventId, interestId, state, version, until, kept } = row;
  return {
    ...kept,
    eventId: eventId as EventId,
    interestId: interestId as InterestId,
    state,
    version,
    until,
  };
}

function toOpening(stored: OpeningRow): Opening {
  const { dueHour: _, dueAt: __, ...row } = stored;
  return { ...row, eventId: row.eventId as EventId };
}
