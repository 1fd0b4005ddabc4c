import { actorRef, type StaffActor } from "../shared/actor.ts";
import type { Context } from "../shared/context.ts";
import type { Doing, StoredParticipant } from "./store.ts";

/** What a row says of who made it. */
export function begun(ctx: Context<StaffActor>, doing: Doing, reason?: string) {
  return {
    doing,
    version: 1,
    createdAt: ctx.now,
    updatedAt: ctx.now,
    changedBy: actorRef(ctx.actor),
    changeReason: reason,
  };
}

/** What a row says of who changed it. */
export function changed(before: StoredParticipant, ctx: Context<StaffActor>, doing: Doing, reason?: string) {
  return {
    doing,
    version: before.version + 1,
    updatedAt: ctx.now,
    changedBy: actorRef(ctx.actor),
    changeReason: reason,
  };
}
