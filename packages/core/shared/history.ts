import { isDeepStrictEqual } from "node:util";
import type { Instant } from "./time.ts";

/** One thing that differs between two versions of something, said shortly. */
export interface FieldChange {
  /** Dotted path of the input, without numbers: what stands in a list is named by `of`. English texts end in `.en`. */
  field: string;
  /** The session, option or day that it belongs to. */
  of?: string;
  /** What stood there, and what stands there; a session says when it is. Both absent: it is only told that it changed. */
  from?: string;
  to?: string;
}

/** What a change puts into the history: who did what, when, to what, why, and no values of people's data. */
export interface NewEntry {
  /** Event or project under whose history it stands; staff, and what was read, have one of their own. */
  subjectId: string;
  /** Id of the thing that changed. */
  target: string;
  /** What changed, where it is not the target itself. With the version it says what has been told already. */
  key?: string;
  /** Absent for what happens once. */
  version?: number;
  at: Instant;
  /** `staff:stf_…`, `desk:chk_…`, `participant:reg_…`, `contact:del_…`, `public` or `system:…`. */
  actor: string;
  /** Past tense after the thing: `event.published`. */
  action: string;
  /** Names of what changed; dotted where deeper. */
  fields: string[];
  changes?: FieldChange[];
  /** State before and after, for things that have one. */
  from?: string;
  to?: string;
  reason?: string;
}

/** What of a row the history looks at: who changed it, why, and its fields. */
export interface Audited {
  version: number;
  updatedAt: Instant;
  changedBy: string;
  changeReason?: string;
  /** State or status, where the thing has one. */
  state?: string;
  [field: string]: unknown;
}

/** What every row keeps for itself; the state, because an entry says from what to what. */
const UNTOLD = ["state", "version", "updatedAt", "createdAt", "changedBy", "changeReason"];

/**
 * Names of the fields that differ between two versions of a row; no values, which may be personal.
 * @param untold what of these rows the system keeps for itself
 */
export function changedFields(
  before: Audited | undefined,
  after: Audited,
  untold: readonly string[] = [],
): string[] {
  const names = new Set([...Object.keys(before ?? {}), ...Object.keys(after)]);
  for (const name of [...UNTOLD, ...untold]) names.delete(name);
  return [...names].filter((name) => !isDeepStrictEqual(before?.[name], after[name])).sort();
}

/** Tells that a row came to be as it is: nothing where its version is the same, which is nobody's change. */
export function tell(
  what: Pick<NewEntry, "subjectId" | "target" | "key" | "action" | "fields" | "changes">,
  before: Audited | undefined,
  after: Audited,
): NewEntry[] {
  if (before?.version === after.version) return [];
  return [
    {
      ...what,
      version: after.version,
      at: after.updatedAt,
      actor: after.changedBy,
      from: before?.state,
      to: after.state,
      reason: after.changeReason,
    },
  ];
}
