import type { ProjectId } from "../project/schema.ts";
import type { Doing, SupportEntry, SupportEntryId } from "./schema.ts";

/** What of an entry stands in one attribute of its row. */
export type Kept = Omit<SupportEntry, "entryId" | "projectId" | "day" | "from" | "supportId" | "version">;

/** An entry with what only the table knows of it. */
export interface StoredEntry extends SupportEntry {
  doing: Doing;
  changedBy: string;
  changeReason?: string;
}

/** An entry as a row of the table. */
export interface EntryRow {
  entryId: string;
  projectId: string;
  month: string;
  day: string;
  from: string;
  supportId: string;
  entry: Kept;
  version: number;
  doing: Doing;
  changedBy: string;
  changeReason?: string | undefined;
}

/** The row of an entry. */
export function toRow(stored: StoredEntry): EntryRow {
  const { entryId, projectId, day, from, supportId, version, doing, changedBy, changeReason, ...entry } =
    stored;
  const key = { entryId, projectId, month: day.slice(0, 7), day, from, supportId };
  return { ...key, entry, version, doing, changedBy, changeReason };
}

/** The entry in a row, or in an image of one. */
export function fromRow(row: EntryRow): StoredEntry {
  const { entryId, projectId, day, from, supportId, entry, version, doing } = row;
  const { changedBy, changeReason } = row;
  return {
    ...entry,
    entryId: entryId as SupportEntryId,
    projectId: projectId as ProjectId,
    day,
    from,
    supportId,
    version,
    doing,
    changedBy,
    changeReason,
  };
}
