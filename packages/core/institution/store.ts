import { createWriteTransaction, Entity, type EntityItem } from "electrodb";
import type { EventId } from "../event/schema.ts";
import type { Page } from "../shared/page.ts";
import {
  commit,
  happened,
  json,
  keyFields,
  readMany,
  readPage,
  SERVICE,
  type Table,
} from "../shared/table.ts";
import { sortKey } from "../shared/text.ts";
import { keysOf, type WordRow } from "./rules.ts";
import type { Institution, InstitutionId, InstitutionState } from "./schema.ts";

const institutionEntity = ({ documents, name }: Table) =>
  new Entity(
    {
      model: { entity: "institution", version: "1", service: SERVICE },
      attributes: {
        institutionId: { type: "string", required: true },
        /** In which list it stands: by its state, or apart once it was merged. */
        list: { type: "string", required: true },
        /** {@link sortKey} of its name. */
        nameKey: { type: "string", required: true },
        entry: { type: json<Omit<Institution, "institutionId" | "version">>(), required: true },
        version: { type: "number", required: true },
        changedBy: { type: "string", required: true },
        changeReason: { type: "string" },
      },
      indexes: {
        institution: {
          pk: { ...keyFields().pk, composite: ["institutionId"] },
          sk: { ...keyFields().sk, composite: [] },
        },
        byName: {
          index: "gsi1",
          pk: { ...keyFields("gsi1").pk, composite: ["list"] },
          sk: { ...keyFields("gsi1").sk, composite: ["nameKey", "institutionId"] },
        },
      },
    },
    { client: documents, table: name },
  );

/** Holds what an institution is called: who calls it so later, means that one. */
const nameEntity = ({ documents, name }: Table) =>
  new Entity(
    {
      model: { entity: "institutionName", version: "1", service: SERVICE },
      attributes: {
        institutionKey: { type: "string", required: true },
        institutionId: { type: "string", required: true },
      },
      indexes: {
        name: {
          pk: { ...keyFields().pk, composite: ["institutionKey"] },
          sk: { ...keyFields().sk, composite: [] },
        },
      },
    },
    { client: documents, table: name },
  );

/** Under the first letters of its words what a search shows of an institution; follows from its row. */
const wordEntity = ({ documents, name }: Table) =>
  new Entity(
    {
      model: { entity: "institutionWord", version: "1", service: SERVICE },
      attributes: {
        wordHead: { type: "string", required: true },
        tail: { type: "string", required: true },
        institutionId: { type: "string", required: true },
        shown: { type: json<ShownInstitution>(), required: true },
      },
      indexes: {
        word: {
          pk: { ...keyFields().pk, composite: ["wordHead"] },
          sk: { ...keyFields().sk, composite: ["tail", "institutionId"] },
        },
      },
    },
    { client: documents, table: name },
  );

/** That somebody of an institution registered for an event; where the people are looked for. */
const eventEntity = ({ documents, name }: Table) =>
  new Entity(
    {
      model: { entity: "institutionEvent", version: "1", service: SERVICE },
      attributes: {
        // A key of its own, `eventsOf_ins_…`: rights end at the partition key, and what follows the stream changes no institution.
        institutionId: { type: "string", required: true, label: "eventsOf" },
        eventId: { type: "string", required: true },
      },
      indexes: {
        event: {
          pk: { ...keyFields().pk, composite: ["institutionId"] },
          sk: { ...keyFields().sk, composite: ["eventId"] },
        },
      },
    },
    { client: documents, table: name },
  );

/** Lists of the register. */
export type InstitutionList = InstitutionState | "merged";

/** What a search shows of an entry. */
export type ShownInstitution = Pick<
  Institution,
  "name" | "type" | "town" | "communeCode" | "state" | "otherNames"
>;

/** An entry with what only the table knows of it. */
export interface StoredInstitution extends Institution {
  changedBy: string;
  changeReason?: string;
}

