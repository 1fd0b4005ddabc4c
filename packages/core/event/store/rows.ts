import { Entity, type EntityItem } from "electrodb";
import { dueAttributes } from "../../due/index.ts";
import { json, keyFields, SERVICE, type Table } from "../../shared/table.ts";
import { DOCUMENT_MAX_BYTES, isListed } from "../rules.ts";
import type { EventContent, EventForm, EventHead, EventKind, EventState } from "../schema.ts";

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
          condition: ({ head }: { head?: Pick<EventHead, "publishedAt" | "visibility"> }) =>
            head !== undefined && isListed(head),
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
export const PART_BYTES = 300_000;

/** Most items that a document is spread over: what an event's texts may come to is a rule (`sizeFaults`). */
export const MAX_PARTS = DOCUMENT_MAX_BYTES / PART_BYTES;

/** What of an event is a document of its own. */
export type DocumentName = "form" | "content";

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

/** A piece of what is kept by version: JSON, written with the save that makes it so and never changed. */
const keptPieceEntity = (entity: string, { documents, name }: Table) =>
  new Entity(
    {
      model: { entity, version: "1", service: SERVICE },
      attributes: {
        eventId: { type: "string", required: true },
        version: { type: "number", required: true },
        part: { type: "number", required: true },
        bytes: { type: json<Uint8Array>(), required: true },
      },
      indexes: {
        pieces: {
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

/** When the groups of an event end (docs/decisions/0079). Index gsi3, while that is to come. */
const groupsEndEntity = ({ documents, name }: Table) =>
  new Entity(
    {
      model: { entity: "groupsEnd", version: "1", service: SERVICE },
      attributes: { eventId: { type: "string", required: true }, ...dueAttributes },
      indexes: {
        event: {
          pk: { ...keyFields().pk, composite: ["eventId"] },
          sk: { ...keyFields().sk, composite: [] },
        },
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
        /** In the first block of an event with groups: how many were let in while others were past the places of theirs. */
        letIn: { type: "number" },
        /** Of an event's own seats: the version of its quotas by which people get in; absent: it never had any. */
        terms: { type: "number" },
        /** Present while its people are counted by these. */
        counting: { type: "boolean" },
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

/** The head of an event as the table has it. */
export type EventRow = EntityItem<ReturnType<typeof eventEntity>>;

/** A piece of one of its documents. */
export type EventPart = EntityItem<ReturnType<typeof eventPartEntity>>;

/** Who changed an event and why; kept on the row, where the audit finds it. */
export interface ChangeNote {
  changedBy: string;
  changeReason?: string;
}

/** Makes the entities of events over one table. */
export const eventEntities = (table: Table) => ({
  events: eventEntity(table),
  parts: eventPartEntity(table),
  contents: eventContentEntity(table),
  /** What a save changed of what had been recorded. */
  amendments: keptPieceEntity("eventAmendment", table),
  /** Forms that were changed, as they were (docs/decisions/0057). */
  forms: keptPieceEntity("formVersion", table),
  slugs: eventSlugEntity(table),
  blocks: seatBlockEntity(table),
  groupsEnd: groupsEndEntity(table),
});

/** What the store of events reads and writes. */
export type EventEntities = ReturnType<typeof eventEntities>;
