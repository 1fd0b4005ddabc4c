import { Entity, createWriteTransaction, type EntityItem } from "electrodb";
import { DomainError } from "../shared/error.ts";
import type { LocalizedText } from "../shared/localized-text.ts";
import type { Page } from "../shared/page.ts";
import {
  RACE_ATTEMPTS,
  SERVICE,
  commit,
  jitter,
  json,
  keyFields,
  readMany,
  readPage,
  type Table,
  type TransactionResult,
  type Writes,
} from "../shared/table.ts";
import { searchText } from "../shared/text.ts";
import type { Day } from "../shared/time.ts";
import { textFingerprint } from "../shared/secret.ts";
import {
  DOCUMENT_MAX_BYTES,
  dateSortKey,
  isPublic,
  lastDay,
  scheduledDays,
  seatScopes,
  type SeatBlock,
} from "./rules.ts";
import type {
  Amendment,
  Event,
  EventContent,
  EventDefinition,
  EventForm,
  EventHead,
  EventId,
  EventKind,
  EventState,
} from "./schema.ts";

const eventEntity = ({ documents, name }: Table) =>
  new Entity(
    {
      model: { entity: "event", version: "1", service: SERVICE },
      attributes: {
        eventId: { type: "string", required: true },
        projectId: { type: "string", required: true },
        slug: { type: "string", required: true },
        kind: { type: json<EventKind>(), required: true },
        state: { type: json<EventState>(), required: true },
        /** Everything else of the head, as the domain knows it. Rows of old hold the form here. */
        head: {
          type: json<
            Omit<EventHead, "eventId" | "projectId" | "slug" | "kind" | "state" | "version"> &
              Partial<EventForm>
          >(),
          required: true,
        },
        /** Seat scope → its limit: by it the stream sees that there is more room. */
        limits: { type: json<Record<string, number | null>>() },
        sortOn: { type: "string", required: true },
        lastOn: { type: "string", required: true },
        /** Folded words of the title, summary, place and hosts, for the search. */
        searchText: { type: "string", required: true },
        version: { type: "number", required: true },
        /** Present when something was changed after it had been recorded: then the amendments are read too. */
        amended: { type: "boolean" },
        changedBy: { type: "string", required: true },
        changeReason: { type: "string" },
      },
      indexes: {
        event: {
          pk: { ...keyFields().pk, composite: ["eventId"] },
          sk: { ...keyFields().sk, composite: [] },
        },
        byDate: {
          index: "gsi1",
          pk: { ...keyFields("gsi1").pk, composite: [] },
          sk: { ...keyFields("gsi1").sk, composite: ["sortOn", "eventId"] },
        },
        catalogue: {
          index: "gsi2",
          condition: ({ head }: { head?: Pick<EventHead, "publishedAt"> }) =>
            head !== undefined && isPublic(head),
          pk: { ...keyFields("gsi2").pk, composite: [] },
          sk: { ...keyFields("gsi2").sk, composite: ["sortOn", "eventId"] },
        },
        byProject: {
          index: "gsi3",
          pk: { ...keyFields("gsi3").pk, composite: ["projectId"] },
          sk: { ...keyFields("gsi3").sk, composite: ["sortOn", "eventId"] },
        },
      },
    },
    { client: documents, table: name },
  );

/** Most bytes that one item holds of a document; DynamoDB takes 400 kB with names and keys. */
const PART_BYTES = 300_000;
/** Most items that a document is spread over: what an event's texts may come to is a rule (`sizeFaults`). */
const MAX_PARTS = DOCUMENT_MAX_BYTES / PART_BYTES;

/** What of an event is a document of its own. */
type DocumentName = "form" | "content";

/** A piece of a document of an event: JSON, which may be longer than an item. All pieces have the event's version. */
const eventPartEntity = ({ documents, name }: Table) =>
  new Entity(
    {
      model: { entity: "eventPart", version: "1", service: SERVICE },
      attributes: {
        eventId: { type: "string", required: true },
        document: { type: ["form", "content"] as const, required: true },
        part: { type: "number", required: true },
        /** How many pieces the document has. */
        parts: { type: "number", required: true },
        bytes: { type: json<Uint8Array>(), required: true },
        version: { type: "number", required: true },
        /** Of the first piece: field → beginning of its SHA-256, and who saved it, for the history. */
        digests: { type: json<Record<string, string>>() },
        changedBy: { type: "string" },
        changeReason: { type: "string" },
        updatedAt: { type: "string" },
      },
      indexes: {
        parts: {
          pk: { ...keyFields().pk, composite: ["eventId"] },
          sk: { ...keyFields().sk, composite: ["document", "part"] },
        },
      },
    },
    { client: documents, table: name },
  );

