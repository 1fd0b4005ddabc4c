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
  readPage,
  type Table,
  type TransactionResult,
  type Writes,
} from "../shared/table.ts";
import { searchText } from "../shared/text.ts";
import { addDays, type Day } from "../shared/time.ts";
import { dateSortKey, isPublic, lastDay, type SeatBlock } from "./rules.ts";
import type { Event, EventContent, EventHead, EventId, EventKind, EventState } from "./schema.ts";

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
        /** Everything else of the head, as the domain knows it. */
        head: {
          type: json<Omit<EventHead, "eventId" | "projectId" | "slug" | "kind" | "state" | "version">>(),
          required: true,
        },
        sortOn: { type: "string", required: true },
        lastOn: { type: "string", required: true },
        /** Folded words of the title, summary, place and hosts, for the search. */
        searchText: { type: "string", required: true },
        version: { type: "number", required: true },
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
        taken: { type: "number", required: true, default: 0 },
        waiting: { type: "number", required: true, default: 0 },
        pending: { type: "number", required: true, default: 0 },
        /** Present when the event is cancelled: nobody gets in any more, whatever a cache says. */
        closed: { type: "boolean" },
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

/** How a write changes the seat blocks of an event. */
export interface BlockChange {
  scope: string;
  block: number;
  size: number | null;
  isNew: boolean;
}

/** Events that began longer ago than this and are still on are left out of the catalogue; their pages stay. */
const LONGEST_EVENT_DAYS = 366;

/** Which events a list wants. */
export interface EventFilter {
  kind?: EventKind;
  state?: EventState;
  projectIds?: "all" | string[];
  /** Only events whose last possible day is not before this one. */
  from?: Day;
  /** Only events that begin on this day at the latest; tentative ones by their last month. */
  to?: Day;
  /** Folded words that all must occur. */
  words?: string[];
  /** Only events in whose team all of these members of staff are. */
  teamMembers?: string[];
}

type EventRow = EntityItem<ReturnType<typeof eventEntity>>;

/** Who changed an event and why; kept on the row, where the audit finds it. */
export interface ChangeNote {
  changedBy: string;
  changeReason?: string;
}

/** Where events are kept. Every function names its access pattern and key. */
export type EventStore = ReturnType<typeof createEventStore>;