/** Why an entry was not written. */
export type InstitutionWrite =
  | { outcome: "written" }
  /** Somebody is called so already. */
  | { outcome: "known"; institutionId: InstitutionId }
  /** An entry is not as it was read, or a name was taken meanwhile. */
  | { outcome: "stale" };

/** Where the register of institutions is kept. Every function names its access pattern and key. */
export type InstitutionStore = ReturnType<typeof createInstitutionStore>;

/** Makes the store of the register over one table. */
export function createInstitutionStore(table: Table) {
  const entities = {
    institutions: institutionEntity(table),
    names: nameEntity(table),
  };
  const words = wordEntity(table);
  const events = eventEntity(table);

  async function find(institutionId: InstitutionId): Promise<StoredInstitution | undefined> {
    const { data } = await entities.institutions.get({ institutionId }).go({ consistent: true });
    return data ? fromRow(data) : undefined;
  }

  return {
    find,

    /** Who is called so. Keys: institutionKey, in batches of a hundred. */
    findByKeys: (keys: readonly string[]) => findByKeys(entities, keys),

    /** {@link saveEntries} */
    save: (changes: readonly InstitutionChange[]) => saveEntries(entities, changes),

    /** Several entries, undefined where there is none. Keys: institutionId, in batches of a hundred. */
    async findMany(ids: readonly InstitutionId[]): Promise<(StoredInstitution | undefined)[]> {
      const rows = await readMany(
        ids.map((institutionId) => ({ institutionId })),
        (keys, options) => entities.institutions.get(keys).go({ ...options, consistent: true }),
      );
      return rows.map((row) => row && fromRow(row));
    },

    /** Entries of a list in Polish order. Index gsi1 (`byName`): list, nameKey. */
    list(list: InstitutionList, cursor: string | undefined, limit: number): Promise<Page<StoredInstitution>> {
      return readPage(entities.institutions.query.byName({ list }), { cursor, limit }, fromRow);
    },

    /** The rows under which a search begins, as far as one page of them goes. Key: wordHead, then how the tail begins. */
    async listWords(
      { head, tail }: WordRow,
      limit: number,
    ): Promise<(ShownInstitution & { institutionId: InstitutionId })[]> {
      const { data } = await words.query.word({ wordHead: head }).begins({ tail }).go({ limit, pages: 1 });
      const found = new Map(data.map((row) => [row.institutionId, row.shown]));
      return [...found].map(([id, shown]) => ({ ...shown, institutionId: id as InstitutionId }));
    },

    /** Makes an entry found under these rows, and no more under those. Twice is once. Keys: wordHead, tail, institutionId. */
    async putWords(
      institutionId: InstitutionId,
      rows: readonly WordRow[],
      gone: readonly WordRow[],
      shown: ShownInstitution,
    ): Promise<void> {
      const keyOf = ({ head, tail }: WordRow) => ({ wordHead: head, tail, institutionId });
      for (const row of rows) await words.put({ ...keyOf(row), shown }).go();
      for (const row of gone) await words.delete(keyOf(row)).go();
    },

    /** Notes that somebody of an institution registered for an event, and says whether that was new; one read where it is known. Key: eventsOf, eventId. */
    async noteEvent(institutionId: InstitutionId, eventId: EventId): Promise<boolean> {
      const { data } = await events.get({ institutionId, eventId }).go();
      return !data && happened(events.create({ institutionId, eventId }).go());
    },

    /** Events for which somebody of an institution registered, the latest made first. Key: eventsOf. */
    listEvents(
      institutionId: InstitutionId,
      cursor: string | undefined,
      limit: number,
    ): Promise<Page<EventId>> {
      return readPage(
        events.query.event({ institutionId }),
        { cursor, limit, order: "desc" },
        ({ eventId }) => eventId as EventId,
      );
    },

    /** The entry in an image of the stream; undefined when the image is of something else. */
    fromImage(image: Record<string, unknown>): StoredInstitution | undefined {
      const row = entities.institutions.parse({ Item: image }).data;
      return row ? fromRow(row) : undefined;
    },
  };
}

