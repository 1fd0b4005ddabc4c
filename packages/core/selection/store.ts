import { createWriteTransaction, type EntityItem } from "electrodb";
import type { EventId } from "../event/schema.ts";
import type { InstitutionId } from "../institution/schema.ts";
import type { RegistrationId, RegistrationStatus } from "../registration/schema.ts";
import type { Id } from "../shared/id.ts";
import { commit, type Table, type TransactionResult } from "../shared/table.ts";
import { bind, type Bound } from "../shared/use-case.ts";
import type { OneDecision, Place, Score, Selection, Sheet } from "./schema.ts";
import { selectionEntities, type SelectionEntities } from "./store/entities.ts";

type DecisionRow = EntityItem<SelectionEntities["decisions"]>;

/** Places in one row of a ranking. */
const PLACES_IN_PART = 200;

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
async function find({ selections }: SelectionEntities, eventId: EventId): Promise<Selection | undefined> {
  const { data } = await selections.get({ eventId }).go({ consistent: true });
  return data ? selectionFrom(data) : undefined;
}

/** All sheets of an event. Key: eventId. */
async function listSheets({ sheets }: SelectionEntities, eventId: EventId): Promise<Sheet[]> {
  const { data } = await sheets.query.sheet({ eventId }).go({ consistent: true, pages: "all" });
  return data.map(sheetFrom);
}

/** One member's sheet. Key: eventId and staffId. */
async function findSheet(
  { sheets }: SelectionEntities,
  eventId: EventId,
  staffId: Id<"stf">,
): Promise<Sheet | undefined> {
  const { data } = await sheets.get({ eventId, staffId }).go({ consistent: true });
  return data ? sheetFrom(data) : undefined;
}

/** What was scored in a round, by all or by one member. Key: eventId, then round and staffId. */
async function listScores(
  { scores }: SelectionEntities,
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
  entities: SelectionEntities,
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
function changeSheet(
  entities: SelectionEntities,
  { before, after }: SheetChange,
): Promise<TransactionResult> {
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
function score(entities: SelectionEntities, said: Score): Promise<TransactionResult> {
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

/** Keeps a ranking under an id of its own. */
async function keepRanking(
  { rankings }: SelectionEntities,
  eventId: EventId,
  freezeId: Id<"sel">,
  places: readonly Place[],
): Promise<void> {
  for (let start = 0; start < places.length; start += PLACES_IN_PART) {
    const part = start / PLACES_IN_PART;
    await rankings.put({ eventId, freezeId, part, places: places.slice(start, start + PLACES_IN_PART) }).go();
  }
}

/** A ranking that was kept, in its order. Key: eventId, then freezeId. */
async function readRanking(
  { rankings }: SelectionEntities,
  eventId: EventId,
  freezeId: Id<"sel">,
): Promise<Place[]> {
  const { data } = await rankings.query.ranking({ eventId, freezeId }).go({ consistent: true, pages: "all" });
  return data.flatMap(({ places }) => places);
}

/** What was decided about single ones of a ranking, and what came of it. Key: eventId, then freezeId. */
async function listDecisions(
  { decisions }: SelectionEntities,
  eventId: EventId,
  freezeId: Id<"sel">,
): Promise<OneDecision[]> {
  const { data } = await decisions.query
    .decision({ eventId, freezeId })
    .go({ consistent: true, pages: "all" });
  return data.map(decisionFrom);
}

/** Writes what is decided about one, with the selection over the one that was read. */
function decideOne(
  entities: SelectionEntities,
  before: Selection,
  after: Selection,
  { registrationId, decision, reason, freezeId }: OneDecision & { freezeId: Id<"sel"> },
): Promise<TransactionResult> {
  const { eventId, version, updatedAt, changedBy } = after;
  return commit(
    createWriteTransaction(entities, (write) => [
      write.selections
        .put(selectionRow(after))
        .where((row, { eq }) => eq(row.version, before.version))
        .commit(),
      write.decisions
        .put({
          eventId,
          freezeId,
          registrationId,
          decision,
          version,
          updatedAt,
          changedBy,
          changeReason: reason,
        })
        .commit(),
    ]),
  );
}

/** Notes what came of somebody when it was told; what was decided about them stays. Key: eventId, freezeId, registrationId. */
async function noteOutcome(
  { decisions }: SelectionEntities,
  key: { eventId: EventId; freezeId: Id<"sel">; registrationId: RegistrationId },
  noted: { outcome: RegistrationStatus; updatedAt: string; changedBy: string },
): Promise<void> {
  await decisions.upsert({ ...key, ...noted }).go();
}

/** Forgets the selection of an event that is gone, for which nobody ever signed up. Key: eventId. */
async function removeAll(entities: SelectionEntities, eventId: EventId): Promise<void> {
  const sheets = await listSheets(entities, eventId);
  await commit(
    createWriteTransaction(entities, (write) => [
      write.selections.delete({ eventId }).commit(),
      ...sheets.map(({ staffId }) => write.sheets.delete({ eventId, staffId }).commit()),
    ]),
  );
}

/** The selection in an image of the stream; undefined when the image is of something else. */
function fromImage({ selections }: SelectionEntities, image: Record<string, unknown>): Selection | undefined {
  const row = selections.parse({ Item: image }, { ignoreOwnership: false }).data;
  return row ? selectionFrom(row) : undefined;
}

/** The sheet in an image of the stream; undefined when the image is of something else. */
function sheetFromImage({ sheets }: SelectionEntities, image: Record<string, unknown>): Sheet | undefined {
  const row = sheets.parse({ Item: image }, { ignoreOwnership: false }).data;
  return row ? sheetFrom(row) : undefined;
}

/** What was decided about one, in an image of the stream; undefined when the image is of something else. */
function decisionFromImage(
  { decisions }: SelectionEntities,
  image: Record<string, unknown>,
): DecisionRow | undefined {
  return decisions.parse({ Item: image }, { ignoreOwnership: false }).data ?? undefined;
}

const accesses = {
  find,
  keepRanking,
  readRanking,
  listDecisions,
  decideOne,
  noteOutcome,
  decisionFromImage,
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

function selectionRow(selection: Selection): EntityItem<SelectionEntities["selections"]> {
  const { eventId, state, round, version, changedBy, changeReason, ...rest } = selection;
  return { eventId, state, round, version, changedBy, changeReason, selection: rest };
}

function selectionFrom({ selection, ...row }: EntityItem<SelectionEntities["selections"]>): Selection {
  return { ...selection, ...row, eventId: row.eventId as EventId };
}

function sheetFrom(row: EntityItem<SelectionEntities["sheets"]>): Sheet {
  return {
    ...row,
    eventId: row.eventId as EventId,
    staffId: row.staffId as Id<"stf">,
    institutionIds: row.institutionIds as InstitutionId[],
    conflicts: row.conflicts as RegistrationId[],
  };
}

function decisionFrom({ registrationId, decision, changeReason, outcome }: DecisionRow): OneDecision {
  return { registrationId: registrationId as RegistrationId, decision, reason: changeReason, outcome };
}

function scoreFrom(row: EntityItem<SelectionEntities["scores"]>): Score {
  return {
    ...row,
    eventId: row.eventId as EventId,
    staffId: row.staffId as Id<"stf">,
    registrationId: row.registrationId as RegistrationId,
  };
}
