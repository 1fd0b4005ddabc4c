import type { LocalizedText } from "../../shared/localized-text.ts";
import { FIRST_VERSION } from "../../form/rules.ts";
import { textFingerprint } from "../../shared/secret.ts";
import { searchText } from "../../shared/text.ts";
import { NOTHING_RETIRED } from "../retired.ts";
import { dateSortKey, lastDay, scheduledDays, seatScopes } from "../rules.ts";
import type { Event, EventContent, EventForm, EventHead, EventId } from "../schema.ts";
import {
  type ChangeNote,
  type DocumentName,
  type EventPart,
  type EventRow,
  MAX_PARTS,
  PART_BYTES,
} from "./rows.ts";

/** Head, form and content together. Rows from before heads knew the hours of their days learn them from the programme. */
export function whole(head: EventHead, form: EventForm, content: EventContent): Event {
  return { ...content, ...form, ...head, schedule: head.schedule ?? scheduledDays(content.agenda) };
}

function split(event: Event): { head: EventHead; form: EventForm; content: EventContent } {
  const {
    description,
    audience,
    rules,
    informationClause,
    followUp,
    agenda,
    dayNotes,
    amendments: _,
    ...definition
  } = event;
  const { form, formVersion, choiceGroups, retired, ...head } = definition;
  return {
    head,
    form: { form, formVersion, choiceGroups, retired },
    content: { description, audience, rules, informationClause, followUp, agenda, dayNotes },
  };
}

/** The documents of an event in pieces that fit into items. */
export function partsOf(event: Event, note: ChangeNote): EventPart[] {
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
export function amendmentsOf({ eventId, version, amendments = [] }: Event) {
  const own = amendments.find((amendment) => amendment.version === version);
  if (!own) return [];
  const { version: _, ...amendment } = own;
  return toPieces(amendment).map((bytes, part) => ({ eventId, version, part, bytes }));
}

/** A version of an event's form, in pieces that fit into items. */
export function formPieces({ eventId, formVersion, form }: Pick<Event, "eventId" | "formVersion" | "form">) {
  return toPieces(form).map((bytes, part) => ({ eventId, version: formVersion, part, bytes }));
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
export function fromPieces<T>(pieces: readonly { part: number; bytes: Uint8Array }[]): T {
  const inOrder = pieces.toSorted((a, b) => a.part - b.part);
  return JSON.parse(Buffer.concat(inOrder.map(({ bytes }) => bytes)).toString()) as T;
}

function digestsOf(document: object): Record<string, string> {
  const fields = Object.entries(document).filter(([, value]) => value !== undefined);
  return Object.fromEntries(fields.map(([name, value]) => [name, textFingerprint(JSON.stringify(value))]));
}

/** Keys of all pieces that an event's documents can have. */
export function partKeys(eventId: EventId) {
  return (["form", "content"] as const).flatMap((document) =>
    Array.from({ length: MAX_PARTS }, (_, part) => ({ eventId, document, part })),
  );
}

/** A document put together; undefined when not all pieces of the row's version are there. */
export function documentOf<T>(
  document: DocumentName,
  { version }: Pick<EventRow, "version">,
  pieces: EventPart[],
): T | undefined {
  const own = pieces.filter((piece) => piece.document === document && piece.version === version);
  return own.length > 0 && own.length === own[0]?.parts ? fromPieces<T>(own) : undefined;
}

/** The form of an event: a document, or in a row of old a part of the head. */
export function formOf(row: EventRow, pieces: EventPart[]): EventForm | undefined {
  const { form, choiceGroups } = row.head;
  const whole =
    form && choiceGroups
      ? { form, choiceGroups, retired: NOTHING_RETIRED }
      : documentOf<Omit<EventForm, "formVersion">>("form", row, pieces);
  return whole && { formVersion: FIRST_VERSION, ...whole };
}

/** The limits of all scopes. */
export function limitsOf(event: Parameters<typeof seatScopes>[0]): Record<string, number | null> {
  return Object.fromEntries(seatScopes(event).map(({ scope, seats }) => [scope, seats]));
}

/** The row of an event: its head. */
export function rowOf(event: Event, note: ChangeNote): EventRow {
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

/** The head of a row. */
export function headOf(row: EventRow): EventHead {
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
