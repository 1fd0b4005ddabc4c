import { createWriteTransaction } from "electrodb";
import type { EventId } from "../../event/index.ts";
import type { RegistrationId } from "../../registration/index.ts";
import { commit, readMany } from "../../shared/table.ts";
import type { MarkId } from "../schema.ts";
import { type AttendanceEntities, markOf, type StoredMark } from "./rows.ts";

/** What became of marks sent in one transaction. */
export type MarksWriteResult =
  | { outcome: "written" }
  /** Nothing was written: these are there already, and these units were closed meanwhile. */
  | { outcome: "refused"; known: MarkId[]; closed: string[] };

/**
 * Writes new marks in one transaction, all or none, under the condition that their units' lists are not
 * closed, but for those that say that they correct a closed one. At most 100 marks and units together.
 * Cost: 2 write units per mark and per unit.
 */
export async function putMarks(
  entities: AttendanceEntities,
  eventId: EventId,
  batch: readonly StoredMark[],
): Promise<MarksWriteResult> {
  const open = openUnitsOf(batch);
  const result = await commit(
    createWriteTransaction(entities, (write) => [
      ...batch.map((mark) => write.marks.create(mark).commit()),
      ...open.map((unitId) =>
        write.closings
          .check({ eventId, unitId })
          .where(({ closedAt }, { notExists }) => notExists(closedAt))
          .commit(),
      ),
    ]),
  );
  if (result.done) return { outcome: "written" };
  const isRefused = (index: number) => result.refusals[index]?.refused === true;
  return {
    outcome: "refused",
    known: batch.filter((_, index) => isRefused(index)).map(({ markId }) => markId),
    closed: open.filter((_, index) => isRefused(batch.length + index)),
  };
}

/** Which of these marks are there. Keys: eventId, registrationId, unitId, markId; batches of a hundred. */
export async function findKnown(
  entities: AttendanceEntities,
  wanted: readonly StoredMark[],
): Promise<Set<MarkId>> {
  const keys = wanted.map(({ eventId, registrationId, unitId, markId }) => ({
    eventId,
    registrationId,
    unitId,
    markId,
  }));
  const rows = await readMany(keys, (some, options) =>
    entities.marks.get(some).go({ ...options, consistent: true }),
  );
  return new Set(rows.flatMap((row) => (row ? [row.markId as MarkId] : [])));
}

/** All marks of an event. Key: eventId, paged; one read unit for about ten marks. */
export async function listMarks(entities: AttendanceEntities, eventId: EventId): Promise<StoredMark[]> {
  const { data } = await entities.marks.query.mark({ eventId }).go({ pages: "all", consistent: true });
  return data.map(markOf);
}

/**
 * The marks of an event, those of one person after those of another. Key: eventId; paged, whoever has found what they look for reads no further:
 * one read unit for the first ten marks.
 */
export async function* eachPersonsMarks(
  entities: AttendanceEntities,
  eventId: EventId,
): AsyncGenerator<StoredMark[]> {
  let cursor: string | null = null;
  let open: StoredMark[] = [];
  do {
    const page: { data: Parameters<typeof markOf>[0][]; cursor: string | null } = await entities.marks.query
      .mark({ eventId })
      .go({ cursor, limit: cursor === null ? 10 : 200, consistent: true });
    const people = Map.groupBy([...open, ...page.data.map(markOf)], ({ registrationId }) => registrationId);
    const all = [...people.values()];
    ({ cursor } = page);
    // Of the last one the next page may have more.
    open = cursor === null ? [] : (all.pop() ?? []);
    yield* all;
  } while (cursor !== null);
}

/** All marks of one person at an event. Key: eventId, registrationId; one read unit for ten marks. */
export async function listMarksOf(
  entities: AttendanceEntities,
  eventId: EventId,
  registrationId: RegistrationId,
): Promise<StoredMark[]> {
  const { data } = await entities.marks.query
    .mark({ eventId, registrationId })
    .go({ pages: "all", consistent: true });
  return data.map(markOf);
}

/** The mark in an image of the stream; undefined when the image is of something else. */
export function markFromImage(
  entities: AttendanceEntities,
  image: Record<string, unknown>,
): StoredMark | undefined {
  const row = entities.marks.parse({ Item: image }).data;
  return row ? markOf(row) : undefined;
}

/** Units whose list must be open: marks that correct a closed list say so. */
function openUnitsOf(batch: readonly Pick<StoredMark, "unitId" | "closedAt">[]): string[] {
  return [...new Set(batch.filter(({ closedAt }) => closedAt === undefined).map(({ unitId }) => unitId))];
}

/** Cuts marks into parts of at most so many items of a transaction each, units to be checked included. */
export function inTransactions<M extends Pick<StoredMark, "unitId" | "closedAt">>(
  batch: readonly M[],
  mostItems = 100,
): M[][] {
  const parts: M[][] = [];
  let part: M[] = [];
  for (const mark of batch) {
    if (part.length > 0 && part.length + 1 + openUnitsOf([...part, mark]).length > mostItems) {
      parts.push(part);
      part = [];
    }
    part.push(mark);
  }
  return part.length > 0 ? [...parts, part] : parts;
}
