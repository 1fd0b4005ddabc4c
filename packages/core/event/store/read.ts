import { DomainError } from "../../shared/error.ts";
import { jitter, RACE_ATTEMPTS } from "../../shared/table.ts";
import type {
  Amendment,
  Event,
  EventContent,
  EventDefinition,
  EventHead,
  EventId,
  SignUpForm,
} from "../schema.ts";
import { documentOf, formOf, fromPieces, headOf, limitsOf, whole } from "./documents.ts";
import type { ChangeNote, DocumentName, EventEntities, EventPart, EventRow } from "./rows.ts";

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

/** The head of one event. Key: eventId, strongly consistent. */
export async function findHead(entities: EventEntities, eventId: EventId): Promise<EventHead | undefined> {
  const row = await readRow(entities, eventId);
  return row && headOf(row);
}

/** The event that an address names. Keys: slug, then eventId. */
export async function findHeadBySlug(entities: EventEntities, slug: string): Promise<EventHead | undefined> {
  const eventId = await findId(entities, slug);
  return eventId && findHead(entities, eventId);
}

/** What sign-ups go by. Keys: slug, then eventId: the head and the pieces of the form, two reads at once. */
export async function findDefinitionBySlug(
  entities: EventEntities,
  slug: string,
): Promise<EventDefinition | undefined> {
  const eventId = await findId(entities, slug);
  if (!eventId) return undefined;
  return readWhole(async () => {
    const [row, pieces] = await Promise.all([
      readRow(entities, eventId),
      readParts(entities, eventId, "form"),
    ]);
    if (!row) return { found: undefined };
    const form = formOf(row, pieces);
    return form && { found: { ...headOf(row), ...form } };
  });
}

/**
 * A whole event: head, form and content of the same version. Key: eventId, two reads at once, and a third for what
 * was changed after it had been recorded.
 */
export async function findEvent(entities: EventEntities, eventId: EventId): Promise<Event | undefined> {
  return readWhole(async () => {
    const [row, pieces] = await Promise.all([readRow(entities, eventId), readParts(entities, eventId)]);
    if (!row) return { found: undefined };
    const form = formOf(row, pieces);
    const content =
      pieces.length > 0
        ? documentOf<EventContent>("content", row, pieces)
        : await readOldContent(entities, eventId, row.version);
    if (!form || !content) return undefined;
    const event = whole(headOf(row), form, content);
    return { found: row.amended ? { ...event, amendments: await readAmendments(entities, row) } : event };
  });
}

/** A whole event by its address. Keys: slug, then eventId. */
export async function findEventBySlug(entities: EventEntities, slug: string): Promise<Event | undefined> {
  const eventId = await findId(entities, slug);
  return eventId && findEvent(entities, eventId);
}

/** Of which event the groups end, and when, in an image of what is due; undefined when the image is of something else. */
export function groupsEndFromImage(
  entities: EventEntities,
  image: Record<string, unknown>,
): { eventId: EventId; dueAt: string } | undefined {
  const row = entities.groupsEnd.parse({ Item: image }, { ignoreOwnership: false }).data;
  return row?.dueAt === undefined ? undefined : { eventId: row.eventId as EventId, dueAt: row.dueAt };
}

/** The event in an image of the stream; undefined when the image is of something else. */
export function headFromImage(
  entities: EventEntities,
  image: Record<string, unknown>,
): (EventHead & ChangeNote & Pick<EventRow, "limits">) | undefined {
  const row = entities.events.parse({ Item: image }, { ignoreOwnership: false }).data;
  if (!row) return undefined;
  const { changedBy, changeReason } = row;
  const { choiceGroups } = row.head;
  const limits = choiceGroups ? limitsOf({ ...headOf(row), choiceGroups }) : row.limits;
  return { ...headOf(row), changedBy, changeReason, limits };
}

/** A document in an image of the stream, told once: by its first piece. Undefined for anything else. */
export function documentFromImage(
  entities: EventEntities,
  image: Record<string, unknown>,
): DocumentImage | undefined {
  const piece = entities.parts.parse({ Item: image }, { ignoreOwnership: false }).data;
  if (!piece || piece.part > 0) return undefined;
  const { document, version, digests = {}, changedBy = "", changeReason, updatedAt = "" } = piece;
  const fields = documentOf<Record<string, unknown>>(document, piece, [piece]);
  const eventId = piece.eventId as EventId;
  return { eventId, document, version, updatedAt, changedBy, changeReason, digests, fields };
}

async function readRow(entities: EventEntities, eventId: EventId): Promise<EventRow | undefined> {
  return (await entities.events.get({ eventId }).go({ consistent: true })).data ?? undefined;
}

async function findId(entities: EventEntities, slug: string): Promise<EventId | undefined> {
  return (await entities.slugs.get({ slug }).go({ consistent: true })).data?.eventId as EventId | undefined;
}

/** Pieces of an event's documents. Key: eventId and, where only one is wanted, the document's name. */
async function readParts(
  entities: EventEntities,
  eventId: EventId,
  document?: DocumentName,
): Promise<EventPart[]> {
  const { data } = await entities.parts.query
    .parts({ eventId, ...(document && { document }) })
    .go({ consistent: true, pages: "all" });
  return data;
}

/** What was changed after it had been recorded, the oldest first. Key: eventId. */
async function readAmendments(entities: EventEntities, { eventId, version }: EventRow): Promise<Amendment[]> {
  const { data } = await entities.amendments.query.pieces({ eventId }).go({ consistent: true, pages: "all" });
  const saves = [...Map.groupBy(data, (piece) => piece.version)].toSorted(([a], [b]) => a - b);
  return saves
    .filter(([saved]) => saved <= version)
    .map(([saved, pieces]) => ({
      ...fromPieces<Omit<Amendment, "version">>(pieces),
      version: saved,
    }));
}

/** Earlier versions of an event's form, those of them that there are. Key: eventId and version, a query for each. */
export async function readForms(
  entities: EventEntities,
  eventId: EventId,
  versions: readonly number[],
): Promise<Map<number, SignUpForm>> {
  const found = await Promise.all(
    versions.map(async (version) => {
      const { data } = await entities.forms.query
        .pieces({ eventId, version })
        .go({ consistent: true, pages: "all" });
      return data.length > 0 ? [[version, fromPieces<SignUpForm>(data)] as const] : [];
    }),
  );
  return new Map(found.flat());
}

/** The content of an event that was last saved before there were documents. */
async function readOldContent(
  entities: EventEntities,
  eventId: EventId,
  version: number,
): Promise<EventContent | undefined> {
  const { data } = await entities.contents.get({ eventId }).go({ consistent: true });
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
