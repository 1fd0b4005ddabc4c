import { Entity, type EntityItem } from "electrodb";
import { happened, json, keyFields, readMany, SERVICE, type Table } from "../shared/table.ts";
import { LOCALES } from "../shared/localized-text.ts";
import { addSeconds, epochSeconds } from "../shared/time.ts";
import type { MailText, MailTextOwner, MailTextTest } from "./schema.ts";

const textEntity = ({ documents, name }: Table) =>
  new Entity(
    {
      model: { entity: "mailText", version: "1", service: SERVICE },
      attributes: {
        // A key of its own, `textsOf_evt_…`: rights end at the partition key, and the mailer reads texts alone by it.
        owner: { type: "string", required: true, label: "textsOf" },
        kind: { type: "string", required: true },
        text: {
          type: json<Pick<MailText, "pl" | "en" | "paragraphs" | "attachments" | "name">>(),
          required: true,
        },
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

const testEntity = ({ documents, name }: Table) =>
  new Entity(
    {
      model: { entity: "mailTextTest", version: "1", service: SERVICE },
      attributes: {
        staffId: { type: "string", required: true, label: "textsOf" },
        kind: { type: "string", required: true },
        locale: { type: LOCALES, required: true },
        test: {
          type: json<Omit<MailTextTest, "staffId" | "kind" | "locale" | "day" | "count">>(),
          required: true,
        },
        day: { type: "string", required: true },
        count: { type: "number", required: true },
        /** Unix seconds after which DynamoDB erases the item. */
        ttl: { type: "number", required: true },
      },
      indexes: {
        test: {
          pk: { ...keyFields().pk, composite: ["staffId"] },
          sk: { ...keyFields().sk, composite: ["kind", "locale"] },
        },
      },
    },
    { client: documents, table: name },
  );

/** A test is of no use once it was mailed; the number of those of a day is. */
const TEST_KEPT_SECONDS = 2 * 86_400;

type TextRow = EntityItem<ReturnType<typeof textEntity>>;

/** Where adapted texts of mails are kept. Every function names its access pattern and key. */
export type MailTextStore = ReturnType<typeof createMailTextStore>;

/** Makes the store of adapted texts over one table. */
export function createMailTextStore(table: Table) {
  const texts = textEntity(table);
  const tests = testEntity(table);

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
    /**
     * The texts of one kind in several places, in their order. Key: owner and kind; one request.
     * @param consistent as they are now, for twice the units: who goes by which files a text names loses them otherwise
     */
    async findMany(
      owners: readonly MailTextOwner[],
      kind: string,
      { consistent = false } = {},
    ): Promise<(MailText | undefined)[]> {
      const keys = owners.map((owner) => ({ owner, kind }));
      const rows = await readMany(keys, (batch, options) => texts.get(batch).go({ ...options, consistent }));
      return rows.map((row) => row && fromRow(row));
    },

    list,
    save,

    /** Takes all texts of a place away; one that has none is no error. */
    async removeAll(owner: MailTextOwner): Promise<void> {
      const kinds = (await list(owner)).map(({ kind }) => ({ owner, kind }));
      for (const key of kinds) await texts.delete(key).go();
    },

    /** The latest test of a kind and language that somebody of staff wanted. Key: staffId, kind and locale. */
    async findTest({
      staffId,
      kind,
      locale,
    }: Pick<MailTextTest, "staffId" | "kind" | "locale">): Promise<MailTextTest | undefined> {
      // By the request by which texts are read: a mailer has the right to no other.
      const [row] = await readMany([{ staffId, kind, locale }], (batch, options) =>
        tests.get(batch).go({ ...options, consistent: true }),
      );
      return row && fromTestRow(row);
    },

    /** Keeps a test in place of the one that was read; where another was faster it says false. One write. */
    saveTest(
      { staffId, kind, locale, day, count, ...test }: MailTextTest,
      before: Pick<MailTextTest, "day" | "count"> | undefined,
    ): Promise<boolean> {
      const ttl = epochSeconds(addSeconds(test.askedAt, TEST_KEPT_SECONDS));
      return happened(
        tests
          .put({ staffId, kind, locale, day, count, test, ttl })
          .where((row, { eq, notExists }) =>
            before ? `${eq(row.day, before.day)} AND ${eq(row.count, before.count)}` : notExists(row.count),
          )
          .go(),
      );
    },

    /** The test in an image of the stream; undefined when the image is of something else. */
    testFromImage(image: Record<string, unknown>): MailTextTest | undefined {
      const row = tests.parse({ Item: image }, { ignoreOwnership: false }).data;
      return row ? fromTestRow(row) : undefined;
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

function fromTestRow(row: EntityItem<ReturnType<typeof testEntity>>): MailTextTest {
  const { test, staffId, kind, locale, day, count } = row;
  return { ...test, staffId: staffId as MailTextTest["staffId"], kind, locale, day, count };
}