/** A piece of what a save changed of what had been recorded: JSON, written with it and never changed. */
const eventAmendmentEntity = ({ documents, name }: Table) =>
  new Entity(
    {
      model: { entity: "eventAmendment", version: "1", service: SERVICE },
      attributes: {
        eventId: { type: "string", required: true },
        version: { type: "number", required: true },
        part: { type: "number", required: true },
        bytes: { type: json<Uint8Array>(), required: true },
      },
      indexes: {
        amendments: {
          pk: { ...keyFields().pk, composite: ["eventId"] },
          sk: { ...keyFields().sk, composite: ["version", "part"] },
        },
      },
    },
    { client: documents, table: name },
  );

/** How contents were kept before they were documents: read until the event is saved again. */
const eventContentEntity = ({ documents, name }: Table) =>
  new Entity(
    {
      model: { entity: "eventContent", version: "1", service: SERVICE },
      attributes: {
        eventId: { type: "string", required: true },
        content: { type: json<EventContent>(), required: true },
        version: { type: "number", required: true },
        /** Who saved it, when and why: its changes are told apart from those of the head. */
        changedBy: { type: "string" },
        changeReason: { type: "string" },
        updatedAt: { type: "string" },
      },
      indexes: {
        content: {
          pk: { ...keyFields().pk, composite: ["eventId"] },
          sk: { ...keyFields().sk, composite: [] },
        },
      },
    },
    { client: documents, table: name },
  );

const eventSlugEntity = ({ documents, name }: Table) =>
  new Entity(
    {
      model: { entity: "eventSlug", version: "1", service: SERVICE },
      attributes: {
        slug: { type: "string", required: true },
        eventId: { type: "string", required: true },
      },
      indexes: {
        slug: { pk: { ...keyFields().pk, composite: ["slug"] }, sk: { ...keyFields().sk, composite: [] } },
      },
    },
    { client: documents, table: name },
  );

/**
 * The counters of seats. Each block has a partition of its own, so that a rush on one event spreads
 * over the table. Written only inside transactions, under conditions.
 */
export const seatBlockEntity = ({ documents, name }: Table) =>
  new Entity(
    {
      model: { entity: "seatBlock", version: "1", service: SERVICE },
      attributes: {
        eventId: { type: "string", required: true },
        scope: { type: "string", required: true },
        block: { type: "number", required: true },
        /** Absent: no limit. */
        size: { type: "number" },
        /** Seats of the scope that staff added for people past the limit; part of sizes. In its first block only. */
        extra: { type: "number" },
        taken: { type: "number", required: true, default: 0 },
        waiting: { type: "number", required: true, default: 0 },
        pending: { type: "number", required: true, default: 0 },
        /** Present when the event is cancelled: nobody gets in any more, whatever a cache says. */
        closed: { type: "boolean" },
        /** Present when the option is offered no more: nobody new gets in, whatever a cache says. */
        retired: { type: "boolean" },
      },
      indexes: {
        block: {
          pk: { ...keyFields().pk, composite: ["eventId", "scope", "block"] },
          sk: { ...keyFields().sk, composite: [] },
        },
      },
    },
    { client: documents, table: name },
  );

/** How a write changes a seat block of an event. */
export type BlockChange = { scope: string; block: number } & (
  | { type: "create"; size: number | null }
  /** Refused when more is taken by now; the block is one of what is offered again. */
  | { type: "resize"; size: number | null }
  /** Of an option that is offered no more: nobody new gets in. */
  | { type: "retire" }
  /** Of an option that nobody has; refused when somebody has by now. */
  | { type: "remove" }
  /** Of a cancelled event: nobody gets in any more. */
  | { type: "shut" }
);

