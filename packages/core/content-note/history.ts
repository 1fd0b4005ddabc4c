import type { NewEntry } from "../shared/history.ts";
import type { ContentNote, NoteDeputy } from "./schema.ts";

/** What the history says of a note: who wrote, corrected or removed it, and nothing of what it says. */
export function contentNoteHistory(
  before: Pick<ContentNote, "version" | "text"> | undefined,
  { entryId, projectId, text, version, changedAt, changedBy }: ContentNote,
): NewEntry[] {
  if (before?.version === version) return [];
  const hadText = before?.text !== undefined;
  const done = text === undefined ? "removed" : hadText ? "corrected" : "written";
  return [
    {
      subjectId: projectId,
      target: entryId,
      key: `${entryId}#note#${version}#${changedBy}`,
      at: changedAt,
      actor: changedBy,
      action: `note.${done}`,
      fields: [],
    },
  ];
}

/** What the history says of who stands in: for whom, who, until when, and why somebody else said so. */
export function noteDeputyHistory(
  before: NoteDeputy | undefined,
  { projectId, counsellor, deputyId, until, reason, version, changedAt, changedBy }: NoteDeputy,
): NewEntry[] {
  if (before?.version === version) return [];
  return [
    {
      subjectId: projectId,
      target: counsellor,
      key: `${projectId}#deputy#${counsellor}`,
      version,
      at: changedAt,
      actor: changedBy,
      action: deputyId === undefined ? "note.deputy_ended" : "note.deputy_named",
      fields: [],
      changes: [
        ...(before?.deputyId === deputyId
          ? []
          : [{ field: "note.deputy", from: before?.deputyId, to: deputyId }]),
        ...(before?.until === until ? [] : [{ field: "note.until", from: before?.until, to: until }]),
      ],
      ...(reason && { reason }),
    },
  ];
}
