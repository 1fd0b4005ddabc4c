import { DomainError } from "../shared/error.ts";
import type { Page } from "../shared/page.ts";
import { addDays, HOME_ZONE, dayAt, type Day, type Instant } from "../shared/time.ts";
import { type EventHead, type EventKind, LONGEST_EVENT_DAYS } from "./schema.ts";
import type { CatalogueEntry, EventStore } from "./store.ts";

/** Which public events are asked for. */
export interface CatalogueFilter {
  kind?: EventKind;
  /** Only events whose last possible day is not before this one; left out: those of all times, the latest first. */
  from?: Day;
  /** Only events that begin on this day at the latest; tentative ones by their last month. */
  to?: Day;
  /** Folded words that all must occur. */
  words: readonly string[];
}

/** What is over for so long changes seldom: it is read again this many times less often. */
const PAST_IS_KEPT_TIMES = 30;

type ShelfName = "near" | "past";
type Order = "asc" | "desc";

/** A part of the catalogue, as far as somebody has looked. */
interface Shelf {
  /** The first day that is, or is not, in it. */
  boundary: Day;
  /** When its first events were read. */
  readAt: number;
  /** Events as they were read together, in its order. */
  read: CatalogueEntry[][];
  isWhole: boolean;
  cursor?: string;
  /** The next ones are on their way: many who come at once wait for one reading. */
  reading?: Promise<void>;
}

/** What the public finds events in. */
export type Catalogue = ReturnType<typeof createCatalogue>;

/**
 * The public events as this process last read them. Anybody may ask for any words and days, and no cache before us
 * knows what comes next: so what a question costs must not depend on it. The events of now and of the last year are
 * read once in `ttlMs`, those before much more seldom and only for who looks that far back (docs/decisions/0041); and of
 * either no more than the questions so far were answered from (0066).
 */
export function createCatalogue({ events, ttlMs }: { events: EventStore; ttlMs: number }) {
  const shelves = new Map<string, Shelf>();

  function take(name: ShelfName, boundary: Day, order: Order): Shelf {
    const keptMs = name === "past" ? ttlMs * PAST_IS_KEPT_TIMES : ttlMs;
    const isGood = (shelf: Shelf | undefined) =>
      shelf?.boundary === boundary && performance.now() - shelf.readAt < keptMs;
    const known = shelves.get(`${name} ${order}`);
    if (known && isGood(known)) return known;
    const turned = shelves.get(`${name} ${order === "asc" ? "desc" : "asc"}`);
    // Most catalogues are read whole by the first question, and need no reading the other way round.
    const shelf: Shelf =
      turned?.isWhole && isGood(turned)
        ? { ...turned, read: [turned.read.flat().toReversed()] }
        : { boundary, readAt: performance.now(), read: [], isWhole: false };
    shelves.set(`${name} ${order}`, shelf);
    return shelf;
  }

  /** Events of a shelf in its order, some at a time; reads on when all that were read have been looked at. */
  async function* partsOf(name: ShelfName, boundary: Day, order: Order): AsyncGenerator<CatalogueEntry[]> {
    const range = name === "past" ? { before: boundary } : { from: boundary };
    const shelf = take(name, boundary, order);
    const readOn = async () => {
      const { entries, cursor } = await events.readCatalogue(range, order, shelf.cursor);
      shelf.read.push(entries);
      shelf.cursor = cursor;
      shelf.isWhole = cursor === undefined;
    };
    for (let part = 0; ; part += 1) {
      while (part >= shelf.read.length) {
        if (shelf.isWhole) return;
        shelf.reading ??= readOn().finally(() => {
          shelf.reading = undefined;
        });
        await shelf.reading;
      }
      yield shelf.read[part] ?? [];
    }
  }

  return {
    /**
     * A page of public events: from a day on by date; of all times the latest first, so that what is ahead comes
     * before what is over. A cursor is the key of the event shown last.
     * @throws DomainError request.invalid for a cursor that is none
     */
    async list(
      filter: CatalogueFilter,
      cursor: string | undefined,
      limit: number,
      now: Instant,
    ): Promise<Page<EventHead>> {
      const after = cursor === undefined ? undefined : keyIn(cursor);
      const today = dayAt(now, HOME_ZONE);
      const boundary = addDays(today, -LONGEST_EVENT_DAYS);
      const order = filter.from === undefined ? "desc" : "asc";
      const wantsPast = filter.from === undefined || filter.from < today;
      const names: ShelfName[] = wantsPast
        ? order === "asc"
          ? ["past", "near"]
          : ["near", "past"]
        : ["near"];
      const found: CatalogueEntry[] = [];
      for (const name of names) {
        for await (const entries of partsOf(name, boundary, order)) {
          for (const entry of entries) {
            const isPassed =
              after !== undefined && (order === "desc" ? keyOf(entry) >= after : keyOf(entry) <= after);
            if (!isPassed && fits(entry, filter)) found.push(entry);
          }
          if (found.length > limit || (order === "asc" && isBeyond(entries.at(-1), filter))) break;
        }
        if (found.length > limit) break;
      }
      const last = found.length > limit ? found[limit - 1] : undefined;
      return {
        items: found.slice(0, limit).map(({ head }) => head),
        ...(last && { cursor: Buffer.from(keyOf(last)).toString("base64url") }),
      };
    },

    /** Reads anew for the next who asks: in this process, whoever has saved sees it at once. */
    forget(): void {
      shelves.clear();
    },
  };
}

function fits({ head, sortOn, lastOn, searchText }: CatalogueEntry, filter: CatalogueFilter): boolean {
  return (
    (!filter.kind || head.kind === filter.kind) &&
    (!filter.from || lastOn >= filter.from) &&
    !isBeyond({ sortOn }, filter) &&
    filter.words.every((word) => searchText.includes(word))
  );
}

/** Whether an event begins after the days that are asked for, as do all that come after it by date. */
function isBeyond(entry: Pick<CatalogueEntry, "sortOn"> | undefined, { to }: CatalogueFilter): boolean {
  // Behind a tentative date stands how exact it is.
  return entry !== undefined && to !== undefined && entry.sortOn > `${to}~~`;
}

function keyOf({ sortOn, head }: CatalogueEntry): string {
  return `${sortOn} ${head.eventId}`;
}

function keyIn(cursor: string): string {
  const key = Buffer.from(cursor, "base64url").toString("utf8");
  if (/^[\d~a-z-]{4,20} evt_[0-9A-Z]{26}$/.test(key)) return key;
  throw new DomainError("invalid", "request.invalid", {
    issues: [{ path: "cursor", code: "field.cursor" }],
  });
}
