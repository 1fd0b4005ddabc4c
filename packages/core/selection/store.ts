import { createWriteTransaction, Entity, type EntityItem } from "electrodb";
import type { EventId } from "../event/schema.ts";
import type { InstitutionId } from "../institution/schema.ts";
import type { RegistrationId } from "../registration/schema.ts";
import type { Id } from "../shared/id.ts";
import { commit, json, keyFields, SERVICE, type Table, type TransactionResult } from "../shared/table.ts";
import { bind, type Bound } from "../shared/use-case.ts";
import type { Score, Selection, SelectionState, Sheet } from "./schema.ts";

const selectionEntity = ({ documents, name }: Table) =>
  new Entity(
    {
      model: { entity: "selection", version: "1", service: SERVICE },
      attributes: {
        eventId: { type: "string", required: true },
        state: { type: json<SelectionState>(), required: true },
        round: { type: "number", required: true },
        version: { type: "number", required: true },
        selection: {
          type: json<
            Omit<Selection, "eventId" | "state" | "round" | "version" | "changedBy" | "changeReason">
          >(),
          required: true,
        },
        changedBy: { type: "string", required: true },
        changeReason: { type: "string" },
      },
      indexes: {
        selection: {
          pk: { ...keyFields().pk, composite: ["eventId"] },
          sk: { ...keyFields().sk, composite: [] },
        },
      },
    },
    { client: documents, table: name },
  );

/** A member's sheet; each score moves it, so that one that was closed takes none, and a ranking is of those that were read. */
const sheetEntity = ({ documents, name }: Table) =>
  new Entity(
    {
      model: { entity: "selectionSheet", version: "1", service: SERVICE },
      attributes: {
        eventId: { type: "string", required: true },
        staffId: { type: "string", required: true },
        round: { type: "number", required: true },
        institutionIds: { type: "list", items: { type: "string" }, required: true },
        conflicts: { type: "list", items: { type: "string" }, required: true },
        saves: { type: "number", required: true },
        closedAt: { type: "string" },
        version: { type: "number", required: true },
        updatedAt: { type: "string", required: true },
        changedBy: { type: "string", required: true },
        changeReason: { type: "string" },
      },
      indexes: {
        sheet: {
          pk: { ...keyFields().pk, composite: ["eventId"] },
          sk: { ...keyFields().sk, composite: ["staffId"] },
        },
      },
    },
    { client: documents, table: name },
  );

const scoreEntity = ({ documents, name }: Table) =>
  new Entity(
    {
      model: { entity: "selectionScore", version: "1", service: SERVICE },
      attributes: {
        eventId: { type: "string", required: true },
        round: { type: "number", required: true },
        staffId: { type: "string", required: true },
        registrationId: { type: "string", required: true },
        formal: { type: json<Score["formal"]>(), required: true },
        points: { type: json<Score["points"]>(), required: true },
        note: { type: "string" },
        updatedAt: { type: "string", required: true },
      },
      indexes: {
        score: {
          pk: { ...keyFields().pk, composite: ["eventId"] },
          sk: { ...keyFields().sk, composite: ["round", "staffId", "registrationId"] },
        },
      },
    },
    { client: documents, table: name },
  );

/** What the store of selections reads and writes. */
const selectionEntities = (table: Table) => ({
  selections: selectionEntity(table),
  sheets: sheetEntity(table),
  scores: scoreEntity(table),
});
type Entities = ReturnType<typeof selectionEntities>;

/** A change of a sheet: as it was read, and as it is to be. */
interface SheetChange {
  before: Sheet;
  after: Sheet;
}

/** What changes with a selection, all of it or nothing. */
interface WithSheets {
  sheets?: readonly SheetChange[];
  /** Of whoever comes into the committee. */
  made?: Sheet;
  /** Of whoever leaves it. */
  gone?: Sheet;
  /** Those that have to be as they were read. */
  unchanged?: readonly Sheet[];
}

/** The selection of an event. Key: eventId, strongly consistent. */
async function find({ selections }: Entities, eventId: EventId): Promise<Selection | undefined> {
  const { data } = await selections.get({ eventId }).go({ consistent: true });
  return data ? selectionFrom(data) : undefined;
}

/** All sheets of an event. Key: eventId. */
async function listSheets({ sheets }: Entities, eventId: EventId): Promise<Sheet[]> {
  const { data } = await sheets.query.sheet({ eventId }).go({ consistent: true, pages: "all" });
  return data.map(sheetFrom);
}

/** One member's sheet. Key: eventId and staffId. */
async function findSheet(
  { sheets }: Entities,
  eventId: EventId,
  staffId: Id<"stf">,
): Promise<Sheet | undefined> {
  const { data } = await sheets.get({ eventId, staffId }).go({ consistent: true });
  return data ? sheetFrom(data) : undefined;
}

/** What was scored in a round, by all or by one member. Key: eventId, then round and staffId. */
async function listScores(
  { scores }: Entities,
  eventId: EventId,
  round: number,
  staffId?: Id<"stf">,
): Promise<Score[]> {
  const { data } = await scores.query
    .score({ eventId, round, ...(staffId && { staffId }) })
    .go({ consistent: true, pages: "all" });
  return data.map(scoreFrom);
}

