import type { EventId } from "../event/schema.ts";
import type { Context } from "../shared/context.ts";
import { DomainError } from "../shared/error.ts";
import type { Instant } from "../shared/time.ts";
import { LIMITS, secondsUntil, windowOf, type Limit, type LimitKind } from "./rules.ts";
import type { EventRefusals } from "./schema.ts";
import type { LimitStore } from "./store.ts";

/** What came of a try. */
export type Taken = { taken: true } | { taken: false; retryAfterSeconds: number };

/** Counts tries and refuses those that are too many. */
export type Limits = ReturnType<typeof createLimits>;

/** What is remembered of one window in this process. */
interface Seen {
  /** Tries that are not written down yet. */
  pending: number;
  /** A window that is full stays so to its end. */
  full: boolean;
  endsAt: Instant;
}

/** Windows remembered in one process at most. */
const MAX_SEEN = 10_000;

/**
 * Makes the one way in which tries are limited (docs/decisions/0041). What is limited, and how much of it, stands in
 * {@link LIMITS}; whom it is counted for, the caller says.
 * @param hash keyed, so that nobody reads or finds the address behind a count
 */
export function createLimits({
  store,
  hash,
}: {
  store: LimitStore;
  hash: (text: string) => Promise<string>;
}) {
  const seen = new Map<string, Seen>();

  function lookUp(limitId: string, endsAt: Instant, now: Instant): Seen {
    const known = seen.get(limitId);
    if (known) return known;
    if (seen.size >= MAX_SEEN) {
      for (const [id, { endsAt: end }] of seen) if (end <= now) seen.delete(id);
      if (seen.size >= MAX_SEEN) seen.clear();
    }
    const fresh = { pending: 0, full: false, endsAt };
    seen.set(limitId, fresh);
    return fresh;
  }

  /**
   * Counts one try and says whether it was one too many. One conditional write, or none where it is counted in steps
   * or known to be full. Without a subject there is nobody to count for.
   */
  async function tryTake(
    { now }: Pick<Context, "now">,
    kind: LimitKind,
    subject: string | undefined,
  ): Promise<Taken> {
    if (subject === undefined) return { taken: true };
    const limit: Limit = LIMITS[kind];
    const { most, step = 1 } = limit;
    const { number, endsAt } = windowOf(limit, now);
    const limitId = await hash(`limit\u0000${kind}\u0000${number}\u0000${subject}`);
    const window = lookUp(limitId, endsAt, now);
    if (!window.full) {
      window.pending += 1;
      if (window.pending < step) return { taken: true };
      const by = window.pending;
      window.pending = 0;
      if (await store.count(limitId, { by, most, endsAt })) return { taken: true };
      window.full = true;
    }
    return { taken: false, retryAfterSeconds: secondsUntil(endsAt, now) };
  }

  /**
   * {@link tryTake}, where one too many is refused.
   * @throws DomainError rate_limited, or the limit's own code; with `retryAfterSeconds`
   */
  async function take(
    ctx: Pick<Context, "now">,
    kind: LimitKind,
    subject: string | undefined,
  ): Promise<void> {
    const result = await tryTake(ctx, kind, subject);
    if (result.taken) return;
    const { code = "rate_limited", field }: Limit = LIMITS[kind];
    const { retryAfterSeconds } = result;
    throw new DomainError("rate_limited", code, {
      retryAfterSeconds,
      ...(field && { issues: [{ path: field, code }] }),
    });
  }

  return {
    tryTake,
    take,

    /**
     * Takes several tries in order, as far as none is refused: whoever is stopped by the first uses nobody up by the
     * next. A refusal is noted for the staff of the event, where it is at one.
     * @throws DomainError as {@link take}
     */
    async takeAtEvent(
      ctx: Pick<Context, "now">,
      eventId: EventId | undefined,
      tries: readonly (readonly [LimitKind, string | undefined])[],
    ): Promise<void> {
      try {
        for (const [kind, subject] of tries) await take(ctx, kind, subject);
      } catch (cause) {
        if (cause instanceof DomainError && eventId) await store.noteRefusal(eventId, ctx.now);
        throw cause;
      }
    },

    /** How often people were refused at an event lately; undefined: never. */
    findRefusals(ctx: Pick<Context, "now">, eventId: EventId): Promise<EventRefusals | undefined> {
      return store.findRefusals(eventId, ctx.now);
    },
  };
}