/** Makes the store of events over one table. */
export function createEventStore(table: Table) {
  const events = eventEntity(table);
  const contents = eventContentEntity(table);
  const slugs = eventSlugEntity(table);
  const blocks = seatBlockEntity(table);
  const entities = { events, contents, slugs, blocks };

  const store = {
    /** The head of one event. Key: eventId, strongly consistent. */
    async findHead(eventId: EventId): Promise<EventHead | undefined> {
      const { data } = await events.get({ eventId }).go({ consistent: true });
      return data ? headOf(data) : undefined;
    },

    /** The event that an address names. Keys: slug, then eventId. */
    async findHeadBySlug(slug: string): Promise<EventHead | undefined> {
      const { data } = await slugs.get({ slug }).go({ consistent: true });
      return data ? store.findHead(data.eventId as EventId) : undefined;
    },

    /** A whole event: head and content of the same version. Key: eventId, two reads at once. */
    async findEvent(eventId: EventId): Promise<Event | undefined> {
      for (let attempt = 0; attempt < RACE_ATTEMPTS; attempt += 1) {
        const [head, content] = await Promise.all([
          store.findHead(eventId),
          contents.get({ eventId }).go({ consistent: true }),
        ]);
        if (!head || !content.data) return undefined;
        // A save between the two reads shows as different versions.
        if (content.data.version === head.version) return { ...content.data.content, ...head };
        await jitter(attempt);
      }
      throw new DomainError("conflict", "event.version_conflict");
    },

    /** A whole event by its address. Keys: slug, then eventId. */
    async findEventBySlug(slug: string): Promise<Event | undefined> {
      const { data } = await slugs.get({ slug }).go({ consistent: true });
      return data ? store.findEvent(data.eventId as EventId) : undefined;
    },

    /**
     * Writes a new event with its address and its seat blocks in one transaction. Refused when the
     * event or the address exists already.
     */
    create(event: Event, changes: BlockChange[], note: ChangeNote): Promise<TransactionResult> {
      const { head, content } = split(event);
      return commit(
        createWriteTransaction(entities, (write) => [
          write.events.create(rowOf(head, content, note)).commit(),
          write.contents.create(contentRowOf(head, content, note)).commit(),
          write.slugs.create({ slug: event.slug, eventId: event.eventId }).commit(),
          ...changes.map((change) => blockWrite(write, event.eventId, change)),
        ]),
      );
    },

    /**
     * Replaces an event that still has the version it was read with, and resizes its seat blocks; a
     * block that has taken more than its new size by now refuses the whole. `closed` shuts the blocks.
     */
    save(
      event: Event,
      expectedVersion: number,
      changes: BlockChange[],
      note: ChangeNote,
    ): Promise<TransactionResult> {
      const { head, content } = split(event);
      const shut =
        event.state === "cancelled"
          ? Object.entries(event.blocks).flatMap(([scope, count]) =>
              Array.from({ length: count }, (_, block) => ({ scope, block })),
            )
          : [];
      return commit(
        createWriteTransaction(entities, (write) => [
          write.events
            .put(rowOf(head, content, note))
            .where(({ version }, { eq }) => eq(version, expectedVersion))
            .commit(),
          write.contents.put(contentRowOf(head, content, note)).commit(),
          ...changes.map((change) => blockWrite(write, event.eventId, change)),
          ...shut.map((key) =>
            write.blocks
              .patch({ eventId: event.eventId, ...key })
              .set({ closed: true })
              .commit(),
          ),
        ]),
      );
    },

    /** Removes a draft with its address and blocks; refused when it has changed or a seat was counted. */
    remove(event: EventHead): Promise<TransactionResult> {
      const keys = Object.entries(event.blocks).flatMap(([scope, count]) =>
        Array.from({ length: count }, (_, block) => ({ eventId: event.eventId, scope, block })),
      );
      return commit(
        createWriteTransaction(entities, (write) => [
          write.events
            .delete({ eventId: event.eventId })
            .where(({ version }, { eq }) => eq(version, event.version))
            .commit(),
          write.contents.delete({ eventId: event.eventId }).commit(),
          write.slugs.delete({ slug: event.slug }).commit(),
          ...keys.map((key) =>
            write.blocks
              .delete(key)
              .where(
                ({ taken, waiting, pending }, { eq }) =>
                  `${eq(taken, 0)} AND ${eq(waiting, 0)} AND ${eq(pending, 0)}`,
              )
              .commit(),
          ),
        ]),
      );
    },

    /**
     * Public events by date. Index gsi2 (`catalogue`), sorted by {@link dateSortKey}; drafts that came into it by being
     * cancelled, as they once did, are left out. Events that began
     * up to {@link LONGEST_EVENT_DAYS} days before `from` are read too, so that one that is still on is not missed.
     */
    async listCatalogue(
      filter: EventFilter,
      cursor: string | undefined,
      limit: number,
    ): Promise<Page<EventHead>> {
      const query = events.query.catalogue({});
      const from = filter.from ? addDays(filter.from, -LONGEST_EVENT_DAYS) : "0000";
      const ranged = query.between({ sortOn: from }, { sortOn: filter.to ? `${filter.to}~~` : "9999~~" });
      return readPage(
        ranged.where((attributes, operators) =>
          [
            operators.exists((attributes.head as unknown as { publishedAt: unknown }).publishedAt),
            filterExpression(filter, attributes, operators),
          ]
            .filter(Boolean)
            .join(" AND "),
        ),
        { cursor, limit },
        headOf,
      );
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
      if (keys.length === 0) return found;
      const { data, unprocessed } = await blocks.get(keys).go({ consistent, concurrency: 4 });
      const rest = unprocessed.length > 0 ? (await blocks.get(unprocessed).go({ consistent })).data : [];
      for (const row of [...data, ...rest]) {
        found.get(row.eventId as EventId)?.push({
          scope: row.scope,
          block: row.block,
          size: row.size ?? null,
          taken: row.taken,
          waiting: row.waiting,
          pending: row.pending,
        });
      }
      return found;
    },

    /** The event in an image of the stream; undefined when the image is of something else. */
    headFromImage(image: Record<string, unknown>): (EventHead & ChangeNote) | undefined {
      const row = events.parse({ Item: image }, { ignoreOwnership: false }).data;
      return row ? { ...headOf(row), changedBy: row.changedBy, changeReason: row.changeReason } : undefined;
    },

    /** An event's content in an image of the stream, with who saved it; undefined for anything else. */
    contentFromImage(
      image: Record<string, unknown>,
    ): (EventContent & ChangeNote & Pick<EventHead, "eventId" | "version" | "updatedAt">) | undefined {
      const row = contents.parse({ Item: image }, { ignoreOwnership: false }).data;
      if (!row) return undefined;
      // Rows from before this was noted are of changes that were told already.
      const { content, eventId, changedBy = "", updatedAt = "", changeReason, version } = row;
      return { ...content, eventId: eventId as EventId, version, updatedAt, changedBy, changeReason };
    },
  };
  return store;

  function blockWrite(
    write: Writes<typeof entities>,
    eventId: EventId,
    { scope, block, size, isNew }: BlockChange,
  ) {
    if (isNew) {
      return write.blocks.create({ eventId, scope, block, ...(size === null ? {} : { size }) }).commit();
    }
    const patch = write.blocks.patch({ eventId, scope, block });
    if (size === null) return patch.remove(["size"]).commit();
    return patch
      .set({ size })
      .where(({ taken }, { lte }) => lte(taken, size))
      .commit({ response: "all_old" });
  }
}

