import { Entity, type EntityItem } from "electrodb";
import { happened, json, keyFields, readMany, SERVICE, type Table } from "../shared/table.ts";
import { saysAnything } from "./rules.ts";
import type { MailText, MailTextOwner } from "./schema.ts";

const textEntity = ({ documents, name }: Table) =>
  new Entity(
    {
      model: { entity: "mailText", version: "1", service: SERVICE },
      attributes: {
        // A key of its own, `textsOf_evt_…`: rights end at the partition key, and the mailer reads texts alone by it.
        owner: { type: "string", required: true, label: "textsOf" },
        kind: { type: "string", required: true },
        text: { type: json<Pick<MailText, "pl" | "en" | "paragraphs" | "name">>(), required: true },
        version: { type: "number", required: true },
        updatedAt: { type: "string", required: true },
        changedBy: { type: "string", required: true },
      },
      indexes: {
        text: {
          pk: { ...keyFields().pk, composite: ["owner"] },
          sk: { ...keyFields().sk, composite: ["kind"] },
        },
      },
    },
    { client: documents, table: name },
  );

type TextRow = EntityItem<ReturnType<typeof textEntity>>;

/** Where adapted texts of mails are kept. Every function names its access pattern and key. */
export type MailTextStore = ReturnType<typeof createMailTextStore>;

/** Makes the store of adapted texts over one table. */
export function createMailTextStore(table: Table) {
  const texts = textEntity(table);

  /** All texts of one place. Key: owner, strongly consistent. */
  async function list(owner: MailTextOwner): Promise<MailText[]> {
    const { data } = await texts.query.text({ owner }).go({ pages: "all", consistent: true });
    return data.map(fromRow);
  }

  /** Replaces the text that has the version before this one's; false when it does not. One write. */
  function save(text: MailText): Promise<boolean> {
    return happened(
      texts
        .put(toRow(text))
        .where(({ version }, { eq, notExists }) =>
          text.version === 1 ? notExists(version) : eq(version, text.version - 1),
        )
        .go(),
    );
  }

  return {
    /** The texts of one kind in several places, in their order. Key: owner and kind; one request. */
    async findMany(owners: readonly MailTextOwner[], kind: string): Promise<(MailText | undefined)[]> {
      const keys = owners.map((owner) => ({ owner, kind }));
      const rows = await readMany(keys, (batch, options) => texts.get(batch).go(options));
      return rows.map((row) => row && fromRow(row));
    },

    list,
    save,

    /** Gives a place the texts of another, where it has none of its own. A write for each. */
    async copy(
      from: MailTextOwner,
      to: MailTextOwner,
      changed: Pick<MailText, "updatedAt" | "changedBy">,
    ): Promise<void> {
      const copied = (await list(from)).filter(saysAnything);
      await Promise.all(copied.map((text) => save({ ...text, ...changed, owner: to, version: 1 })));
    },

    /** The text in an image of the stream; undefined when the image is of something else. */
    fromImage(image: Record<string, unknown>): MailText | undefined {
      const row = texts.parse({ Item: image }, { ignoreOwnership: false }).data;
      return row ? fromRow(row) : undefined;
    },
  };
}

function toRow({ owner, kind, version, updatedAt, changedBy, ...text }: MailText): TextRow {
  return { owner, kind, text, version, updatedAt, changedBy };
}

function fromRow({ text, owner, ...row }: TextRow): MailText {
  return { ...text, ...row, owner: owner as MailTextOwner };
}
