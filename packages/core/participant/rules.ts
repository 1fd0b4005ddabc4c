import { isAllowed } from "../access/rules.ts";
import type { StaffActor } from "../shared/actor.ts";
import type { Issue } from "../shared/error.ts";
import type { AgeGroup, CourseChange, Participant } from "./schema.ts";
import { ageOn, missingEntry } from "./entry-form.ts";

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

/** What a funder asks and is not known yet; of candidates nothing is missing, because it is asked on the day of entry, nor of whose term is over. */
export function missingOf({ state, entry, ended }: Pick<Participant, "state" | "entry" | "ended">): string[] {
  return state === "candidate" || ended ? [] : missingEntry(entry);
}

/** The counties that staff say somebody counts to; where they say none, that of their commune. */
export function countiesOf({ territory, entry }: Pick<Participant, "territory" | "entry">): string[] {
  const said = territory.filter((code) => code.length === 4);
  if (said.length > 0 || !entry.commune) return said;
  return [entry.commune.slice(0, 4)];
}

/** The group of somebody's age on the day of entry; undefined where that or the birth date is not known. */
export function ageGroupOf({
  entry: { birthDate },
  startsOn,
  ended,
}: Pick<Participant, "entry" | "startsOn" | "ended">): AgeGroup | undefined {
  if (ended) return ended.age;
  if (!birthDate || !startsOn) return undefined;
  const age = ageOn(birthDate, startsOn);
  if (age < 18) return "under18";
  if (age < 30) return "18to29";
  return age < 55 ? "30to54" : "55up";
}
