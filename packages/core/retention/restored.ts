import { actorRef } from "../shared/actor.ts";
import type { Context } from "../shared/context.ts";
import { jitter, RACE_ATTEMPTS } from "../shared/table.ts";
import { UnavailableError } from "../shared/time-limit.ts";
import type { RetentionStore } from "./store.ts";

/**
 * Lets nothing end by itself any more in a table that was put back: holds, longer terms and switching off that were said after its moment are
 * not in it, and the next look is over by then, so it would begin at once. Safe to do twice.
 * @returns whether somebody ever let data end by themselves, and so has to look through the holds before they do again
 */
export async function switchOffRestored(
  retentions: Pick<RetentionStore, "findSwitch" | "saveSwitch">,
  ctx: Context,
): Promise<boolean> {
  for (let attempt = 1; attempt <= RACE_ATTEMPTS; attempt += 1) {
    const site = await retentions.findSwitch();
    if (!site?.isOn) return site !== undefined;
    const version = site.version + 1;
    const off = { isOn: false, version, updatedAt: ctx.now, changedBy: actorRef(ctx.actor) };
    if (await retentions.saveSwitch(off)) return true;
    await jitter(attempt);
  }
  throw new UnavailableError("The switch of the retention is being changed.");
}
