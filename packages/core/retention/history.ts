import { SETTINGS_HISTORY } from "../audit/schema.ts";
import { changedFields, tell, type NewEntry } from "../shared/history.ts";
import type { ProjectRetention, RetentionLook, RetentionSwitch } from "./schema.ts";

/** What the history of a project says of its terms and holds: which terms changed, that a hold began or ended, and why. */
export function retentionHistory(before: ProjectRetention | undefined, after: ProjectRetention): NewEntry[] {
  const { projectId, holds } = after;
  const was = before?.holds ?? [];
  const isHeld = holds.some(({ holdId }) => !was.some((one) => one.holdId === holdId));
  const isFreed = was.some(({ holdId }) => !holds.some((one) => one.holdId === holdId));
  const action = isHeld ? "retention.held" : isFreed ? "retention.freed" : "retention.edited";
  const fields =
    isHeld || isFreed ? [] : changedFields(before && { ...before }, { ...after }, ["projectId", "holds"]);
  return tell(
    { subjectId: projectId, target: projectId, key: "retention", action, fields },
    before && { ...before },
    { ...after },
  );
}

/** What the history of the installation says of the switch. */
export function switchHistory(before: RetentionSwitch | undefined, after: RetentionSwitch): NewEntry[] {
  const action = after.isOn ? "retention.switched_on" : "retention.switched_off";
  return tell(
    { subjectId: SETTINGS_HISTORY, target: SETTINGS_HISTORY, key: "retention", action, fields: [] },
    before && { ...before },
    { ...after },
  );
}

/** What the history of an event says of what ended: how many, of which kind, and nothing of whom. */
export function lookHistory(before: RetentionLook | undefined, after: RetentionLook): NewEntry[] {
  const count = after.removed - (before?.removed ?? 0);
  if (count <= 0) return [];
  const { eventId, kind } = after;
  return [
    {
      subjectId: eventId,
      target: eventId,
      key: `retention ${kind}`,
      version: after.version,
      at: after.updatedAt,
      actor: "system:retention",
      action: "retention.removed",
      fields: [],
      changes: [{ field: `retention.${kind}`, to: String(count) }],
    },
  ];
}
