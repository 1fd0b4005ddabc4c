import type { Page } from "../../shared/page.ts";
import { readMany, readPage, upTo } from "../../shared/table.ts";
import { addDays, type Day } from "../../shared/time.ts";
import { isEventSeat, type SeatBlock } from "../rules.ts";
import {
  type EventHead,
  type EventId,
  type EventKind,
  type EventState,
  LONGEST_EVENT_DAYS,
} from "../schema.ts";
import { headOf } from "./documents.ts";
import type { EventEntities } from "./rows.ts";

/** Which events a list wants. */
export interface EventFilter {
  kind?: EventKind;
  state?: EventState;
  projectIds?: "all" | string[];
  /** Folded words that all must occur. */
  words?: string[];
  /** Only events in whose team all of these members of staff are. */
  teamMembers?: string[];
  /** Only events that were published. */
  published?: true;
  /** Only events whose last day is not before this one; years before are not read. */
  from?: Day;
  /** Only events whose last day is before this one. */
  before?: Day;
  /** The soonest first. */
  soonestFirst?: true;
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

type EventAttributes = Record<"kind" | "state" | "projectId" | "lastOn" | "searchText" | "head", unknown>;

interface EventOperators {
  eq(attribute: unknown, value: unknown): string;
  ne(attribute: unknown, value: unknown): string;
  lt(attribute: unknown, value: unknown): string;
  gte(attribute: unknown, value: unknown): string;
  contains(attribute: unknown, value: unknown): string;
  name(attribute: unknown): string;
  value(attribute: unknown, value: unknown): unknown;
}

/** Where an event stands in the index by date. */
interface SortKey {
  sortOn: string;
}

/** Most values that DynamoDB compares with in one list. */
const IN_OPERANDS = 100;

/** Public events read in one go: as many as nearly every catalogue has. */
const CATALOGUE_AT_ONCE = 250;

/**
 * Public events by date, those that begin from a day on or before it, some at a time. Index gsi2 (`catalogue`), sorted by
 * {@link dateSortKey}; drafts that came into it by being cancelled, as they once did, are left out.
 * @param cursor where an earlier reading ended
 * @returns no cursor where these are the last
 */
export async function readCatalogue(
  entities: EventEntities,
  range: { from: Day } | { before: Day },
  order: "asc" | "desc",
  cursor: string | undefined,
): Promise<{ entries: CatalogueEntry[]; cursor: string | undefined }> {
  const query = entities.events.query.catalogue({});
  const ranged = "from" in range ? query.gte({ sortOn: range.from }) : query.lt({ sortOn: range.before });
  const { data, cursor: next } = await ranged
    .where(({ head }, { exists }) => exists((head as unknown as { publishedAt: unknown }).publishedAt))
    .go({ ...upTo(CATALOGUE_AT_ONCE), order, cursor: cursor ?? null });
  const entries = data.map((row) => ({
    head: headOf(row),
    sortOn: row.sortOn,
    lastOn: row.lastOn,
    searchText: row.searchText,
  }));
  return { entries, cursor: next ?? undefined };
}

/** All events for staff, newest first unless the soonest are wanted. Index gsi1 (`byDate`). */
export async function listAll(
  entities: EventEntities,
  filter: EventFilter,
  cursor: string | undefined,
  limit: number,
): Promise<Page<EventHead>> {
  const query = entities.events.query.byDate({});
  return readPage(
    within(query, filter).where((attributes, operators) => filterExpression(filter, attributes, operators)),
    { cursor, limit, order: filter.soonestFirst ? "asc" : "desc", isNarrowed: isNarrowed(filter) },
    headOf,
  );
}

/** Events of one project, newest first unless the soonest are wanted. Index gsi3 (`byProject`). */
export async function listByProject(
  entities: EventEntities,
  projectId: string,
  filter: EventFilter,
  cursor: string | undefined,
  limit: number,
): Promise<Page<EventHead>> {
  const query = entities.events.query.byProject({ projectId });
  return readPage(
    within(query, filter).where((attributes, operators) => filterExpression(filter, attributes, operators)),
    { cursor, limit, order: filter.soonestFirst ? "asc" : "desc", isNarrowed: isNarrowed(filter) },
    headOf,
  );
}

/** The seat counters of several events, one batch of reads. Keys: eventId, scope, block. */
export async function readBlocks(
  entities: EventEntities,
  heads: Pick<EventHead, "eventId" | "blocks">[],
  consistent = false,
): Promise<Map<EventId, SeatBlock[]>> {
  const keys = heads.flatMap(({ eventId, blocks: counts }) =>
    Object.entries(counts).flatMap(([scope, count]) =>
      Array.from({ length: count }, (_, block) => ({ eventId, scope, block })),
    ),
  );
  const found = new Map<EventId, SeatBlock[]>(heads.map(({ eventId }) => [eventId, []]));
  const rows = await readMany(keys, (some, options) =>
    entities.blocks.get(some).go({ ...options, consistent }),
  );
  for (const row of rows) {
    if (!row) continue;
    found.get(row.eventId as EventId)?.push({
      scope: row.scope,
      block: row.block,
      size: row.size ?? null,
      // A counter of an institution begins with whoever comes first.
      taken: row.taken ?? 0,
      ...(row.extra ? { extra: row.extra } : {}),
      waiting: row.waiting ?? 0,
      pending: row.pending ?? 0,
      ...(row.retired && { retired: true }),
      ...(row.terms !== undefined && { terms: row.terms }),
      ...(row.counting && { counting: true }),
      ...(row.letIn !== undefined && { letIn: row.letIn }),
    });
  }
  return found;
}

/** Days on which what is asked for can have begun: an event lasts a year at most. */
function within<Ranged>(
  query: Ranged & {
    gte(from: SortKey): Ranged;
    lt(before: SortKey): Ranged;
    between(from: SortKey, before: SortKey): Ranged;
  },
  { from, before }: EventFilter,
): Ranged {
  const first = from && { sortOn: addDays(from, -LONGEST_EVENT_DAYS) };
  const last = before && { sortOn: before };
  if (first && last) return query.between(first, last);
  return first ? query.gte(first) : last ? query.lt(last) : query;
}

/** The counters of several events and of their groups, without those of their options. Keys: eventId, scope, block. */
export async function readEventBlocks(
  entities: EventEntities,
  heads: Pick<EventHead, "eventId" | "blocks">[],
): Promise<Map<EventId, SeatBlock[]>> {
  return readBlocks(
    entities,
    heads.map(({ eventId, blocks }) => ({
      eventId,
      blocks: Object.fromEntries(Object.entries(blocks).filter(([scope]) => isEventSeat(scope))),
    })),
  );
}

function isNarrowed({ projectIds, words = [], ...filter }: EventFilter): boolean {
  const isOneOf = projectIds !== undefined && projectIds !== "all";
  return isOneOf || words.length > 0 || Object.values(filter).some((value) => value !== undefined);
}

function filterExpression(
  filter: EventFilter,
  attributes: EventAttributes,
  operators: EventOperators,
): string {
  const { eq, ne, gte, lt, contains, name, value } = operators;
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
    filter.published && ne(attributes.state, "draft"),
    filter.from && gte(attributes.lastOn, filter.from),
    filter.before && lt(attributes.lastOn, filter.before),
    ...(filter.words ?? []).map((word) => contains(attributes.searchText, word)),
    filter.projectIds && filter.projectIds !== "all" && isOneOf(filter.projectIds),
    ...(filter.teamMembers ?? []).map((staffId) =>
      contains((attributes.head as { teamIds: unknown }).teamIds, staffId),
    ),
  ];
  return parts.filter(Boolean).join(" AND ");
}
