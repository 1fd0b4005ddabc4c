import { createHash } from "node:crypto";
import { Entity } from "electrodb";
import type { LocalizedText } from "../shared/localized-text.ts";
import { SERVICE, happened, json, keyFields, readMany, type Table } from "../shared/table.ts";

/** What people agreed to, word for word. Under its own hash, so it cannot be changed and is kept once. */
const wordingEntity = ({ documents, name }: Table) =>
  new Entity(
    {
      model: { entity: "wording", version: "1", service: SERVICE },
      attributes: {
        wordingId: { type: "string", required: true },
        text: { type: json<LocalizedText>(), required: true },
      },
      indexes: {
        wording: {
          pk: { ...keyFields().pk, composite: ["wordingId"] },
          sk: { ...keyFields().sk, composite: [] },
        },
      },
    },
    { client: documents, table: name },
  );

/** Wordings that one process remembers to have kept: those of the events that people sign up for at a time. */
const REMEMBERED = 1000;

/** Where wordings are kept. Every function names its access pattern and key. */
export type WordingStore = ReturnType<typeof createWordingStore>;

/** The id of a wording: the first 128 bits of the SHA-256 of its JSON, Polish first, in base64url. */
export function wordingId({ pl, en }: LocalizedText): string {
  return createHash("sha256")
    .update(JSON.stringify([pl, en]))
    .digest("base64url")
    .slice(0, 22);
}

/** Makes the store of wordings over one table. */
export function createWordingStore(table: Table) {
  const wordings = wordingEntity(table);
  const remembered = new Set<string>();

  return {
    /**
     * Keeps a wording that somebody may agree to, unless it is kept already, and says its id. One write for each process
     * that meets it. Key: wordingId.
     */
    async keep({ pl, en }: LocalizedText): Promise<string> {
      const id = wordingId({ pl, en });
      if (remembered.has(id)) return id;
      await happened(wordings.create({ wordingId: id, text: { pl, en } }).go());
      if (remembered.size >= REMEMBERED) remembered.clear();
      remembered.add(id);
      return id;
    },

    /** Wordings by their ids, those that are kept. Keys: wordingId, in batches of a hundred. */
    async findMany(ids: Iterable<string>): Promise<Map<string, LocalizedText>> {
      const keys = [...new Set(ids)].map((id) => ({ wordingId: id }));
      const rows = await readMany(keys, (some, options) => wordings.get(some).go(options));
      return new Map(rows.flatMap((row) => (row ? [[row.wordingId, row.text] as const] : [])));
    },
  };
}
