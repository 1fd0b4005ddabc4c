import { isAllowed, reachOf } from "../access/rules.ts";
import type { Participant } from "../participant/schema.ts";
import type { Project } from "../project/answer.ts";
import type { StaffActor, StaffRole } from "../shared/actor.ts";
import { minuteOfDay } from "../shared/clock.ts";
import type { Issue } from "../shared/error.ts";
import { foldText } from "../shared/text.ts";
import type { Day, WallTime } from "../shared/time.ts";
import type { Staff } from "../staff/answer.ts";
import { toActor } from "../staff/rules.ts";
import type { LogPerson } from "./answer.ts";
import type { Counsellor, SupportEntry, SupportEntryId } from "./schema.ts";

/** Which entries of a project's log somebody may read: all, those of support that they gave themselves, or none. */
export function readableEntries(actor: StaffActor, projectId: string): "all" | "own" | undefined {
  if (isAllowed(actor, "log.read", { projectId })) return "all";
  return isAllowed(actor, "log.read", { projectId, teamIds: [actor.staffId] }) ? "own" : undefined;
}

/** Whether somebody may read an entry: whoever gave the support is its team. */
export function canReadEntry(
  actor: StaffActor,
  { projectId, counsellor }: Pick<SupportEntry, "projectId" | "counsellor">,
): boolean {
  return isAllowed(actor, "log.read", { projectId, teamIds: teamOf(counsellor) });
}

/** Whether somebody may write an entry of support that was given by that counsellor. */
export function canWriteEntry(
  actor: StaffActor,
  { projectId, counsellor }: Pick<SupportEntry, "projectId"> & { counsellor: Pick<Counsellor, "staffId"> },
): boolean {
  return isAllowed(actor, "log.write", { projectId, teamIds: teamOf(counsellor) });
}

/** Whether people of a role keep entries of support that they gave themselves, and of nobody else. */
export function keepsOwn(role: StaffRole): boolean {
  return reachOf(role, "log.write") === "team";
}

function teamOf({ staffId }: Pick<Counsellor, "staffId">) {
  return staffId ? [staffId] : [];
}

/**
 * Whether a member of staff can be named as who gave support in a project on a day: those who work there, and those who keep their own
 * entries. Who has left since gave it all the same.
 */
export function canCounsel(person: Staff, projectId: string, day: Day): boolean {
  const actor = toActor(person);
  const owned = { projectId, teamIds: [person.staffId] };
  return (
    (person.until === undefined || day <= person.until) &&
    (isAllowed(actor, "team.join", owned) || isAllowed(actor, "log.write", owned))
  );
}

/**
 * Under what the days of a counsellor are kept. Those of staff go over all projects, because nobody gives support in two at once; of
 * somebody without an account only the name is known, and that of another project may be another person's.
 */
export function counsellorKey(projectId: string, { staffId, name }: Counsellor): string {
  return staffId ?? `${projectId}#${foldText(name)}`;
}

/** Hours of one day on the wall. */
type Span = Pick<SupportEntry, "from" | "to">;

/** Minutes by the clock on the wall. */
export function spanMinutes({ from, to }: Span): number {
  return (minuteOfDay(to) ?? 0) - (minuteOfDay(from) ?? 0);
}

/** What is known of an entry where it is only looked for what it overlaps with. */
export interface Brief extends Span {
  entryId: SupportEntryId;
  day: Day;
  struck?: boolean;
}

/** Those with which an entry overlaps: one that begins as another ends does not, nor does anything with what was struck out. */
export function overlapping<Other extends Brief>(entry: Brief, others: readonly Other[]): Other[] {
  return others.filter(
    ({ entryId, day, from, to, struck }) =>
      entryId !== entry.entryId && !struck && day === entry.day && from < entry.to && entry.from < to,
  );
}

/**
 * What is wrong with when support is said to have been given. A day that an entry has already stays one of the project, whose period
 * may have been changed since.
 */
export function whenFaults(
  { day, from, to }: Span & { day: Day },
  { startsOn, endsOn }: Pick<Project, "startsOn" | "endsOn">,
  now: WallTime,
  keptDay?: Day,
): Issue[] {
  const issues: Issue[] = [];
  if (day > now.slice(0, 10)) issues.push({ path: "day", code: "log.future" });
  else if (day !== keptDay && (day < startsOn || day > endsOn))
    issues.push({ path: "day", code: "log.outside_project" });
  if (to <= from) issues.push({ path: "to", code: "log.ends_before_start" });
  else if (day === now.slice(0, 10) && `${day}T${to}` > now) issues.push({ path: "to", code: "log.future" });
  return issues;
}

/** Minutes of support, and minutes on duty: each day from the first support to the end of the last. */
export function workOf(entries: readonly (Span & { day: Day })[]): { minutes: number; duty: number } {
  const days = Map.groupBy(entries, ({ day }) => day);
  const sum = (numbers: number[]) => numbers.reduce((total, one) => total + one, 0);
  return {
    minutes: sum(entries.map(spanMinutes)),
    duty: sum(
      [...days.values()].map((own) => {
        const from = own.map((one) => one.from).toSorted()[0] ?? "00:00";
        const to =
          own
            .map((one) => one.to)
            .toSorted()
            .at(-1) ?? from;
        return spanMinutes({ from, to });
      }),
    ),
  };
}

/** Letters of a name from which somebody is looked for: fewer would list the project. */
export const SEARCH_LETTERS = 3;

/** Whether one of the words that were typed is long enough to look for somebody by it. */
export function isEnoughToSearch(words: readonly string[]): boolean {
  return words.some((word) => word.length >= SEARCH_LETTERS);
}

/**
 * People as whoever keeps the log may look them up, the first of them: what they are called. The year of birth tells those apart alone who
 * are called the same.
 */
export function toFound(
  people: readonly Pick<Participant, "participantId" | "firstName" | "lastName" | "entry">[],
  most: number,
): LogPerson[] {
  const called = Map.groupBy(people, ({ firstName, lastName }) => foldText(`${lastName} ${firstName}`));
  return people.slice(0, most).map(({ participantId, firstName, lastName, entry }) => {
    const isAlone = called.get(foldText(`${lastName} ${firstName}`))?.length === 1;
    const born = isAlone ? undefined : entry.birthDate?.slice(0, 4);
    return { participantId, firstName, lastName, ...(born && { born }) };
  });
}