/** Most items of one transaction of DynamoDB. */
const TRANSACTION_ITEMS = 100;
/** Items of an event that is saved beside its blocks: the head, all pieces, and what was kept before. */
const EVENT_ITEMS = 2 + 2 * MAX_PARTS;
/** Blocks that the transaction of an event can change. */
export const BLOCKS_PER_SAVE = TRANSACTION_ITEMS - EVENT_ITEMS;

/** Which events a list wants. */
export interface EventFilter {
  kind?: EventKind;
  state?: EventState;
  projectIds?: "all" | string[];
  /** Folded words that all must occur. */
  words?: string[];
  /** Only events in whose team all of these members of staff are. */
  teamMembers?: string[];
}

/** A public event with what the catalogue is narrowed by. */
export interface CatalogueEntry {
  head: EventHead;
  /** {@link dateSortKey} of its dates. */
  sortOn: string;
  /** The last day on which it can still be. */
  lastOn: Day;
  /** Folded words of title, summary, place and hosts. */
  searchText: string;
}

type EventRow = EntityItem<ReturnType<typeof eventEntity>>;
type EventPart = EntityItem<ReturnType<typeof eventPartEntity>>;

/** Who changed an event and why; kept on the row, where the audit finds it. */
export interface ChangeNote {
  changedBy: string;
  changeReason?: string;
}

/** Where events are kept. Every function names its access pattern and key. */
export type EventStore = ReturnType<typeof createEventStore>;

/** A document of an event as the stream shows it, with who saved it. */
export interface DocumentImage extends ChangeNote {
  eventId: EventId;
  document: DocumentName;
  version: number;
  updatedAt: string;
  /** Field → what tells that it has changed. */
  digests: Record<string, string>;
  /** What the fields say; undefined where the document is longer than one record. */
  fields?: Record<string, unknown>;
}

