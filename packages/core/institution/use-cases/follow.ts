import type { EventId } from "../../event/schema.ts";
import type { InstitutionDeps } from "../deps.ts";
import { wordRows, type WordRow } from "../rules.ts";
import type { InstitutionId } from "../schema.ts";
import type { StoredInstitution } from "../store.ts";

/**
 * Makes an entry found under its words as it is now, and under no others; one that was merged under none. Safe to do twice,
 * late, and after a later change.
 */
export async function followEntry(
  { institutions }: InstitutionDeps,
  before: StoredInstitution | undefined,
  after: StoredInstitution,
): Promise<void> {
  const now = await institutions.find(after.institutionId);
  const rows = now && !now.mergedInto ? wordRows(now) : [];
  const textOf = ({ head, tail }: WordRow) => `${head} ${tail}`;
  const kept = new Set(rows.map(textOf));
  const gone = new Map(
    [before, after].flatMap((entry) => (entry ? wordRows(entry) : [])).map((row) => [textOf(row), row]),
  );
  const { name, type, town, communeCode, state, otherNames } = now ?? after;
  await institutions.putWords(
    after.institutionId,
    rows,
    [...gone.values()].filter((row) => !kept.has(textOf(row))),
    { name, type, town, communeCode, state, otherNames },
  );
}

/** Notes that somebody of an institution registered for an event; says whether that was new. Safe to do twice. */
export function noteEvent(
  { institutions }: InstitutionDeps,
  institutionId: InstitutionId,
  eventId: EventId,
): Promise<boolean> {
  return institutions.noteEvent(institutionId, eventId);
}
