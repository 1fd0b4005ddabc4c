import { isAllowed } from "../access/rules.ts";
import type { StaffActor } from "../shared/actor.ts";
import type { Issue } from "../shared/error.ts";
import type { CourseChange, Participant } from "./schema.ts";
import { missingEntry } from "./entry-form.ts";

export { ageOn, ENTRY_QUESTIONS } from "./entry-form.ts";

/** Whether the participants of a project may be read: all events of it stand behind them. */
export function canReadParticipants(actor: StaffActor, projectId: string): boolean {
  return isAllowed(actor, "participants.read", { projectId });
}

/** Whether they may be added, changed and linked. */
export function canEditParticipants(actor: StaffActor, projectId: string): boolean {
  return isAllowed(actor, "participants.edit", { projectId });
}

/** What is wrong with where somebody is said to stand: support has a beginning, and an end where it is over. */
export function courseFaults({
  state,
  startsOn,
  endsOn,
}: Pick<CourseChange, "state" | "startsOn" | "endsOn">): Issue[] {
  const isOver = state === "completed" || state === "interrupted";
  if (state !== "candidate" && !startsOn) return [{ path: "startsOn", code: "field.required" }];
  if (isOver && !endsOn) return [{ path: "endsOn", code: "field.required" }];
  if (!isOver && endsOn) return [{ path: "endsOn", code: "participant.not_over" }];
  if (startsOn && endsOn && endsOn < startsOn)
    return [{ path: "endsOn", code: "participant.ends_before_start" }];
  return [];
}

/** What a funder asks and is not known yet; of candidates nothing is missing, because it is asked on the day of entry. */
export function missingOf({ state, entry }: Pick<Participant, "state" | "entry">): string[] {
  return state === "candidate" ? [] : missingEntry(entry);
}
