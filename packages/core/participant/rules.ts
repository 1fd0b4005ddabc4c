import { isAllowed } from "../access/rules.ts";
import type { StaffActor } from "../shared/actor.ts";

/** Whether the participants of a project may be read: all events of it stand behind them. */
export function canReadParticipants(actor: StaffActor, projectId: string): boolean {
  return isAllowed(actor, "participants.read", { projectId });
}

/** Whether they may be added, changed and linked. */
export function canEditParticipants(actor: StaffActor, projectId: string): boolean {
  return isAllowed(actor, "participants.edit", { projectId });
}
