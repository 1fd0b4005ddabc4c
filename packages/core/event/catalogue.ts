import { DomainError } from "../shared/error.ts";
import type { Page } from "../shared/page.ts";
import { addDays, HOME_ZONE, dayAt, type Day, type Instant } from "../shared/time.ts";
import type { EventHead, EventKind } from "./schema.ts";
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

/** Events that began longer ago than this and are still on are left out of the catalogue; their pages stay. */
const LONGEST_EVENT_DAYS = 366;
/** What is over for so long changes seldom: it is read again this many times less often. */
const PAST_IS_KEPT_TIMES = 30;

/** A part of the catalogue as it was read. */
interface Shelf {
  /** The first day that is, or is not, in it. */
  boundary: Day;
  readAt: number;
  entries: Promise<CatalogueEntry[]>;
}

/** What the public finds events in. */
export type Catalogue = ReturnType<typeof createCatalogue>;

/**
 * The public events as this process last read them. Anybody may ask for any words and days, and no cache before us
 * knows what comes next: so what a question costs must not depend on it. The events of now and of the last year are
 * read once in `ttlMs`, those before much more seldom and only for who looks that far back (docs/decisions/0041).
 */
export function createCatalogue({ events, ttlMs }: { events: EventStore; ttlMs: number }) {
  const shelves: { near?: Shelf; past?: Shelf } = {};

  async function take(name: keyof typeof shelves, boundary: Day): Promise<CatalogueEntry[]> {
    const known = shelves[name];
    const keptMs = name === "past" ? ttlMs * PAST_IS_KEPT_TIMES : ttlMs;
    if (known?.boundary === boundary && performance.now() - known.readAt < keptMs) return known.entries;
    const range = name === "past" ? { before: boundary } : { from: boundary };
    // Many who come at once wait for one reading.
    const shelf = { boundary, readAt: performance.now(), entries: events.readCatalogue(range) };
    shelves[name] = shelf;
    try {
      return await shelf.entries;
    } catch (cause) {
      if (shelves[name] === shelf) delete shelves[name];
      throw cause;
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
      const descends = filter.from === undefined;
      const found: CatalogueEntry[] = [];
      const collect = (entries: readonly CatalogueEntry[]) => {
        for (const entry of descends ? entries.toReversed() : entries) {
          if (found.length > limit) return;
          const isPassed = after !== undefined && (descends ? keyOf(entry) >= after : keyOf(entry) <= after);
          if (!isPassed && fits(entry, filter)) found.push(entry);
        }
      };
      const wantsPast = descends || (filter.from ?? today) < today;
      if (wantsPast && !descends) collect(await take("past", boundary));
      if (found.length <= limit) collect(await take("near", boundary));
      if (descends && found.length <= limit) collect(await take("past", boundary));
      const last = found.length > limit ? found[limit - 1] : undefined;
      return {
        items: found.slice(0, limit).map(({ head }) => head),
        ...(last && { cursor: Buffer.from(keyOf(last)).toString("base64url") }),
      };
    },

    /** Reads anew for the next who asks: in this process, whoever has saved sees it at once. */
    forget(): void {
      delete shelves.near;
      delete shelves.past;
    },
  };
}

function fits({ head, sortOn, lastOn, searchText }: CatalogueEntry, filter: CatalogueFilter): boolean {
  return (
    (!filter.kind || head.kind === filter.kind) &&
    (!filter.from || lastOn >= filter.from) &&
    // Behind a tentative date stands how exact it is.
    (!filter.to || sortOn <= `${filter.to}~~`) &&
    filter.words.every((word) => searchText.includes(word))
  );
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
