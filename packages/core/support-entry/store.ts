import { createWriteTransaction, Entity } from "electrodb";
import type { ParticipantId } from "../participant/schema.ts";
import type { ProjectId } from "../project/schema.ts";
import type { Page } from "../shared/page.ts";
import { commit, json, keyFields, readMany, readPage, SERVICE, type Table } from "../shared/table.ts";
import type { Day } from "../shared/time.ts";
import type { BookChange, DutyBrief, DutyDay, RecordedBrief, SumChange, SupportRecord } from "./books.ts";
import { fromRow, type Kept, type StoredEntry, toRow } from "./rows.ts";
import type { Doing, SupportEntryId } from "./schema.ts";

const entryEntity = ({ documents, name }: Table) =>
  new Entity(
    {
      model: { entity: "supportEntry", version: "1", service: SERVICE },
      attributes: {
        entryId: { type: "string", required: true },
        projectId: { type: "string", required: true },
        month: { type: "string", required: true },
        day: { type: "string", required: true },
        from: { type: "string", required: true },
        supportId: { type: "string", required: true },
        entry: { type: json<Kept>(), required: true },
        version: { type: "number", required: true },
        doing: { type: json<Doing>(), required: true },
        changedBy: { type: "string", required: true },
        changeReason: { type: "string" },
      },
      indexes: {
        entry: {
          pk: { ...keyFields().pk, composite: ["entryId"] },
          sk: { ...keyFields().sk, composite: [] },
        },
        byMonth: {
          index: "gsi1",
          pk: { ...keyFields("gsi1").pk, composite: ["projectId", "month"] },
          sk: { ...keyFields("gsi1").sk, composite: ["day", "from", "entryId"] },
        },
      },
    },
    { client: documents, table: name },
  );

/** What a person was given, in brief. */
const recordEntity = ({ documents, name }: Table) =>
  new Entity(
    {
      model: { entity: "supportRecord", version: "1", service: SERVICE },
      attributes: {
        participantId: { type: "string", required: true, label: "recordOf" },
        projectId: { type: "string", required: true },
        entries: { type: json<RecordedBrief[]>(), required: true },
        version: { type: "number", required: true },
      },
      indexes: {
        record: {
          pk: { ...keyFields().pk, composite: ["participantId"] },
          sk: { ...keyFields().sk, composite: [] },
        },
      },
    },
    { client: documents, table: name },
  );

/** A counsellor's day, in brief. */
const dutyEntity = ({ documents, name }: Table) =>
  new Entity(
    {
      model: { entity: "supportDuty", version: "1", service: SERVICE },
      attributes: {
        counsellor: { type: "string", required: true, label: "dutyOf" },
        day: { type: "string", required: true },
        entries: { type: json<DutyBrief[]>(), required: true },
        version: { type: "number", required: true },
      },
      indexes: {
        duty: {
          pk: { ...keyFields().pk, composite: ["counsellor"] },
          sk: { ...keyFields().sk, composite: ["day"] },
        },
      },
    },
    { client: documents, table: name },
  );

/** How often and how long support of a form was given by a counsellor in a month. */
const sumEntity = ({ documents, name }: Table) =>
  new Entity(
    {
      model: { entity: "supportSum", version: "1", service: SERVICE },
      attributes: {
        projectId: { type: "string", required: true, label: "sumsOf" },
        month: { type: "string", required: true },
        supportId: { type: "string", required: true },
        counsellor: { type: "string", required: true },
        name: { type: "string", required: true },
        visits: { type: "number", required: true },
        minutes: { type: "number", required: true },
      },
      indexes: {
        sum: {
          pk: { ...keyFields().pk, composite: ["projectId"] },
          sk: { ...keyFields().sk, composite: ["month", "supportId", "counsellor"] },
        },
      },
    },
    { client: documents, table: name },
  );

/** An entry as it was read and is to be, with what is kept beside it. */
export interface EntryWrite {
  before?: StoredEntry;
  after: StoredEntry;
  records: readonly BookChange<SupportRecord>[];
  /** Records that were looked at and stay as they are. */
  relied: readonly SupportRecord[];
  duties: readonly BookChange<DutyDay>[];
  sums: readonly SumChange[];
}

/** What came of a write: something that it relied on changed meanwhile, or it was entered before. */
export type EntryOutcome = "written" | "stale" | "known";

/** Sums of a month by form of support and counsellor. */
export type SupportSum = Omit<SumChange, "projectId">;

/** Where the log of support is kept. Every function names its access pattern and key. */
export type SupportEntryStore = ReturnType<typeof createSupportEntryStore>;

