import { worked, type Erasure, type ErasureStore, type Guard } from "../erasure/index.ts";
import { PART } from "../erasure/rules.ts";
import type { Context } from "../shared/context.ts";
import { jitter, RACE_ATTEMPTS } from "../shared/table.ts";
import { UnavailableError } from "../shared/time-limit.ts";
import { decide } from "./decide.ts";
import type { DecidingDeps } from "./deps.ts";

/** What the guard of an erasure works with. */
interface GuardDeps extends DecidingDeps {
  erasures: Pick<ErasureStore, "find" | "save">;
}

/**
 * Makes what lets an erasure go on that follows from a term. A part is taken in one transaction with what it was decided by, so a hold, a
 * longer term, or switching off that came before holds it up; a part that was taken is finished.
 */
export function createRetentionGuard(deps: GuardDeps): Guard {
  return {
    take: (ctx, erasure) => take(deps, ctx, erasure),
    save: (ctx, erasure) => save(deps, ctx, erasure),
  };
}

async function take(deps: GuardDeps, ctx: Context, erasure: Erasure): Promise<Erasure | undefined> {
  const { cause, done, taken = 0, version } = erasure;
  // What is looked at again was taken before, and so was a part that broke off.
  if (!cause || erasure.look === 2 || taken > done) return erasure;
  const next = { ...erasure, taken: done + PART };
  for (let attempt = 1; attempt <= RACE_ATTEMPTS; attempt += 1) {
    const decided = await decide(deps, ctx, cause);
    if (!decided) {
      await stop(deps, ctx, erasure);
      return undefined;
    }
    if (await deps.retentions.take(next, decided)) return next;
    if ((await deps.erasures.find(erasure.erasureId))?.version !== version) return undefined;
    await jitter(attempt);
  }
  throw new UnavailableError("What is said of the retention of a project is being changed.");
}

/** Ends the first look after what was taken; whoever is left is found again once nothing holds it up. */
async function stop(deps: GuardDeps, ctx: Context, erasure: Erasure): Promise<void> {
  const registrationIds = erasure.registrationIds.slice(0, erasure.done);
  await save(deps, ctx, worked({ ...erasure, registrationIds }, 0, 0, ctx.now), true);
}

/** With the end of the first look is counted what went. */
async function save(deps: GuardDeps, ctx: Context, after: Erasure, isStopped = false): Promise<void> {
  if (after.cause && after.state === "waits")
    await deps.retentions.settle(after, after.cause, ctx.now, isStopped);
  else await deps.erasures.save(after);
}