function split(event: Event): { head: EventHead; content: EventContent } {
  const { description, audience, rules, informationClause, agenda, dayNotes, ...head } = event;
  return { head, content: { description, audience, rules, informationClause, agenda, dayNotes } };
}

function rowOf(event: EventHead, content: EventContent, note: ChangeNote): EventRow {
  const { eventId, projectId, slug, kind, state, version, ...head } = event;
  return {
    eventId,
    projectId,
    slug,
    kind,
    state,
    version,
    head,
    sortOn: dateSortKey(event.dates),
    lastOn: lastDay(event.dates),
    searchText: searchTextOf(event, content),
    ...note,
  };
}

function contentRowOf({ eventId, version, updatedAt }: EventHead, content: EventContent, note: ChangeNote) {
  return { eventId, version, updatedAt, content, ...note };
}

function headOf(row: EventRow): EventHead {
  return {
    ...row.head,
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
}

function filterExpression(
  filter: EventFilter,
  attributes: EventAttributes,
  operators: EventOperators,
): string {
  const { eq, gte, contains } = operators;
  const parts = [
    filter.kind && eq(attributes.kind, filter.kind),
    filter.state && eq(attributes.state, filter.state),
    filter.from && gte(attributes.lastOn, filter.from),
    ...(filter.words ?? []).map((word) => contains(attributes.searchText, word)),
    filter.projectIds &&
      filter.projectIds !== "all" &&
      `(${filter.projectIds.map((projectId) => eq(attributes.projectId, projectId)).join(" OR ")})`,
    ...(filter.teamMembers ?? []).map((staffId) =>
      contains((attributes.head as { teamIds: unknown }).teamIds, staffId),
    ),
  ];
  return parts.filter(Boolean).join(" AND ");
}
