import { isDeepStrictEqual } from "node:util";
import { type Actor, actorRef } from "../shared/actor.ts";
import type { Context } from "../shared/context.ts";
import { DomainError } from "../shared/error.ts";
import { type Condition, jitter, RACE_ATTEMPTS } from "../shared/table.ts";
import type { Instant } from "../shared/time.ts";
import type { EventDeps } from "./deps.ts";
import { belongingTerms, haveGroupsEnded } from "./groups.ts";
import {
  EVENT_SCOPE,
  groupIn,
  isEventSeat,
  opensAgain,
  optionIds,
  resizeBlocks,
  type SeatBlock,
  seatScopes,
} from "./rules.ts";
import type { Event } from "./schema.ts";
import { quotasOf } from "./quotas.ts";
import { type BlockChange, BLOCKS_PER_SAVE, type QuotaTerms } from "./store.ts";
import { blocksOf } from "./view.ts";

/** Writes `after` over `before` and resizes seats; a race for the last seats is read again and decided again. */
export async function save(
  deps: EventDeps,
  ctx: Context<Actor>,
  before: Event,
  after: Event,
  {
    reason,
    forgotten: left = [],
    isFresh = false,
    leave,
  }: {
    reason?: string;
    forgotten?: readonly string[];
    /** Nobody has answered the form as it was. */
    isFresh?: boolean;
    /** Asks, with each attempt, whether it may leave its project, and gives what has to be so still. */
    leave?: () => Promise<Condition>;
  } = {},
): Promise<Event> {
  for (let attempt = 0; attempt < RACE_ATTEMPTS; attempt += 1) {
    const blocks = await blocksOf(deps, before, true);
    const shaped = {
      ...after,
      ...termsAfter(before, after, ctx.now),
      reopened: opensAgain(before, after) ? after.version : before.reopened,
    };
    const forgotten = [...left, ...emptyGroups(shaped, blocks)];
    // Somebody got in while their option was to be forgotten: the next attempt of staff finds them.
    if (blocks.some((block) => forgotten.includes(block.scope) && !isEmpty(block))) break;
    const kept = blocks.filter(({ scope }) => !forgotten.includes(scope));
    const changes = withTerms(seatChanges(before, shaped, kept), before, shaped, kept);
    changes.push(...closings(shaped, blocks, forgotten));
    const saved = { ...shaped, blocks: blocksAfter(before.blocks, changes, forgotten) };
    changes.push(...(await codeClosings(deps, after)));
    const note = { changedBy: actorRef(ctx.actor), changeReason: reason };
    const superseded = isFresh || after.formVersion === before.formVersion ? undefined : before;
    const condition = await leave?.();
    const result = await deps.events.save(saved, before.version, changes, note, { superseded, condition });
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
 * The writes that give every scope its limit. Where groups are others than before, people may have more of the places of the one or the
 * other than there are, until they are counted with the group that is theirs (docs/decisions/0079); all of them together have no more.
 * @throws DomainError event.seats_below_taken, event.invalid
 */
export function seatChanges(
  before: Event | undefined,
  after: Event,
  blocks: readonly SeatBlock[],
): BlockChange[] {
  const isRegrouped = before !== undefined && areRegrouped(before, after);
  const taken = blocks.reduce((sum, block) => sum + (isEventSeat(block.scope) ? block.taken : 0), 0);
  if (isRegrouped && after.seats !== before.seats && after.seats !== null && after.seats < taken)
    throw belowTaken(EVENT_SCOPE, taken);
  const limits = new Map(before ? seatScopes(before).map(({ scope, seats }) => [scope, seats]) : []);
  const scopes = seatScopes(after);
  const known = new Set(scopes.map(({ scope }) => scope));
  const isGrouped = scopes.some(({ scope }) => groupIn(scope) !== undefined);
  const gone = new Set(
    blocks.map(({ scope }) => scope).filter((scope) => isEventSeat(scope) && !known.has(scope)),
  );
  const changes: BlockChange[] = [];
  for (const { scope, seats } of [...scopes, ...[...gone].map((scope) => ({ scope, seats: 0 }))]) {
    const own = blocks.filter((block) => block.scope === scope);
    const isOffered = own.length > 0 && own.every(({ retired }) => !retired);
    if (isOffered && limits.has(scope) && limits.get(scope) === seats) continue;
    const isMore = isGrouped && seats !== null && seats > (limits.get(scope) ?? seats);
    const keepsPast = isEventSeat(scope) && (isRegrouped || gone.has(scope) || isMore);
    const decision = resizeBlocks(own, seats, keepsPast);
    if (decision.outcome === "below_taken") throw belowTaken(scope, decision.taken);
    for (const { isNew, ...size } of decision.sizes)
      changes.push({ scope, ...size, type: isNew ? "create" : "resize" });
  }
  if (changes.length > BLOCKS_PER_SAVE) {
    const issues = [{ path: "choiceGroups", code: "event.too_many_seat_changes" }];
    throw new DomainError("invalid", "event.invalid", { issues });
  }
  return changes;
}

function belowTaken(scope: string, taken: number): DomainError {
  const isOption = !isEventSeat(scope);
  const path = groupIn(scope) === undefined ? "seats" : "recruitment.groups";
  const issue = {
    path: isOption ? `choiceGroups.${scope}` : path,
    code: "event.seats_below_taken",
    limit: taken,
  };
  return new DomainError("conflict", "event.seats_below_taken", { issues: [issue] });
}

/** Whether others belong to the groups of an event than did before. */
function areRegrouped(before: Event | undefined, after: Event): boolean {
  return !isDeepStrictEqual(before ? belongingTerms(before) : [], belongingTerms(after));
}

/** Scopes of groups that there are no more, and that nobody is in. */
function emptyGroups(after: Event, blocks: readonly SeatBlock[]): string[] {
  const known = new Set(seatScopes(after).map(({ scope }) => scope));
  const gone = blocks.filter(({ scope }) => groupIn(scope) !== undefined && !known.has(scope));
  return [...Map.groupBy(gone, ({ scope }) => scope)].flatMap(([scope, own]) =>
    own.every(isEmpty) ? [scope] : [],
  );
}

/**
 * The quotas of an event that is saved as `after`, whether the time of its groups is over, and the version in which last changed by
 * what people are counted.
 */
export function termsAfter(
  before: Event | undefined,
  after: Event,
  now: Instant,
): Pick<Event, "quotas" | "quotaTerms" | "groupsEnded"> {
  const quotas = quotasOf(after);
  const groupsEnded = haveGroupsEnded(after, now) ? true : undefined;
  const isSame =
    isDeepStrictEqual(before?.quotas ?? [], quotas) && !areRegrouped(before, { ...after, groupsEnded });
  return {
    quotas: quotas.length > 0 ? quotas : undefined,
    groupsEnded,
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
  after: Event,
  blocks: readonly SeatBlock[],
): BlockChange[] {
  const { quotaTerms } = after;
  if (quotaTerms === undefined) return [...changes];
  const isNew = quotaTerms !== before?.quotaTerms;
  const isLimited = after.quotas !== undefined || areRegrouped(before, after);
  const counting = isLimited && blocks.some(({ taken, waiting }) => taken + waiting > 0);
  const terms: QuotaTerms = {
    terms: quotaTerms,
    ...(isNew && { counting, isEmpty: isLimited && !counting }),
  };
  const own = changes.map((change): BlockChange => {
    if (!isEventSeat(change.scope)) return change;
    if (change.type === "create") return { ...change, terms };
    return change.type === "resize" && isNew ? { ...change, terms } : change;
  });
  if (!isNew) return own;
  const changed = new Set(changes.map(({ scope, block }) => `${scope}#${block}`));
  const others = blocks.filter(({ scope, block }) => isEventSeat(scope) && !changed.has(`${scope}#${block}`));
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
