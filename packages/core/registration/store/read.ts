import { createConversions } from "electrodb";
import type { EventId, Held } from "../../event/index.ts";
import type { Page } from "../../shared/page.ts";
import { readMany, readPage, upTo } from "../../shared/table.ts";
import { searchWords } from "../../shared/text.ts";
import { searchedText } from "../rules.ts";
import type { RegistrationId, RegistrationStatus } from "../schema.ts";
import { wholeStanding } from "./short.ts";
import { fromRow, type RegistrationEntities, type RegistrationRow, type StoredRegistration } from "./rows.ts";

/** How many people of a reserve list are counted one by one; who stands behind them is told the place at joining. */
const COUNTED_LINE = 200;

/** People read in one go by a search. */
const SEARCHED_AT_ONCE = 250;

/** Which registrations a list wants. */
export interface RegistrationFilter {
  status?: RegistrationStatus;
  optionId?: string;
  /** What somebody typed to find a person. */
  q?: string;
  /** What else has to hold of a person, as the rows are read. */
  suits?: (person: StoredRegistration) => boolean;
}

/** One registration. Key: registrationId, strongly consistent. */
export async function find(
  entities: RegistrationEntities,
  registrationId: RegistrationId,
): Promise<StoredRegistration | undefined> {
  const { data } = await entities.registrations.get({ registrationId }).go({ consistent: true });
  return data ? fromRow(data) : undefined;
}

/** Several registrations, those that exist, in the order asked for. Keys: registrationId, in batches of a hundred. */
export async function findMany(
  entities: RegistrationEntities,
  registrationIds: readonly RegistrationId[],
): Promise<StoredRegistration[]> {
  const rows = await readMany(
    registrationIds.map((registrationId) => ({ registrationId })),
    (keys, options) => entities.registrations.get(keys).go({ ...options, consistent: true }),
  );
  return rows.filter((row) => row !== undefined).map(fromRow);
}

/**
 * People of an event in Polish order. Index gsi1 (`byName`): eventId, nameKey. Whoever is looked for is
 * found among the rows as they are read: a text kept for the search would say what was folded then.
 */
export async function listByName(
  entities: RegistrationEntities,
  eventId: EventId,
  filter: RegistrationFilter,
  cursor: string | undefined,
  limit: number,
): Promise<Page<StoredRegistration>> {
  const query = entities.registrations.query
    .byName({ eventId })
    .where((attributes, { eq, contains }) =>
      [
        filter.status && eq(attributes.status, filter.status),
        filter.optionId && contains(attributes.options, filter.optionId),
      ]
        .filter(Boolean)
        .join(" AND "),
    );
  const words = searchWords(filter.q ?? "");
  const isNarrowed = filter.status !== undefined || filter.optionId !== undefined;
  const { suits } = filter;
  if (words.length === 0 && !suits) return readPage(query, { cursor, limit, isNarrowed }, fromRow);
  const found: RegistrationRow[] = [];
  let next = cursor;
  do {
    const page = await readPage(query, { cursor: next, limit: SEARCHED_AT_ONCE, isNarrowed }, (row) => row);
    found.push(
      ...page.items.filter((row) => {
        const text = words.length > 0 ? searchedText(row.person) : "";
        return words.every((word) => text.includes(word)) && (!suits || suits(fromRow(row)));
      }),
    );
    next = page.cursor;
  } while (next !== undefined && found.length <= limit);
  const items = found.slice(0, limit);
  const last = found.length > limit ? items.at(-1) : undefined;
  return {
    items: items.map(fromRow),
    ...(last && {
      cursor: createConversions(entities.registrations).byAccessPattern.byName.fromComposite.toCursor(last),
    }),
  };
}

/** All people of an event in Polish order, page by page; for documents and counts. */
export async function* eachByName(
  entities: RegistrationEntities,
  eventId: EventId,
  filter: RegistrationFilter = {},
): AsyncGenerator<StoredRegistration> {
  let cursor: string | undefined;
  do {
    const page = await listByName(entities, eventId, filter, cursor, 250);
    yield* page.items;
    cursor = page.cursor;
  } while (cursor);
}