/** Makes the store of the log of support over one table. */
export function createSupportEntryStore(table: Table) {
  const entries = entryEntity(table);
  const records = recordEntity(table);
  const duties = dutyEntity(table);
  const sums = sumEntity(table);
  const entities = { entries, records, duties, sums };

  return {
    /** One entry. Key: entryId, strongly consistent. */
    async find(entryId: SupportEntryId): Promise<StoredEntry | undefined> {
      const { data } = await entries.get({ entryId }).go({ consistent: true });
      return data ? fromRow(data) : undefined;
    },

    /** Several entries, those that exist. Keys: entryId, in batches of a hundred. */
    async findMany(ids: readonly SupportEntryId[]): Promise<StoredEntry[]> {
      const rows = await readMany(
        ids.map((entryId) => ({ entryId })),
        (keys, options) => entries.get(keys).go({ ...options, consistent: true }),
      );
      return rows.filter((row) => row !== undefined).map(fromRow);
    },

    /** Entries of a project in a month, the latest first; of one form of support where it says so. Index gsi1 (`byMonth`). */
    listMonth(
      { projectId, month, supportId }: { projectId: ProjectId; month: string; supportId?: string },
      cursor: string | undefined,
      limit: number,
    ): Promise<Page<StoredEntry>> {
      const query = entries.query.byMonth({ projectId, month });
      const narrowed = supportId ? query.where((row, { eq }) => eq(row.supportId, supportId)) : query;
      return readPage(
        narrowed,
        { cursor, limit, order: "desc", isNarrowed: supportId !== undefined },
        fromRow,
      );
    },

    /** What several people were given, an empty record of whom there is none. Keys: recordOf, in batches of a hundred. */
    async findRecords(ids: readonly ParticipantId[]): Promise<SupportRecord[]> {
      const rows = await readMany(
        ids.map((participantId) => ({ participantId })),
        (keys, options) => records.get(keys).go({ ...options, consistent: true }),
      );
      return ids.map((participantId, index) => {
        const { entries: known = [], version = 0 } = rows[index] ?? {};
        return { participantId, entries: known, version };
      });
    },

    /** Days of counsellors, empty ones where there is nothing. Keys: dutyOf and day, in batches of a hundred. */
    async findDuties(keys: readonly { counsellor: string; day: Day }[]): Promise<DutyDay[]> {
      const rows = await readMany([...keys], (some, options) =>
        duties.get(some).go({ ...options, consistent: true }),
      );
      return keys.map((key, index) => {
        const { entries: known = [], version = 0 } = rows[index] ?? {};
        return { ...key, entries: known, version };
      });
    },

    /** The days of a counsellor in a month. Key: dutyOf, and how days of the month begin. */
    async listDuties(counsellor: string, month: string): Promise<DutyDay[]> {
      const { data } = await duties.query
        .duty({ counsellor })
        .begins({ day: month })
        .go({ pages: "all", consistent: true });
      return data;
    },

    /** Sums of a project, of one month where it says so. Key: sumsOf, month; a unit for some thirty. */
    async listSums(projectId: ProjectId, month?: string): Promise<SupportSum[]> {
      const { data } = await sums.query
        .sum(month ? { projectId, month } : { projectId })
        .go({ pages: "all", consistent: true });
      return data.filter(({ visits }) => visits > 0);
    },

    /** {@link saveEntry} */
    save: (write: EntryWrite) => saveEntry(entities, write),
  };
}

type Entities = {
  entries: ReturnType<typeof entryEntity>;
  records: ReturnType<typeof recordEntity>;
  duties: ReturnType<typeof dutyEntity>;
  sums: ReturnType<typeof sumEntity>;
};

/** Writes an entry that is still as it was read, or a new one, with all that is kept beside it, in one transaction. */
async function saveEntry(
  entities: Entities,
  { before, after, records, relied, duties, sums }: EntryWrite,
): Promise<EntryOutcome> {
  const { projectId } = after;
  const result = await commit(
    createWriteTransaction(entities, (write) => [
      before
        ? write.entries
            .put(toRow(after))
            .where(({ version }, { eq }) => eq(version, before.version))
            .commit()
        : write.entries.create(toRow(after)).commit(),
      ...records.map((change) =>
        write.records
          .put({ ...change.after, projectId })
          .where(({ version }, { eq, notExists }) =>
            change.before.version === 0 ? notExists(version) : eq(version, change.before.version),
          )
          .commit(),
      ),
      ...relied.map(({ participantId, version: known }) =>
        write.records
          .check({ participantId })
          .where(({ version }, { eq, notExists }) => (known === 0 ? notExists(version) : eq(version, known)))
          .commit(),
      ),
      ...duties.map((change) =>
        write.duties
          .put(change.after)
          .where(({ version }, { eq, notExists }) =>
            change.before.version === 0 ? notExists(version) : eq(version, change.before.version),
          )
          .commit(),
      ),
      ...sums.map(({ visits, minutes, name, ...key }) =>
        write.sums.update(key).add({ visits, minutes }).set({ name }).commit(),
      ),
    ]),
  );
  if (result.done) return "written";
  return !before && result.refusals[0]?.refused ? "known" : "stale";
}
