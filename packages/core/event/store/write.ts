import { createWriteTransaction } from "electrodb";
import { DomainError } from "../../shared/error.ts";
import { groupsOf, isEventSeat } from "../groups.ts";
import { dueKeys } from "../../due/index.ts";
import { instantAt } from "../../shared/time.ts";
import {
  commit,
  conditionOf,
  happened,
  type Condition,
  type TransactionResult,
  type Writes,
} from "../../shared/table.ts";
import type { Event, EventHead, EventId } from "../schema.ts";
import { amendmentsOf, formPieces, partKeys, partsOf, rowOf } from "./documents.ts";
import { type ChangeNote, type EventEntities, MAX_PARTS } from "./rows.ts";

/** How a write changes a seat block of an event. */
export type BlockChange = { scope: string; block: number } & (
  | { type: "create"; size: number | null; terms?: QuotaTerms }
  /**
   * Refused when more is taken by now; the block is one of what is offered again. With `extra` its scope has as many past the limit as
   * the first block says, and exactly what was read is taken.
   */
  | { type: "resize"; size: number | null; extra?: number; terms?: QuotaTerms }
  /** By other quotas, in seats that stay as many. */
  | { type: "terms"; terms: QuotaTerms }
  /** Of an option that is offered no more: nobody new gets in. */
  | { type: "retire" }
  /** Of an option that nobody has; refused when somebody has by now. */
  | { type: "remove" }
  /** Of a cancelled event: nobody gets in any more. */
  | { type: "shut" }
);

/** By which quotas people get into a block from now on. */
export interface QuotaTerms {
  /** {@link Event.quotaTerms} */
  terms?: number;
  /** Whether the people who are there have to be counted first; else there are none, or the write is refused. */
  counting?: boolean;
  /** Whether nobody may be there. */
  isEmpty?: boolean;
}

/** An event as far as a version of its form is kept. */
type KeptForm = Parameters<typeof formPieces>[0];

/** Most items of one transaction of DynamoDB. */
const TRANSACTION_ITEMS = 100;

/** Items of an event that is saved beside its blocks: the head, all pieces, what was kept before, and when its groups end. */
const EVENT_ITEMS = 3 + 2 * MAX_PARTS;

/** Blocks that the transaction of an event can change. */
export const BLOCKS_PER_SAVE = TRANSACTION_ITEMS - EVENT_ITEMS;

/**
 * Writes a new event with its address and its seat blocks in one transaction. Refused when the
 * event or the address exists already.
 */
export function create(
  entities: EventEntities,
  event: Event,
  changes: BlockChange[],
  note: ChangeNote,
): Promise<TransactionResult> {
  return commit(
    createWriteTransaction(entities, (write) => [
      write.events.create(rowOf(event, note)).commit(),
      ...partsOf(event, note).map((part) => write.parts.create(part).commit()),
      write.slugs.create({ slug: event.slug, eventId: event.eventId }).commit(),
      ...groupsEndWrite(write, event),
      ...changes.map((change) => blockWrite(entities, write, event.eventId, change)),
    ]),
  );
}

/**
 * Replaces an event that still has the version it was read with, together with its seat blocks; a block that has
 * taken more than its new size by now refuses the whole. What only keeps people out or tidies up waits until the
 * event is saved where one transaction cannot hold it all.
 * @param superseded the version of the form that this save replaces, where somebody may have answered it
 * @param condition what has to be so still of another noun; refused last of all
 * @throws DomainError event.invalid when more blocks are made or resized than one transaction holds
 */