type Entities = {
  institutions: ReturnType<typeof institutionEntity>;
  names: ReturnType<typeof nameEntity>;
};

/** An entry as it was read, where it was, and as it is to be. */
interface InstitutionChange {
  before?: StoredInstitution;
  after: StoredInstitution;
}

/** Who is called so. Keys: institutionKey, in batches of a hundred. */
async function findByKeys(
  entities: Entities,
  keys: readonly string[],
): Promise<(InstitutionId | undefined)[]> {
  const rows = await readMany(
    keys.map((institutionKey) => ({ institutionKey })),
    (some, options) => entities.names.get(some).go({ ...options, consistent: true }),
  );
  return rows.map((row) => row?.institutionId as InstitutionId | undefined);
}

/**
 * Writes entries that are still as they were read, or new ones, with their names, in one transaction: what each is called
 * is claimed by it. The first of its names must be nobody else's; of the others it gets those that are free.
 * One read of the names, and a transaction of one item per entry and per name that is new or given up.
 */
async function saveEntries(
  entities: Entities,
  changes: readonly InstitutionChange[],
): Promise<InstitutionWrite> {
  const wanted = changes.map(({ before, after }) => ({
    id: after.institutionId,
    ...keyChange(before, after),
  }));
  const asked = [...new Set(wanted.flatMap(({ own, more, gone }) => [own, ...more, ...gone]))];
  const holders = new Map<string | undefined, InstitutionId | undefined>(
    (await findByKeys(entities, asked)).map((id, index) => [asked[index], id]),
  );
  // An entry that was merged keeps its names, which lead on to the other.
  const family = changes.flatMap(({ after }) => [after.institutionId, ...after.merged]);
  for (const { own, id } of wanted) {
    const holder = holders.get(own);
    if (holder && holder !== id && !family.includes(holder))
      return { outcome: "known", institutionId: holder };
  }
  const taken = new Map(
    wanted.flatMap(({ id, own, more }) =>
      [own, ...more].filter((key) => !holders.get(key)).map((key) => [key, id] as const),
    ),
  );
  const released = wanted.flatMap(({ id, gone }) =>
    gone.filter((key) => holders.get(key) === id).map((key) => ({ institutionKey: key, institutionId: id })),
  );
  const result = await commit(
    createWriteTransaction(entities, (write) => [
      ...changes.map(({ before, after }) =>
        before
          ? write.institutions
              .put(toRow(after))
              .where(({ version }, { eq }) => eq(version, before.version))
              .commit()
          : write.institutions.create(toRow(after)).commit(),
      ),
      ...[...taken].map(([institutionKey, institutionId]) =>
        write.names.create({ institutionKey, institutionId }).commit(),
      ),
      ...released.map(({ institutionKey, institutionId }) =>
        write.names
          .remove({ institutionKey })
          .where((row, { eq }) => eq(row.institutionId, institutionId as string))
          .commit(),
      ),
    ]),
  );
  return { outcome: result.done ? "written" : "stale" };
}

/** Names that an entry needs, gets if they are free, and gives up. */
function keyChange(before: Institution | undefined, after: Institution) {
  const { own, more } = keysOf(after);
  const had = before && keysOf(before);
  const gone = had ? [had.own, ...had.more].filter((key) => key !== own && !more.includes(key)) : [];
  return { own, more, gone };
}

type InstitutionRow = EntityItem<ReturnType<typeof institutionEntity>>;

function toRow({
  institutionId,
  version,
  changedBy,
  changeReason,
  ...entry
}: StoredInstitution): InstitutionRow {
  return {
    institutionId,
    list: entry.mergedInto ? "merged" : entry.state,
    nameKey: sortKey(entry.name),
    entry,
    version,
    changedBy,
    changeReason,
  };
}

function fromRow(row: InstitutionRow): StoredInstitution {
  const { institutionId, version, changedBy, changeReason, entry } = row;
  return { ...entry, institutionId: institutionId as InstitutionId, version, changedBy, changeReason };
}
