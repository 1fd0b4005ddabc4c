import { tell, type NewEntry } from "../shared/history.ts";
import type { Publication } from "./store.ts";

/** What the history says of a schedule of support: that a month was published, and which version of it. */
export function publicationHistory(
  _before: Publication | undefined,
  { projectId, month, version, publishedAt, changedBy }: Publication,
): NewEntry[] {
  return tell(
    {
      subjectId: projectId,
      target: projectId,
      key: `schedule ${projectId} ${month}`,
      action: "project.schedule_published",
      fields: [],
      changes: [{ field: "dates", to: month }],
    },
    undefined,
    { version, updatedAt: publishedAt, changedBy },
  );
}