/** Makes the store of events over one table. */
export function createEventStore(table: Table) {
  const events = eventEntity(table);
  const parts = eventPartEntity(table);
  const contents = eventContentEntity(table);
  const amendments = eventAmendmentEntity(table);
  const slugs = eventSlugEntity(table);
  const blocks = seatBlockEntity(table);
  const entities = { events, parts, contents, amendments, slugs, blocks };

  const store = {
    /** The head of one event. Key: eventId, strongly consistent. */
    async findHead(eventId: EventId): Promise<EventHead | undefined> {
      const row = await readRow(eventId);
      return row && headOf(row);
    },

    /** The event that an address names. Keys: slug, then eventId. */
    async findHeadBySlug(slug: string): Promise<EventHead | undefined> {
      const eventId = await findId(slug);
      return eventId && store.findHead(eventId);
    },

    /** What sign-ups go by. Keys: slug, then eventId: the head and the pieces of the form, two reads at once. */
    async findDefinitionBySlug(slug: string): Promise<EventDefinition | undefined> {
      const eventId = await findId(slug);
      if (!eventId) return undefined;
      return readWhole(async () => {
        const [row, pieces] = await Promise.all([readRow(eventId), readParts(eventId, "form")]);
        if (!row) return { found: undefined };
        const form = formOf(row, pieces);
        return form && { found: { ...headOf(row), ...form } };
      });
    },

    /**
     * A whole event: head, form and content of the same version. Key: eventId, two reads at once, and a third for what
     * was changed after it had been recorded.
     */
    async findEvent(eventId: EventId): Promise<Event | undefined> {
      return readWhole(async () => {
        const [row, pieces] = await Promise.all([readRow(eventId), readParts(eventId)]);
        if (!row) return { found: undefined };
        const form = formOf(row, pieces);
        const content =
          pieces.length > 0
            ? documentOf<EventContent>("content", row, pieces)
            : await readOldContent(eventId, row.version);
        if (!form || !content) return undefined;
        const event = whole(headOf(row), form, content);
        return { found: row.amended ? { ...event, amendments: await readAmendments(row) } : event };
      });
    },

    /** A whole event by its address. Keys: slug, then eventId. */
    async findEventBySlug(slug: string): Promise<Event | undefined> {
      const eventId = await findId(slug);
      return eventId && store.findEvent(eventId);
    },

    /**
     * Writes a new event with its address and its seat blocks in one transaction. Refused when the
     * event or the address exists already.
     */
    create(event: Event, changes: BlockChange[], note: ChangeNote): Promise<TransactionResult> {
      return commit(
        createWriteTransaction(entities, (write) => [
          write.events.create(rowOf(event, note)).commit(),
          ...partsOf(event, note).map((part) => write.parts.create(part).commit()),
          write.slugs.create({ slug: event.slug, eventId: event.eventId }).commit(),
          ...changes.map((change) => blockWrite(write, event.eventId, change)),
        ]),
      );
    },

    /**
     * Replaces an event that still has the version it was read with, together with its seat blocks; a block that has
     * taken more than its new size by now refuses the whole. What only keeps people out or tidies up waits until the
     * event is saved where one transaction cannot hold it all.
     * @throws DomainError event.invalid when more blocks are made or resized than one transaction holds
     */
    async save(
      event: Event,
      expectedVersion: number,
      changes: BlockChange[],
      note: ChangeNote,
    ): Promise<TransactionResult> {
      const { eventId } = event;
      const pieces = partsOf(event, note);
      const isSized = ({ type }: BlockChange) => type === "create" || type === "resize";
      const amended = amendmentsOf(event);
      const room = BLOCKS_PER_SAVE - amended.length;
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
            .filter(
              ({ document, part }) => !pieces.some((one) => one.document === document && one.part === part),
            )
            .map((key) => write.parts.delete(key).commit()),
          write.contents.delete({ eventId }).commit(),
          ...amended.map((amendment) => write.amendments.create(amendment).commit()),
          ...inOrder.slice(0, room).map((change) => blockWrite(write, eventId, change)),
        ]),
      );
      if (result.done) await changeBlocks(eventId, inOrder.slice(room));
      return result;
    },

    /** Removes a draft with its address and blocks; refused when it has changed or a seat was counted. */
    async remove(event: EventHead): Promise<TransactionResult> {
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
          ...removals.slice(0, room).map((change) => blockWrite(write, eventId, change)),
        ]),
      );
      if (result.done) await changeBlocks(eventId, removals.slice(room));
      return result;
    },

    /**
     * Public events by date, all that begin from a day on or before it. Index gsi2 (`catalogue`), sorted by
     * {@link dateSortKey}; drafts that came into it by being cancelled, as they once did, are left out.
     */
    async readCatalogue(range: { from: Day } | { before: Day }): Promise<CatalogueEntry[]> {
      const query = events.query.catalogue({});
      const ranged = "from" in range ? query.gte({ sortOn: range.from }) : query.lt({ sortOn: range.before });
      const { data } = await ranged
        .where(({ head }, { exists }) => exists((head as unknown as { publishedAt: unknown }).publishedAt))
        .go({ pages: "all" });
      return data.map((row) => ({
        head: headOf(row),
        sortOn: row.sortOn,
        lastOn: row.lastOn,
        searchText: row.searchText,
      }));
    },

    /** All events for staff, newest first. Index gsi1 (`byDate`). */
    async listAll(filter: EventFilter, cursor: string | undefined, limit: number): Promise<Page<EventHead>> {
      return readPage(
        events.query
          .byDate({})
          .where((attributes, operators) => filterExpression(filter, attributes, operators)),
        { cursor, limit, order: "desc" },
        headOf,
      );
    },

    /** Events of one project, newest first. Index gsi3 (`byProject`). */
    async listByProject(
      projectId: string,
      filter: EventFilter,
      cursor: string | undefined,
      limit: number,
    ): Promise<Page<EventHead>> {
      return readPage(
        events.query
          .byProject({ projectId })
          .where((attributes, operators) => filterExpression(filter, attributes, operators)),
        { cursor, limit, order: "desc" },
        headOf,
      );
    },

    /** The seat counters of several events, one batch of reads. Keys: eventId, scope, block. */
    async readBlocks(
      heads: Pick<EventHead, "eventId" | "blocks">[],
      consistent = false,
    ): Promise<Map<EventId, SeatBlock[]>> {
      const keys = heads.flatMap(({ eventId, blocks: counts }) =>
        Object.entries(counts).flatMap(([scope, count]) =>
          Array.from({ length: count }, (_, block) => ({ eventId, scope, block })),
        ),
      );
      const found = new Map<EventId, SeatBlock[]>(heads.map(({ eventId }) => [eventId, []]));
      const rows = await readMany(keys, (some, options) => blocks.get(some).go({ ...options, consistent }));
      for (const row of rows) {
        if (!row) continue;
        found.get(row.eventId as EventId)?.push({
          scope: row.scope,
          block: row.block,
          size: row.size ?? null,
          taken: row.taken,
          ...(row.extra ? { extra: row.extra } : {}),
          waiting: row.waiting,
          pending: row.pending,
          ...(row.retired && { retired: true }),
        });
      }
      return found;
    },

    /** The event in an image of the stream; undefined when the image is of something else. */
    headFromImage(
      image: Record<string, unknown>,
    ): (EventHead & ChangeNote & Pick<EventRow, "limits">) | undefined {
      const row = events.parse({ Item: image }, { ignoreOwnership: false }).data;
      if (!row) return undefined;
      const { changedBy, changeReason } = row;
      const { choiceGroups } = row.head;
      const limits = choiceGroups ? limitsOf({ seats: row.head.seats, choiceGroups }) : row.limits;
      return { ...headOf(row), changedBy, changeReason, limits };
    },

    /** A document in an image of the stream, told once: by its first piece. Undefined for anything else. */
    documentFromImage(image: Record<string, unknown>): DocumentImage | undefined {
      const piece = parts.parse({ Item: image }, { ignoreOwnership: false }).data;
      if (!piece || piece.part > 0) return undefined;
      const { document, version, digests = {}, changedBy = "", changeReason, updatedAt = "" } = piece;
      const fields = documentOf<Record<string, unknown>>(document, piece, [piece]);
      const eventId = piece.eventId as EventId;
      return { eventId, document, version, updatedAt, changedBy, changeReason, digests, fields };
    },
  };
  return store;

  async function readRow(eventId: EventId): Promise<EventRow | undefined> {
    return (await events.get({ eventId }).go({ consistent: true })).data ?? undefined;
  }

  async function findId(slug: string): Promise<EventId | undefined> {
    return (await slugs.get({ slug }).go({ consistent: true })).data?.eventId as EventId | undefined;
  }

  /** Pieces of an event's documents. Key: eventId and, where only one is wanted, the document's name. */
  async function readParts(eventId: EventId, document?: DocumentName): Promise<EventPart[]> {
    const { data } = await parts.query
      .parts({ eventId, ...(document && { document }) })
      .go({ consistent: true, pages: "all" });
    return data;
  }

  /** What was changed after it had been recorded, the oldest first. Key: eventId. */
  async function readAmendments({ eventId, version }: EventRow): Promise<Amendment[]> {
    const { data } = await amendments.query.amendments({ eventId }).go({ consistent: true, pages: "all" });
    const saves = [...Map.groupBy(data, (piece) => piece.version)].toSorted(([a], [b]) => a - b);
    return saves
      .filter(([saved]) => saved <= version)
      .map(([saved, pieces]) => ({
        ...fromPieces<Omit<Amendment, "version">>(pieces),
        version: saved,
      }));
  }

  /** The content of an event that was last saved before there were documents. */
  async function readOldContent(eventId: EventId, version: number): Promise<EventContent | undefined> {
    const { data } = await contents.get({ eventId }).go({ consistent: true });
    return data?.version === version ? data.content : undefined;
  }

  /** Reads again as long as a save between the reads shows as different versions. */
  async function readWhole<T>(read: () => Promise<{ found: T } | undefined>): Promise<T> {
    for (let attempt = 0; attempt < RACE_ATTEMPTS; attempt += 1) {
      const result = await read();
      if (result) return result.found;
      await jitter(attempt);
    }
    throw new DomainError("conflict", "event.version_conflict");
  }

  /** What may wait until an event is saved. A block that somebody is in by now stays as it is. */
  async function changeBlocks(eventId: EventId, changes: readonly BlockChange[]): Promise<void> {
    for (const change of changes) {
      await commit(createWriteTransaction(entities, (write) => [blockWrite(write, eventId, change)]));
    }
  }

  function blockWrite(write: Writes<typeof entities>, eventId: EventId, change: BlockChange) {
    const { scope, block } = change;
    const key = { eventId, scope, block };
    switch (change.type) {
      case "create":
        // An empty block may be left from an option that nobody had.
        return write.blocks
          .put({ ...key, ...(change.size === null ? {} : { size: change.size }) })
          .where((attributes, operators) => isEmptyOrGone(attributes, operators))
          .commit();
      case "resize": {
        const { size } = change;
        const patch = write.blocks.patch(key);
        if (size === null) return patch.remove(["size", "extra", "retired"]).commit();
        return patch
          .set({ size })
          .remove(["extra", "retired"])
          .where(({ taken }, { lte }) => lte(taken, size))
          .commit({ response: "all_old" });
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
}

/** Nobody holds, waits for or applied for a seat of this block, or there is none. */
function isEmptyOrGone(
  { eventId, taken, waiting, pending }: Record<"eventId" | "taken" | "waiting" | "pending", unknown>,
  operators: { eq(attribute: unknown, value: unknown): string; notExists(attribute: unknown): string },
): string {
  const empty = [taken, waiting, pending].map((counter) => operators.eq(counter, 0)).join(" AND ");
  return `${operators.notExists(eventId)} OR (${empty})`;
}

/** Head, form and content together. Rows from before heads knew the hours of their days learn them from the programme. */
function whole(head: EventHead, form: EventForm, content: EventContent): Event {
  return { ...content, ...form, ...head, schedule: head.schedule ?? scheduledDays(content.agenda) };
}

function split(event: Event): { head: EventHead; form: EventForm; content: EventContent } {
  const {
    description,
    audience,
    rules,
    informationClause,
    agenda,
    dayNotes,
    amendments: _,
    ...definition
  } = event;
  const { form, choiceGroups, retired, ...head } = definition;
  return {
    head,
    form: { form, choiceGroups, retired },
    content: { description, audience, rules, informationClause, agenda, dayNotes },
  };
}

/** The documents of an event in pieces that fit into items. */
function partsOf(event: Event, note: ChangeNote): EventPart[] {
  const { eventId, version, updatedAt } = event;
  const { form, content } = split(event);
  return Object.entries({ form, content }).flatMap(([document, value]) => {
    const pieces = toPieces(value);
    const parts = pieces.length;
    if (parts > MAX_PARTS) throw new Error(`the ${document} of ${eventId} has ${parts} pieces`);
    return pieces.map((bytes, part) => ({
      eventId,
      document: document as DocumentName,
      part,
      parts,
      bytes,
      version,
      ...(part === 0 && { ...note, updatedAt, digests: digestsOf(value) }),
    }));
  });
}

/** What this version of an event amended, in pieces that fit into items. */
function amendmentsOf({ eventId, version, amendments = [] }: Event) {
  const own = amendments.find((amendment) => amendment.version === version);
  if (!own) return [];
  const { version: _, ...amendment } = own;
  return toPieces(amendment).map((bytes, part) => ({ eventId, version, part, bytes }));
}

/** A value as JSON in pieces of at most {@link PART_BYTES}. */
function toPieces(value: unknown): Uint8Array[] {
  const bytes = Buffer.from(JSON.stringify(value));
  return Array.from(
    { length: Math.ceil(bytes.byteLength / PART_BYTES) },
    (_, part) => new Uint8Array(bytes.subarray(part * PART_BYTES, (part + 1) * PART_BYTES)),
  );
}

/** A value of which all pieces are there, in whatever order. */
function fromPieces<T>(pieces: readonly { part: number; bytes: Uint8Array }[]): T {
  const inOrder = pieces.toSorted((a, b) => a.part - b.part);
  return JSON.parse(Buffer.concat(inOrder.map(({ bytes }) => bytes)).toString()) as T;
}

function digestsOf(document: object): Record<string, string> {
  const fields = Object.entries(document).filter(([, value]) => value !== undefined);
  return Object.fromEntries(fields.map(([name, value]) => [name, textFingerprint(JSON.stringify(value))]));
}

/** Keys of all pieces that an event's documents can have. */
function partKeys(eventId: EventId) {
  return (["form", "content"] as const).flatMap((document) =>
    Array.from({ length: MAX_PARTS }, (_, part) => ({ eventId, document, part })),
  );
}

/** A document put together; undefined when not all pieces of the row's version are there. */
function documentOf<T>(
  document: DocumentName,
  { version }: Pick<EventRow, "version">,
  pieces: EventPart[],
): T | undefined {
  const own = pieces.filter((piece) => piece.document === document && piece.version === version);
  return own.length > 0 && own.length === own[0]?.parts ? fromPieces<T>(own) : undefined;
}

/** The form of an event: a document, or in a row of old a part of the head. */
function formOf(row: EventRow, pieces: EventPart[]): EventForm | undefined {
  const { form, choiceGroups } = row.head;
  if (form && choiceGroups) return { form, choiceGroups, retired: { questions: [], choiceGroups: [] } };
  return documentOf<EventForm>("form", row, pieces);
}

function limitsOf(event: Pick<Event, "seats" | "choiceGroups">): Record<string, number | null> {
  return Object.fromEntries(seatScopes(event).map(({ scope, seats }) => [scope, seats]));
}

function rowOf(event: Event, note: ChangeNote): EventRow {
  const {
    head: { eventId, projectId, slug, kind, state, version, ...head },
    content,
  } = split(event);
  return {
    eventId,
    projectId,
    slug,
    kind,
    state,
    version,
    head,
    limits: limitsOf(event),
    ...(event.amendments && { amended: true }),
    sortOn: dateSortKey(event.dates),
    lastOn: lastDay(event.dates),
    searchText: searchTextOf(event, content),
    ...note,
  };
}

function headOf(row: EventRow): EventHead {
  const { form: _, choiceGroups: __, ...head } = row.head;
  return {
    ...head,
    eventId: row.eventId as EventId,
    projectId: row.projectId as EventHead["projectId"],
    slug: row.slug,
    kind: row.kind,
    state: row.state,
    version: row.version,
  };
}

function searchTextOf(event: EventHead, content: EventContent): string {
  const both = (text: LocalizedText | undefined) => [text?.pl, text?.en];
  const words = [
    ...both(event.title),
    ...both(event.summary),
    ...both(event.topic),
    event.place.name,
    event.place.town,
    ...content.agenda.flatMap((item) => [
      ...both(item.title),
      item.host,
      item.town,
      item.module,
      ...(item.leaders ?? []),
      ...(item.speakers ?? []).map(({ name }) => name),
    ]),
  ];
  return searchText(words).slice(0, 8000);
}

type EventAttributes = Record<"kind" | "state" | "projectId" | "lastOn" | "searchText" | "head", unknown>;
interface EventOperators {
  eq(attribute: unknown, value: unknown): string;
  gte(attribute: unknown, value: unknown): string;
  contains(attribute: unknown, value: unknown): string;
  name(attribute: unknown): string;
  value(attribute: unknown, value: unknown): unknown;
}

/** Most values that DynamoDB compares with in one list. */
const IN_OPERANDS = 100;

function filterExpression(
  filter: EventFilter,
  attributes: EventAttributes,
  operators: EventOperators,
): string {
  const { eq, contains, name, value } = operators;
  // A list takes half the room of as many comparisons: with 200 projects an expression is still below its 4 kB.
  const isOneOf = (projectIds: readonly string[]) => {
    const lists = Array.from({ length: Math.ceil(projectIds.length / IN_OPERANDS) }, (_, part) =>
      projectIds
        .slice(part * IN_OPERANDS, (part + 1) * IN_OPERANDS)
        .map((projectId) => value(attributes.projectId, projectId)),
    );
    return `(${lists.map((list) => `${name(attributes.projectId)} IN (${list.join()})`).join(" OR ")})`;
  };
  const parts = [
    filter.kind && eq(attributes.kind, filter.kind),
    filter.state && eq(attributes.state, filter.state),
    ...(filter.words ?? []).map((word) => contains(attributes.searchText, word)),
    filter.projectIds && filter.projectIds !== "all" && isOneOf(filter.projectIds),
    ...(filter.teamMembers ?? []).map((staffId) =>
      contains((attributes.head as { teamIds: unknown }).teamIds, staffId),
    ),
  ];
  return parts.filter(Boolean).join(" AND ");
}