/** Writes the selection of an event over the one that was read, with the sheets that go with that. */
function save(
  entities: Entities,
  before: Selection | undefined,
  after: Selection,
  { sheets = [], made, gone, unchanged = [] }: WithSheets = {},
): Promise<TransactionResult> {
  return commit(
    createWriteTransaction(entities, (write) => [
      before
        ? write.selections
            .put(selectionRow(after))
            .where(({ version }, { eq }) => eq(version, before.version))
            .commit()
        : write.selections.create(selectionRow(after)).commit(),
      ...sheets.map((sheet) =>
        write.sheets
          .put(sheet.after)
          .where(({ version }, { eq }) => eq(version, sheet.before.version))
          .commit(),
      ),
      ...(made ? [write.sheets.create(made).commit()] : []),
      ...(gone
        ? [
            write.sheets
              .delete({ eventId: gone.eventId, staffId: gone.staffId })
              .where(({ version }, { eq }) => eq(version, gone.version))
              .commit(),
          ]
        : []),
      ...unchanged.map(({ eventId, staffId, version: read }) =>
        write.sheets
          .check({ eventId, staffId })
          .where(({ version }, { eq }) => eq(version, read))
          .commit(),
      ),
    ]),
  );
}

/** Replaces a sheet that is as it was read, while the selection is open and in its round. */
function changeSheet(entities: Entities, { before, after }: SheetChange): Promise<TransactionResult> {
  return commit(
    createWriteTransaction(entities, (write) => [
      write.sheets
        .put(after)
        .where(({ version }, { eq }) => eq(version, before.version))
        .commit(),
      write.selections
        .check({ eventId: after.eventId })
        .where(({ state, round }, { eq }) => `${eq(state, "open")} AND ${eq(round, after.round)}`)
        .commit(),
    ]),
  );
}

/** Keeps what a member says of an applicant, while their sheet is open and in that round. */
function score(entities: Entities, said: Score): Promise<TransactionResult> {
  const { eventId, staffId, round, updatedAt } = said;
  return commit(
    createWriteTransaction(entities, (write) => [
      write.sheets
        .patch({ eventId, staffId })
        .add({ saves: 1, version: 1 })
        .set({ updatedAt, changedBy: `staff:${staffId}` })
        .where(
          ({ round: now, closedAt }, { eq, notExists }) => `${eq(now, round)} AND ${notExists(closedAt)}`,
        )
        .commit(),
      write.scores.put(said).commit(),
    ]),
  );
}

/** Forgets the selection of an event that is gone, for which nobody ever signed up. Key: eventId. */
async function removeAll(entities: Entities, eventId: EventId): Promise<void> {
  const sheets = await listSheets(entities, eventId);
  await commit(
    createWriteTransaction(entities, (write) => [
      write.selections.delete({ eventId }).commit(),
      ...sheets.map(({ staffId }) => write.sheets.delete({ eventId, staffId }).commit()),
    ]),
  );
}

/** The selection in an image of the stream; undefined when the image is of something else. */
function fromImage({ selections }: Entities, image: Record<string, unknown>): Selection | undefined {
  const row = selections.parse({ Item: image }, { ignoreOwnership: false }).data;
  return row ? selectionFrom(row) : undefined;
}

/** The sheet in an image of the stream; undefined when the image is of something else. */
function sheetFromImage({ sheets }: Entities, image: Record<string, unknown>): Sheet | undefined {
  const row = sheets.parse({ Item: image }, { ignoreOwnership: false }).data;
  return row ? sheetFrom(row) : undefined;
}

const accesses = {
  find,
  listSheets,
  findSheet,
  listScores,
  save,
  changeSheet,
  score,
  removeAll,
  fromImage,
  sheetFromImage,
};

/** Where selections are kept. Every function names its access pattern and key. */
export type SelectionStore = Bound<typeof accesses>;

/** Makes the store of selections over one table. */
export function createSelectionStore(table: Table): SelectionStore {
  return bind(selectionEntities(table), accesses);
}

function selectionRow(selection: Selection): EntityItem<ReturnType<typeof selectionEntity>> {
  const { eventId, state, round, version, changedBy, changeReason, ...rest } = selection;
  return { eventId, state, round, version, changedBy, changeReason, selection: rest };
}

function selectionFrom({ selection, ...row }: EntityItem<ReturnType<typeof selectionEntity>>): Selection {
  return { ...selection, ...row, eventId: row.eventId as EventId };
}

function sheetFrom(row: EntityItem<ReturnType<typeof sheetEntity>>): Sheet {
  return {
    ...row,
    eventId: row.eventId as EventId,
    staffId: row.staffId as Id<"stf">,
    institutionIds: row.institutionIds as InstitutionId[],
    conflicts: row.conflicts as RegistrationId[],
  };
}

function scoreFrom(row: EntityItem<ReturnType<typeof scoreEntity>>): Score {
  return {
    ...row,
    eventId: row.eventId as EventId,
    staffId: row.staffId as Id<"stf">,
    registrationId: row.registrationId as RegistrationId,
  };
}
