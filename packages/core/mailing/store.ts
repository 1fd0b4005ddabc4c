import { Entity, type EntityItem } from "electrodb";
import type { EventId } from "../event/schema.ts";
import { happened, json, keyFields, SERVICE, type Table } from "../shared/table.ts";
import type { Mailing, MailingId, MailingKey, MailingState } from "./schema.ts";

const mailingEntity = ({ documents, name }: Table) =>
  new Entity(
    {
      model: { entity: "mailing", version: "1", service: SERVICE },
      attributes: {
        eventId: { type: "string", required: true },
        mailingId: { type: "string", required: true },
        state: { type: json<MailingState>(), required: true },
        part: { type: "number", required: true },
        mailing: {
          type: json<Omit<Mailing, "eventId" | "mailingId" | "state" | "part">>(),
          required: true,
        },
      },
      indexes: {
        mailing: {
          pk: { ...keyFields().pk, composite: ["eventId"] },
          sk: { ...keyFields().sk, composite: ["mailingId"] },
        },
      },
    },
    { client: documents, table: name },
  );

type MailingRow = EntityItem<ReturnType<typeof mailingEntity>>;

/** Where mailings are kept. Every function names its access pattern and key. */
export type MailingStore = ReturnType<typeof createMailingStore>;

/** Makes the store of mailings over one table. */
export function createMailingStore(table: Table) {
  const mailings = mailingEntity(table);

  return {
    /** One mailing. Key: eventId and mailingId, strongly consistent. */
    async find({ eventId, mailingId }: MailingKey): Promise<Mailing | undefined> {
      const { data } = await mailings.get({ eventId, mailingId }).go({ consistent: true });
      return data ? fromRow(data) : undefined;
    },

    /** Writes a mailing unless its change was seen before. */
    create(mailing: Mailing): Promise<boolean> {
      return happened(mailings.create(toRow(mailing)).go());
    },

    /** Replaces a mailing that is still as it was read; false when somebody else worked the part. */
    replace(before: Mailing, after: Mailing): Promise<boolean> {
      return happened(
        mailings
          .put(toRow(after))
          .where(({ state, part }, { eq }) => `${eq(state, before.state)} AND ${eq(part, before.part)}`)
          .go(),
      );
    },

    /** Mailings of an event, the latest first. Key: eventId. */
    async list(eventId: EventId): Promise<Mailing[]> {
      const { data } = await mailings.query.mailing({ eventId }).go({ pages: "all" });
      return data.map(fromRow).sort((a, b) => b.version - a.version);
    },

    /** The mailing in an image of the stream; undefined when the image is of something else. */
    fromImage(image: Record<string, unknown>): Mailing | undefined {
      const row = mailings.parse({ Item: image }).data;
      return row ? fromRow(row) : undefined;
    },
  };
}

function toRow({ eventId, mailingId, state, part, ...mailing }: Mailing): MailingRow {
  return { eventId, mailingId, state, part, mailing };
}

function fromRow({ eventId, mailingId, state, part, mailing }: MailingRow): Mailing {
  return { ...mailing, eventId: eventId as EventId, mailingId: mailingId as MailingId, state, part };
}
