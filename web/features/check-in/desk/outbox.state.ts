import type { MarkInput, WalkInInput } from "@zapisy/core/attendance/schema";
import { MARKS_PER_REQUEST, MarkInputSchema, WalkInInputSchema } from "@zapisy/core/attendance/schema";
import type { DeskSyncAnswer } from "@zapisy/core/check-in/answer";
import type { DeskSync } from "@zapisy/core/check-in/schema";
import { WALK_INS_PER_SYNC } from "@zapisy/core/check-in/schema";
import type { RegistrationId } from "@zapisy/core/registration/schema";
import { fieldsOf } from "@zapisy/core/shared/field";
import type { Entry } from "./desk.state.ts";

/**
 * What is sent next: walk-ins first, because marks of a walk-in wait until the server knows the person. An
 * entry may have been kept by another version of the app: what the server no longer takes stays behind.
 */
export function nextBatch(
  entries: readonly Entry[],
  { version, since }: Pick<DeskSync, "version" | "since"> = {},
  limit: number = MARKS_PER_REQUEST,
): DeskSync {
  const open = entries.filter(({ refused }) => refused === undefined);
  const walkIns = open.flatMap((entry) =>
    entry.kind === "walk_in" ? [fieldsOf(WalkInInputSchema, entry.walkIn)] : [],
  );
  const marks = open.flatMap((entry): MarkInput[] =>
    entry.kind === "mark" && !entry.person.startsWith("wlk_")
      ? [
          {
            ...fieldsOf(MarkInputSchema, entry.mark),
            markId: entry.id,
            registrationId: entry.person as RegistrationId,
          },
        ]
      : [],
  );
  const first = walkIns.slice(0, Math.min(limit, WALK_INS_PER_SYNC));
  return { walkIns: first, marks: marks.slice(0, Math.max(0, limit - first.length)), version, since };
}

/** What an answer changes in the entries of this device. */
export interface EntryChanges {
  /** Ids of entries that the server has taken. */
  done: string[];
  /** Entries as they are from now on. */
  changed: Entry[];
}

/** Takes an answer in: what was recorded goes, what was refused says why, marks of walk-ins find their person. */
export function applyAnswer(
  entries: readonly Entry[],
  { marks, walkIns }: Pick<DeskSyncAnswer, "marks" | "walkIns">,
): EntryChanges {
  const done: string[] = [];
  const refusals = new Map<string, string>();
  const people = new Map<string, RegistrationId>();
  for (const result of marks) {
    if (result.outcome === "recorded") done.push(result.markId);
    else refusals.set(result.markId, result.code);
  }
  for (const result of walkIns) {
    if (result.outcome === "refused") refusals.set(result.walkInId, result.code);
    else {
      done.push(result.walkInId);
      people.set(result.walkInId, result.registrationId);
    }
  }
  const changed = entries.flatMap((entry): Entry[] => {
    if (done.includes(entry.id)) return [];
    const refused = refusals.get(entry.id);
    const person = entry.kind === "mark" ? people.get(entry.person) : undefined;
    const walkIn = entry.kind === "walk_in" ? toldApart(entry.walkIn, people) : undefined;
    if (refused === undefined && person === undefined && walkIn === undefined) return [];
    return [
      {
        ...entry,
        ...(refused === undefined ? {} : { refused }),
        ...(person === undefined ? {} : { person }),
        ...(walkIn === undefined ? {} : { walkIn }),
      } as Entry,
    ];
  });
  return { done, changed };
}

/** The walk-in as it names people whom the server knows by now; undefined where it names none of them. */
function toldApart(
  walkIn: WalkInInput,
  people: ReadonlyMap<string, RegistrationId>,
): WalkInInput | undefined {
  const { namesakes } = walkIn;
  if (!namesakes?.registrationIds.some((id) => people.has(id))) return undefined;
  const registrationIds = namesakes.registrationIds.map((id) => people.get(id) ?? id);
  return { ...walkIn, namesakes: { ...namesakes, registrationIds } };
}

/** A refused entry that is to be tried again, with a reason where one was missing. */
export function withReason(entry: Entry, reason: string | undefined): Entry {
  const { refused: _, ...open } = entry;
  if (open.kind === "walk_in" || reason === undefined) return open;
  return { ...open, mark: { ...open.mark, reason } };
}

/**
 * What goes together with a walk-in that is given up: its own marks.
 * @returns ids of all entries to be removed
 */
export function removalOf(entries: readonly Entry[], id: string): string[] {
  return entries
    .filter((entry) => entry.id === id || (entry.kind === "mark" && entry.person === id))
    .map((entry) => entry.id);
}
