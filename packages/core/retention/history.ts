import { SETTINGS_HISTORY } from "../audit/schema.ts";
import { changedFields, tell, type FieldChange, type NewEntry } from "../shared/history.ts";
import { termText } from "./rules.ts";
import {
  TERM_KINDS,
  type PersonHold,
  type ProjectRetention,
  type RetentionLook,
  type RetentionSwitch,
} from "./schema.ts";

/**
 * What the history of a project says of its terms and holds: from what to what terms changed; that a hold began or ended, of what, by what
 * cause and until when, and why.
 */
export function retentionHistory(before: ProjectRetention | undefined, after: ProjectRetention): NewEntry[] {
  const { projectId, holds } = after;
  const was = before?.holds ?? [];
  const [held] = holds.filter(({ holdId }) => !was.some((one) => one.holdId === holdId));
  const [freed] = was.filter(({ holdId }) => !holds.some((one) => one.holdId === holdId));
  const hold = held ?? freed;
  const action = held ? "retention.held" : freed ? "retention.freed" : "retention.edited";
  const fields = hold ? [] : changedFields(before && { ...before }, { ...after }, ["projectId", "holds"]);
  const changes = hold ? holdChanges(hold, held ? "to" : "from") : termChanges(before, after);
  const target = hold?.eventId ?? projectId;
  return tell(
    { subjectId: projectId, target, key: "retention", action, fields, changes },
    before && { ...before },
    { ...after },
  );
}

function holdChanges(
  { cause, until }: Pick<PersonHold, "cause" | "until">,
  side: "from" | "to",
): FieldChange[] {
  const changes = [{ field: "hold.cause", [side]: cause }];
  return until === undefined ? changes : [...changes, { field: "hold.until", [side]: until }];
}

function termChanges(before: ProjectRetention | undefined, after: ProjectRetention): FieldChange[] {
  const values = (one: ProjectRetention | undefined) => ({
    ...Object.fromEntries(
      TERM_KINDS.map((kind) => [`terms.${kind}`, one?.terms[kind] && termText(one.terms[kind])]),
    ),
    lastPaymentOn: one?.lastPaymentOn,
  });
  const [was, is] = [values(before), values(after)];
  return Object.entries(is).flatMap(([field, to]) => {
    const from = was[field as keyof typeof was];
    return from === to ? [] : [{ field, from, to }];
  });
}

/** What the history of an event, or of a project, says of a hold of one person: that it began or ended, by what cause, until when and why. */
export function personHoldHistory(before: PersonHold | undefined, after: PersonHold): NewEntry[] {
  const { heldOf, subjectId, endedAt, cause, until } = after;
  const changes = holdChanges({ cause, until }, endedAt === undefined ? "to" : "from");
  const action = endedAt === undefined ? "retention.held" : "retention.freed";
  return tell(
    { subjectId, target: heldOf, key: "retention", action, fields: [], changes },
    before && { ...before, updatedAt: before.endedAt ?? before.heldAt },
    { ...after, updatedAt: endedAt ?? after.heldAt },
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

/** What the history of an event, or of a project, says of what ended: how many, of which kind, and nothing of whom. */
export function lookHistory(before: RetentionLook | undefined, after: RetentionLook): NewEntry[] {
  const count = after.removed - (before?.removed ?? 0);
  if (count <= 0) return [];
  const { lookOf, kind } = after;
  return [
    {
      subjectId: lookOf,
      target: lookOf,
      key: `retention ${kind}`,
      version: after.version,
      at: after.updatedAt,
      actor: "system:retention",
      action: "retention.removed",
      fields: [],
      changes: [{ field: `retention.${kind}`, from: String(count) }],
    },
  ];
}
