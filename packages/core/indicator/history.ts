import { changedFields, tell, type FieldChange, type NewEntry } from "../shared/history.ts";
import type { StoredIndicator, StoredResult } from "./store.ts";

/** What follows from what was done. */
const UNTOLD = ["doing", "removed"];

/** What the history says of an indicator: what was done to which, and what of it changed. */
export function indicatorHistory(before: StoredIndicator | undefined, after: StoredIndicator): NewEntry[] {
  const { projectId, indicatorId, doing } = after;
  const [was, is] = [before && { ...before }, { ...after }];
  const of = after.name.pl;
  const changes: Record<StoredIndicator["doing"], FieldChange[]> = {
    added: [{ field: "indicator", to: of }],
    changed: was ? changedFields(was, is, UNTOLD).map((field) => ({ field: `indicator.${field}`, of })) : [],
    removed: [{ field: "indicator", from: of }],
    restored: [{ field: "indicator", to: of }],
  };
  const what = { subjectId: projectId, target: indicatorId, action: `indicator.${doing}`, fields: [] };
  return tell({ ...what, changes: changes[doing] }, was, is);
}

/** What the history says of a result of somebody: what was done; no values, which are personal. */
export function resultHistory(before: StoredResult | undefined, after: StoredResult): NewEntry[] {
  const { projectId, participantId, doing } = after;
  // That somebody's term is over is told once, of them.
  if (doing === "ended") return [];
  const [was, is] = [before && { ...before }, { ...after }];
  // Under the participant, among what else was done to them, by a key of its own: their versions have nothing to do with its.
  return tell(
    {
      subjectId: projectId,
      target: participantId,
      key: after.resultId,
      action: `result.${doing}`,
      fields: [],
    },
    was,
    is,
  );
}
