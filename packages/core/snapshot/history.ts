import type { NewEntry } from "../shared/history.ts";
import type { Snapshot } from "./schema.ts";

/** What the history of a project says of its periods: which was closed, until when, with which sum; and that one does not stand, and why. */
export function snapshotHistory(before: Snapshot | undefined, after: Snapshot): NewEntry[] {
  const { projectId, snapshotId, name, from, to, sha256, withdrawn } = after;
  const of = { subjectId: projectId, target: snapshotId, fields: [] };
  if (withdrawn && !before?.withdrawn)
    return [
      {
        ...of,
        version: 2,
        at: withdrawn.at,
        actor: withdrawn.by,
        action: "snapshot.withdrawn",
        changes: [{ field: "snapshot", from: name }],
        reason: withdrawn.reason,
      },
    ];
  if (before) return [];
  return [
    {
      ...of,
      version: 1,
      at: after.closedAt,
      actor: after.closedBy,
      action: "snapshot.closed",
      changes: [
        { field: "snapshot", to: name },
        { field: "snapshot.period", to: `${from} – ${to}` },
        { field: "snapshot.sha256", to: sha256 },
      ],
    },
  ];
}