/** The reserve list in order. Index gsi2 (`line`): eventId, queuedAt, registrationId; sparse. */
export async function listLine(
  entities: RegistrationEntities,
  eventId: EventId,
  cursor: string | undefined,
  limit: number,
): Promise<Page<StoredRegistration>> {
  return readPage(entities.registrations.query.line({ eventId }), { cursor, limit }, fromRow);
}

/**
 * The people of a reserve list up to somebody, or all of them, the last first: so many at most. Index gsi2 (`line`):
 * eventId, queuedAt, registrationId.
 */
export async function lineUpTo(
  entities: RegistrationEntities,
  eventId: EventId,
  last: Pick<StoredRegistration, "queuedAt" | "registrationId"> | undefined,
  limit: number,
): Promise<StoredRegistration[]> {
  const line = entities.registrations.query.line({ eventId });
  const query = last ? line.lte({ queuedAt: last.queuedAt, registrationId: last.registrationId }) : line;
  const { data } = await query.go({ ...upTo(limit), order: "desc" });
  return data.map(fromRow);
}

/**
 * Places of the people at the head of the reserve list, 1 = next: one more than the people before who
 * wait for any of the same seats. Index gsi2 (`line`); reads {@link COUNTED_LINE} people at most, so
 * that a list of thousands costs no more than one of two hundred.
 */
export async function linePositions(
  entities: RegistrationEntities,
  eventId: EventId,
): Promise<Map<RegistrationId, number>> {
  const { data } = await entities.registrations.query
    .line({ eventId })
    .go({ ...upTo(COUNTED_LINE), attributes: ["registrationId", "standing"] });
  const scopesOf = data.map(
    ({ standing }) => new Set(wholeStanding(standing).waits.map(({ scope }) => scope)),
  );
  return new Map(
    data.map(({ registrationId }, index) => {
      const mine = scopesOf[index] ?? new Set();
      const ahead = scopesOf.slice(0, index).filter((theirs) => !theirs.isDisjointFrom(mine)).length;
      return [registrationId as RegistrationId, ahead + 1];
    }),
  );
}

/**
 * Place of one person on the reserve list: counted when near the head, else the place at which they
 * joined, which can only be too pessimistic. A person far back costs no read at all.
 * @param placesOf reads the places of an event's line, where many are asked for one after the other
 */
export async function position(
  entities: RegistrationEntities,
  registration: StoredRegistration,
  placesOf = (eventId: EventId) => linePositions(entities, eventId),
): Promise<number> {
  const { joinedPosition = 1 } = registration;
  if (joinedPosition > COUNTED_LINE * 4) return joinedPosition;
  const positions = await placesOf(registration.eventId);
  return positions.get(registration.registrationId) ?? joinedPosition;
}

/** What all people of an event have chosen and answered, whatever became of them. Index gsi1 (`byName`). */
export async function findHeld(entities: RegistrationEntities, eventId: EventId): Promise<Held> {
  const held = { options: new Set<string>(), answers: new Map<string, Set<string>>() };
  for await (const { choices, answers } of eachByName(entities, eventId)) {
    for (const optionId of Object.values(choices)) held.options.add(optionId);
    for (const [questionId, answer] of Object.entries(answers)) {
      const given = held.answers.get(questionId);
      if (given) given.add(answer);
      else held.answers.set(questionId, new Set([answer]));
    }
  }
  return held;
}

/** Whether anybody ever registered. Index gsi1. */
export async function hasAny(entities: RegistrationEntities, eventId: EventId): Promise<boolean> {
  const { data } = await entities.registrations.query.byName({ eventId }).go({ limit: 1 });
  return data.length > 0;
}

/** The registration in an image of the stream; undefined when the image is of something else. */
export function fromImage(
  entities: RegistrationEntities,
  image: Record<string, unknown>,
): StoredRegistration | undefined {
  const row = entities.registrations.parse({ Item: image }).data;
  return row ? fromRow(row) : undefined;
}
