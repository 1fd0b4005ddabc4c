import type { ProjectId } from "../project/schema.ts";
import type { Day } from "../shared/time.ts";
import { type Brief, counsellorKey, spanMinutes } from "./rules.ts";
import type { SupportEntry } from "./schema.ts";

/*
 * Beside an entry, what is looked up without reading entries: the record of a person and the days of a counsellor, both written in the
 * entry's transaction under their versions, so that of two that overlap the second is told of the first; and sums of a month.
 */

/** An entry as the record of its person has it. */
export type RecordedBrief = Brief & { supportId: string };

/** All support that a person was given, by entries; of those who were merged each keeps their own. */
export interface SupportRecord {
  participantId: string;
  entries: RecordedBrief[];
  version: number;
}

/** An entry as the day of its counsellor has it. */
export type DutyBrief = Brief & { projectId: ProjectId };

/** A counsellor's day. */
export interface DutyDay {
  counsellor: string;
  day: Day;
  entries: DutyBrief[];
  version: number;
}

/** What an entry gives to the sums of its month, form of support and counsellor. */
export interface SumChange {
  projectId: ProjectId;
  month: string;
  supportId: string;
  counsellor: string;
  /** What they are called. */
  name: string;
  visits: number;
  minutes: number;
}

/** A record or a day, as it was read and as it is to be. */
export interface BookChange<Book> {
  before: Book;
  after: Book;
}

/** What of a book becomes of it by an entry that comes, changes or goes elsewhere. */
export function withEntry<One extends Brief, Book extends { entries: One[]; version: number }>(
  book: Book,
  entryId: Brief["entryId"],
  is: One | undefined,
): BookChange<Book> {
  const others = book.entries.filter((one) => one.entryId !== entryId);
  return {
    before: book,
    after: { ...book, entries: is ? [...others, is] : others, version: book.version + 1 },
  };
}

/** An entry in the record of its person. */
export function recordedOf({ entryId, day, from, to, supportId, struck }: SupportEntry): RecordedBrief {
  return { entryId, day, from, to, supportId, ...(struck !== undefined && { struck: true }) };
}

/** An entry in the day of its counsellor. */
export function dutyOf({ entryId, projectId, day, from, to, struck }: SupportEntry): DutyBrief {
  return { entryId, projectId, day, from, to, ...(struck !== undefined && { struck: true }) };
}

/** What a change of an entry gives to the sums, and takes from them; nothing but a name where that is spelt otherwise. */
export function sumChanges(before: SupportEntry | undefined, after: SupportEntry): SumChange[] {
  const shares = new Map<string, SumChange>();
  const add = (entry: SupportEntry | undefined, sign: 1 | -1) => {
    if (!entry || entry.struck !== undefined) return;
    const { projectId, supportId, day } = entry;
    const key = { projectId, month: day.slice(0, 7), supportId, counsellor: keyOf(entry) };
    const { visits = 0, minutes = 0 } = shares.get(JSON.stringify(key)) ?? {};
    shares.set(JSON.stringify(key), {
      ...key,
      name: entry.counsellor.name,
      visits: visits + sign,
      minutes: minutes + sign * spanMinutes(entry),
    });
  };
  add(before, -1);
  add(after, 1);
  return [...shares.values()].filter(
    ({ visits, minutes, name }) => visits !== 0 || minutes !== 0 || name !== before?.counsellor.name,
  );
}

/** Under what the days of an entry's counsellor are kept. */
export function keyOf({ projectId, counsellor }: SupportEntry): string {
  return counsellorKey(projectId, counsellor);
}
