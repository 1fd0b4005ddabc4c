import { tell, type FieldChange, type NewEntry } from "../shared/history.ts";
import type { StoredProfile } from "./store.ts";

/** What the history says of a profile: what was done to which, and of which text to which; the texts are kept themselves. */
export function profileHistory(before: StoredProfile | undefined, after: StoredProfile): NewEntry[] {
  const { projectId, profileId, doing, head, revision } = after;
  const changes: FieldChange[] = [
    doing === "changed"
      ? {
          field: "exportProfile.revision",
          of: head.name,
          from: `${before?.revision ?? ""}`,
          to: `${revision}`,
        }
      : { field: "exportProfile", to: head.name },
  ];
  return tell(
    { subjectId: projectId, target: profileId, action: `exportProfile.${doing}`, fields: [], changes },
    before && { ...before },
    { ...after },
  );
}
