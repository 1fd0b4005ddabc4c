import { actorRef, type StaffActor } from "../shared/actor.ts";
import type { Context } from "../shared/context.ts";
import { DomainError } from "../shared/error.ts";
import type { ParticipantView } from "./answer.ts";
import type { ParticipantDeps } from "./deps.ts";
import type { Doing, StoredParticipant } from "./store.ts";
import { toView } from "./view.ts";

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

/** Writes a changed participant. @throws DomainError participant.version_conflict */
export async function saveChange(
  deps: ParticipantDeps,
  before: StoredParticipant,
  after: StoredParticipant,
): Promise<ParticipantView> {
  if ((await deps.participants.save([{ before, after }])) !== "written")
    throw new DomainError("conflict", "participant.version_conflict");
  return toView(after);
}
