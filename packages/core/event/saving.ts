import { isDeepStrictEqual } from "node:util";
import { actorRef, type StaffActor } from "../shared/actor.ts";
import type { Context } from "../shared/context.ts";
import { DomainError } from "../shared/error.ts";
import { jitter, RACE_ATTEMPTS } from "../shared/table.ts";
import type { EventDeps } from "./deps.ts";
import { EVENT_SCOPE, optionIds, resizeBlocks, type SeatBlock, seatScopes } from "./rules.ts";
import type { Event, EventInput } from "./schema.ts";
import { quotasOf } from "./quotas.ts";
import { type BlockChange, BLOCKS_PER_SAVE, type QuotaTerms } from "./store.ts";
import { blocksOf } from "./view.ts";

/** Writes `after` over `before` and resizes seats; a race for the last seats is read again and decided again. */
export async function save(
  deps: EventDeps,
  ctx: Context<StaffActor>,
  before: Event,
  after: Event,
  {
    reason,
    forgotten = [],
    isFresh = false,
  }: {
    reason?: string;
    forgotten?: readonly string[];
    /** Nobody has answered the form as it was. */
    isFresh?: boolean;
  } = {},
): Promise<Event> {
  for (let attempt = 0; attempt < RACE_ATTEMPTS; attempt += 1) {
    const blocks = await blocksOf(deps, before, true);
    // Somebody got in while their option was to be forgotten: the next attempt of staff finds them.
    if (blocks.some((block) => forgotten.includes(block.scope) && !isEmpty(block))) break;
    const terms = termsAfter(before, after);
    const changes = withTerms(seatChanges(before, after, blocks), before, { ...after, ...terms }, blocks);
    changes.push(...closings(after, blocks, forgotten));
    const saved = { ...after, ...terms, blocks: blocksAfter(before.blocks, changes, forgotten) };
    changes.push(...(await codeClosings(deps, after)));
    const note = { changedBy: actorRef(ctx.actor), changeReason: reason };
    const superseded = isFresh || after.formVersion === before.formVersion ? undefined : before;
    const result = await deps.events.save(saved, before.version, changes, note, superseded);
    if (result.done) {
      deps.catalogue.forget();
      return saved;
    }
    if (result.refusals[0]?.refused) throw new DomainError("conflict", "event.version_conflict");
    await jitter(attempt);
  }
  throw new DomainError("conflict", "event.seats_changing");
}

/**
 * The writes that give every scope its limit.
 * @throws DomainError event.seats_below_taken, event.invalid
 */
export function seatChanges(
  before: Event | undefined,
  after: EventInput,
  blocks: readonly SeatBlock[],
): BlockChange[] {
  const limits = new Map(before ? seatScopes(before).map(({ scope, seats }) => [scope, seats]) : []);
  const changes: BlockChange[] = [];
  for (const [index, { scope, seats }] of seatScopes(after).entries()) {
    const own = blocks.filter((block) => block.scope === scope);
    const isOffered = own.length > 0 && own.every(({ retired }) => !retired);
    if (isOffered && limits.has(scope) && limits.get(scope) === seats) continue;
    const decision = resizeBlocks(own, seats);
    if (decision.outcome === "below_taken") {
      throw new DomainError("conflict", "event.seats_below_taken", {
        issues: [
          {
            path: index === 0 ? "seats" : `choiceGroups.${scope}`,
            code: "event.seats_below_taken",
            limit: decision.taken,
          },
        ],
      });
    }
    for (const { isNew, ...size } of decision.sizes)
      changes.push({ scope, ...size, type: isNew ? "create" : "resize" });
  }
  if (changes.length > BLOCKS_PER_SAVE) {
    const issues = [{ path: "choiceGroups", code: "event.too_many_seat_changes" }];
    throw new DomainError("invalid", "event.invalid", { issues });
  }
  return changes;
}

/** The quotas of an event that is saved as `after`, and the version in which they last changed. */
export function termsAfter(before: Event | undefined, after: Event): Pick<Event, "quotas" | "quotaTerms"> {
  const quotas = quotasOf(after);
  const isSame = isDeepStrictEqual(before?.quotas ?? [], quotas);
  return {
    quotas: quotas.length > 0 ? quotas : undefined,
    quotaTerms: isSame ? before?.quotaTerms : after.version,
  };
}

/**
 * The writes with the terms of the quotas, which stand where people get in: whoever gets in by others, which a process read a moment
 * ago, is refused in their own transaction, and so is whoever would be counted before all are who are there already.
 */
export function withTerms(
  changes: readonly BlockChange[],
  before: Event | undefined,
  { quotaTerms, ...after }: Event,
  blocks: readonly SeatBlock[],
): BlockChange[] {
  if (quotaTerms === undefined) return [...changes];
  const isNew = quotaTerms !== before?.quotaTerms;
  const isLimited = after.quotas !== undefined;
  const counting = isLimited && blocks.some(({ taken }) => taken > 0);
  const terms: QuotaTerms = {
    terms: quotaTerms,
    ...(isNew && { counting, isEmpty: isLimited && !counting }),
  };
  const own = changes.map((change): BlockChange => {
    if (change.scope !== EVENT_SCOPE) return change;
    if (change.type === "create") return { ...change, terms };
    return change.type === "resize" && isNew ? { ...change, terms } : change;
  });
  if (!isNew) return own;
  const changed = new Set(changes.flatMap(({ scope, block }) => (scope === EVENT_SCOPE ? [block] : [])));
  const others = blocks.filter(({ scope, block }) => scope === EVENT_SCOPE && !changed.has(block));
  return [...own, ...others.map(({ scope, block }): BlockChange => ({ type: "terms", scope, block, terms }))];
}

/** The writes that keep people out of what is cancelled or offered no more, and forget what nobody has. */
function closings(after: Event, blocks: readonly SeatBlock[], forgotten: readonly string[]): BlockChange[] {
  const offered = new Set(seatScopes(after).map(({ scope }) => scope));
  const retired = optionIds(after.retired);
  // Whoever gets in takes a seat of the event or a place in its line, but for those who wait for an option only.
  const inOrder = blocks.toSorted(
    (a, b) => Number(b.scope === EVENT_SCOPE) - Number(a.scope === EVENT_SCOPE),
  );
  return inOrder.flatMap(({ scope, block, retired: isRetired }): BlockChange[] => {
    if (forgotten.includes(scope)) return [{ type: "remove", scope, block }];
    if (after.state === "cancelled" && offered.has(scope)) return [{ type: "shut", scope, block }];
    return retired.has(scope) && !isRetired ? [{ type: "retire", scope, block }] : [];
  });
}

/** The writes that end the codes of what is cancelled: by its own seats a code lets in who touches none of the event's. */
async function codeClosings(deps: EventDeps, { eventId, state }: Event): Promise<BlockChange[]> {
  if (state !== "cancelled") return [];
  return (await deps.accessCodes.counters(eventId)).map((counter) => ({ type: "shut", ...counter }));
}

function isEmpty({ taken, waiting, pending }: SeatBlock): boolean {
  return taken + waiting + pending === 0;
}

/** How many blocks each scope has after these writes. */
export function blocksAfter(
  blocks: Record<string, number>,
  changes: readonly BlockChange[],
  forgotten: readonly string[],
): Record<string, number> {
  const counts = new Map(Object.entries(blocks));
  for (const { scope, block } of changes) counts.set(scope, Math.max(counts.get(scope) ?? 0, block + 1));
  for (const scope of forgotten) counts.delete(scope);
  return Object.fromEntries(counts);
}