export async function save(
  entities: EventEntities,
  event: Event,
  expectedVersion: number,
  changes: BlockChange[],
  note: ChangeNote,
  { superseded, condition }: { superseded?: KeptForm; condition?: Condition } = {},
): Promise<TransactionResult> {
  const { eventId } = event;
  const pieces = partsOf(event, note);
  const isSized = ({ type }: BlockChange) => type === "create" || type === "resize" || type === "terms";
  const amended = amendmentsOf(event);
  const former = superseded ? formPieces(superseded) : [];
  const others = condition ? [condition] : [];
  const room = BLOCKS_PER_SAVE - amended.length - former.length - others.length;
  if (changes.filter(isSized).length > room) {
    const issues = [{ path: "choiceGroups", code: "event.too_many_seat_changes" }];
    throw new DomainError("invalid", "event.invalid", { issues });
  }
  const inOrder = [...changes.filter(isSized), ...changes.filter((change) => !isSized(change))];
  const result = await commit(
    createWriteTransaction(entities, (write) => [
      write.events
        .put(rowOf(event, note))
        .where(({ version }, { eq }) => eq(version, expectedVersion))
        .commit(),
      ...pieces.map((piece) => write.parts.put(piece).commit()),
      // A document that has grown shorter leaves no piece behind.
      ...partKeys(eventId)
        .filter(({ document, part }) => !pieces.some((one) => one.document === document && one.part === part))
        .map((key) => write.parts.delete(key).commit()),
      write.contents.delete({ eventId }).commit(),
      ...amended.map((amendment) => write.amendments.create(amendment).commit()),
      ...former.map((piece) => formWrite(write, piece)),
      ...groupsEndWrite(write, event),
      ...inOrder.slice(0, room).map((change) => blockWrite(entities, write, eventId, change)),
      ...others,
    ]),
  );
  if (result.done) await changeBlocks(entities, eventId, inOrder.slice(room));
  return result;
}

/**
 * Keeps the form of an event that nobody has seen yet, for somebody who answers it now: a save that takes it for
 * unanswered does not.
 */
export function keepForm(entities: EventEntities, event: KeptForm): Promise<TransactionResult> {
  const pieces = formPieces(event);
  return commit(createWriteTransaction(entities, (write) => pieces.map((piece) => formWrite(write, piece))));
}

/** Has the end of groups due. One that staff took away comes for nothing. */
function groupsEndWrite(write: Writes<EventEntities>, event: Event) {
  const { eventId, groupsEnded, state, timeZone, recruitment } = event;
  const { groupsUntil } = recruitment;
  if (groupsUntil === undefined || groupsOf(event).length === 0 || groupsEnded || state === "cancelled")
    return [];
  return [write.groupsEnd.put({ eventId, ...dueKeys(instantAt(groupsUntil, timeZone)) }).commit()];
}

/** Takes the end of an event's groups from what is due, if that is still when it was. Key: eventId. */
export async function forgetGroupsEnd(
  entities: EventEntities,
  eventId: EventId,
  dueAt: string,
): Promise<void> {
  await happened(
    entities.groupsEnd
      .delete({ eventId })
      .where((row, { eq }) => eq(row.dueAt, dueAt))
      .go(),
  );
}

/** A piece of a version of a form: written once, and the same if again. */
function formWrite(write: Writes<EventEntities>, piece: ReturnType<typeof formPieces>[number]) {
  return write.forms
    .put(piece)
    .where(({ eventId, bytes }, { notExists, eq }) => `${notExists(eventId)} OR ${eq(bytes, piece.bytes)}`)
    .commit();
}

/** That an event is of a project still, for another noun's transaction. Key: eventId. */
export function isStillOf({ events }: EventEntities, eventId: EventId, projectId: string): Condition {
  return conditionOf({ events }, (write) =>
    write.events
      .check({ eventId })
      .where((row, { eq }) => eq(row.projectId, projectId))
      .commit(),
  );
}

/** Removes a draft with its address and blocks; refused when it has changed or a seat was counted. */
export async function remove(entities: EventEntities, event: EventHead): Promise<TransactionResult> {
  const { eventId } = event;
  const removals = Object.entries(event.blocks).flatMap(([scope, count]) =>
    Array.from({ length: count }, (_, block): BlockChange => ({ type: "remove", scope, block })),
  );
  // The address takes one place more.
  const room = BLOCKS_PER_SAVE - 1;
  const result = await commit(
    createWriteTransaction(entities, (write) => [
      write.events
        .delete({ eventId })
        .where(({ version }, { eq }) => eq(version, event.version))
        .commit(),
      ...partKeys(eventId).map((key) => write.parts.delete(key).commit()),
      write.contents.delete({ eventId }).commit(),
      write.slugs.delete({ slug: event.slug }).commit(),
      ...removals.slice(0, room).map((change) => blockWrite(entities, write, eventId, change)),
    ]),
  );
  if (result.done) await changeBlocks(entities, eventId, removals.slice(room));
  return result;
}

