import { codeScope } from "../../access-code/rules.ts";
import type { EventId } from "../../event/index.ts";
import type { Writes } from "../../shared/table.ts";
import { isActive } from "../lifecycle.ts";
import type { SeatDemand, SeatMove } from "../moves.ts";
import { isQuota } from "../quotas.ts";
import type { Standing } from "../seats.ts";
import type { RegistrationEntities, StoredRegistration } from "./rows.ts";

interface BlockAttributes {
  terms: unknown;
  letIn: unknown;
  size: unknown;
  taken: unknown;
  extra: unknown;
  closed: unknown;
  retired: unknown;
}

interface Operators {
  eq(attribute: unknown, value: unknown): string;
  lte(attribute: unknown, value: unknown): string;
  exists(attribute: unknown): string;
  notExists(attribute: unknown): string;
  gte(attribute: unknown, value: unknown): string;
  lt(attribute: unknown, value: unknown): string;
  name(attribute: unknown): string;
}

/** Where somebody stands in the counters: with the seats, in the one of the code by which they came, for as long as they count. */
export function counted({ standing, status, accessCode }: StoredRegistration): Standing {
  if (!accessCode || !isActive(status)) return standing;
  return { ...standing, holds: [...standing.holds, { scope: codeScope(accessCode), block: 0 }] };
}

/** The writes of a change of standing: one per block, because a transaction may touch an item only once. */
export function standingWrites(
  blocks: Writes<RegistrationEntities>["blocks"],
  eventId: EventId,
  moves: readonly SeatMove[],
) {
  return moves.map((move) => {
    const { scope, block, taken, waiting, pending, size, extra, letIn } = move;
    const key = { eventId, scope, block };
    const added = Object.entries({ taken, waiting, pending, size, extra, letIn }).filter(
      ([, by]) => by !== 0,
    );
    if (added.length === 0) return blocks.check(key).where(demanded(move)).commit();
    // The counter of an institution begins with whoever comes first.
    const counter = isQuota(scope) ? blocks.update(key) : blocks.patch(key);
    return counter.add(Object.fromEntries(added)).where(demanded(move)).commit();
  });
}

/** The demands on a block as a condition. */
function demanded({
  demands,
  limit,
  terms: decidedBy,
  taken: count,
  seats,
  letInBefore,
}: Pick<SeatMove, "demands" | "limit" | "terms" | "taken" | "seats" | "letInBefore">) {
  return (
    { size, taken, extra, closed, retired, terms, letIn }: BlockAttributes,
    { eq, exists, notExists, gte, lt, lte, name }: Operators,
  ): string => {
    const inWords: Record<SeatDemand, () => string> = {
      seat_left: () => {
        if (seats === undefined) return `(${notExists(size)} OR ${name(taken)} < ${name(size)})`;
        return seats === null ? notExists(size) : `${eq(size, seats)} AND ${lte(taken, seats - count)}`;
      },
      full: () => `${exists(size)} AND ${name(taken)} >= ${name(size)}`,
      open: () => notExists(closed),
      offered: () => notExists(retired),
      extra: () => gte(extra, 1),
      no_extra: () => `(${notExists(extra)} OR ${lt(extra, 1)})`,
      one_by_one: () => (letInBefore === undefined ? notExists(letIn) : eq(letIn, letInBefore)),
      terms: () => (decidedBy === undefined ? notExists(terms) : eq(terms, decidedBy)),
      below_limit: () => `(${notExists(taken)} OR ${lt(taken, (limit ?? 0) - count + 1)})`,
    };
    return [...demands].map((demand) => inWords[demand]()).join(" AND ");
  };
}
