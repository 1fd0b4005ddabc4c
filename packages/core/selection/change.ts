import { actorRef, type Actor } from "../shared/actor.ts";
import type { Context } from "../shared/context.ts";
import type { Selection } from "./schema.ts";

/** A selection that somebody changes, with what every change says of itself. */
export function changed(before: Selection, ctx: Context<Actor>, reason?: string): Selection {
  return {
    ...before,
    version: before.version + 1,
    updatedAt: ctx.now,
    changedBy: actorRef(ctx.actor),
    changeReason: reason,
  };
}