/** What may wait until an event is saved. A block that somebody is in by now stays as it is. */
async function changeBlocks(
  entities: EventEntities,
  eventId: EventId,
  changes: readonly BlockChange[],
): Promise<void> {
  for (const change of changes) {
    await commit(createWriteTransaction(entities, (write) => [blockWrite(entities, write, eventId, change)]));
  }
}

function blockWrite(
  entities: EventEntities,
  write: Writes<typeof entities>,
  eventId: EventId,
  change: BlockChange,
) {
  const { scope, block } = change;
  const key = { eventId, scope, block };
  switch (change.type) {
    case "create":
      // An empty block may be left from an option that nobody had.
      return write.blocks
        .put({
          ...key,
          ...(change.size === null ? {} : { size: change.size }),
          ...(change.terms?.terms !== undefined && { terms: change.terms.terms }),
        })
        .where((attributes, operators) => isEmptyOrGone(attributes, operators))
        .commit();
    case "resize": {
      const { size, extra, terms } = change;
      const patch = write.blocks
        .patch(key)
        .set({ ...(size !== null && { size }), ...(extra && { extra }), ...termed(terms) })
        .remove([
          ...(size === null ? (["size"] as const) : []),
          ...(extra ? [] : (["extra"] as const)),
          "retired",
          ...untermed(terms),
        ])
        .where(({ taken, waiting }, { lte, eq, gte }) =>
          [
            // Nobody has less than none: a condition has to say something.
            size === null ? gte(taken, 0) : extra === undefined ? lte(taken, size) : eq(taken, size),
            ...(terms?.isEmpty ? [eq(taken, 0), eq(waiting, 0)] : []),
          ].join(" AND "),
        );
      return size === null ? patch.commit() : patch.commit({ response: "all_old" });
    }
    case "terms": {
      const { terms } = change;
      return write.blocks
        .patch(key)
        .set(termed(terms))
        .remove(untermed(terms))
        .where(({ taken, waiting }, { eq, gte }) =>
          terms.isEmpty ? `${eq(taken, 0)} AND ${eq(waiting, 0)}` : gte(taken, 0),
        )
        .commit();
    }
    case "retire":
      return write.blocks.patch(key).set({ retired: true }).commit();
    case "remove":
      return write.blocks
        .delete(key)
        .where((attributes, operators) => isEmptyOrGone(attributes, operators))
        .commit();
    case "shut":
      return write.blocks.patch(key).set({ closed: true }).commit();
  }
}

function termed({ terms, counting }: QuotaTerms = {}) {
  return { ...(terms !== undefined && { terms }), ...(counting && { counting }) };
}

/** A change of quotas for which nobody has to be counted ends the count before. */
function untermed(terms: QuotaTerms | undefined): "counting"[] {
  return terms && !terms.counting ? ["counting"] : [];
}

/**
 * Says that the people of an event have been counted by these quotas: whoever gets in by them does from now on.
 * @returns whether it is said: not where the quotas or the blocks are others by now, or while too many come at once
 */
export async function endCount(
  entities: EventEntities,
  { eventId, blocks }: Pick<EventHead, "eventId" | "blocks">,
  terms: number,
): Promise<boolean> {
  const { done } = await commit(
    createWriteTransaction(entities, (write) =>
      Object.entries(blocks)
        .filter(([scope]) => isEventSeat(scope))
        .flatMap(([scope, count]) =>
          Array.from({ length: count }, (_, block) =>
            write.blocks
              .patch({ eventId, scope, block })
              .remove(["counting"])
              .where((row, { eq }) => eq(row.terms, terms))
              .commit(),
          ),
        ),
    ),
  );
  return done;
}

/** Nobody holds, waits for or applied for a seat of this block, or there is none. */
function isEmptyOrGone(
  { eventId, taken, waiting, pending }: Record<"eventId" | "taken" | "waiting" | "pending", unknown>,
  operators: { eq(attribute: unknown, value: unknown): string; notExists(attribute: unknown): string },
): string {
  const empty = [taken, waiting, pending].map((counter) => operators.eq(counter, 0)).join(" AND ");
  return `${operators.notExists(eventId)} OR (${empty})`;
}
