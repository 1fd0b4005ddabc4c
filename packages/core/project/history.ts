import { changedFields, tell, type NewEntry } from "../shared/history.ts";
import type { Project } from "./answer.ts";

type Row = Project & { changedBy: string; changeReason?: string };

/** What the history says of a project: that it was made, and which fields were edited. */
export function projectHistory(before: Row | undefined, after: Row): NewEntry[] {
  const { projectId } = after;
  const [was, is] = [before && { ...before }, { ...after }];
  const action = was ? "project.edited" : "project.created";
  const fields = was ? changedFields(was, is) : [];
  return tell({ subjectId: projectId, target: projectId, action, fields }, was, is);
}
