import type { AuditEntry } from "@zapisy/core/audit/schema";
import type { StaffMessages } from "@zapisy/messages/staff";
import { loadStaff } from "@zapisy/messages/staff";
import { useMessages } from "../../data/locale.ts";

function lookUp<T extends Record<string, string>>(names: T, key: string): string | undefined {
  return Object.hasOwn(names, key) ? names[key] : undefined;
}

/** Entries of the history in words: what was done, by whom, and to which fields. */
export function useHistoryWords(): {
  action: (entry: AuditEntry) => string;
  actor: (entry: AuditEntry) => string;
  fields: (entry: AuditEntry) => string | undefined;
} {
  const t = useMessages(loadStaff);
  const fieldName = (entry: AuditEntry, field: string): string => {
    const [first = field] = field.split(".");
    const names: Record<string, string> = /^(reg|crt)_/.test(entry.target)
      ? t().history.registrationField
      : t().field;
    return (lookUp(names, first) ?? t().history.otherField).toLowerCase();
  };
  return {
    action: (entry) => {
      const done = lookUp(t().history.action, entry.action) ?? t().history.otherAction;
      return entry.targetName ? t().history.about(done, entry.targetName) : done;
    },
    actor: (entry) => {
      if (entry.actorName) return entry.actorName;
      const kind = entry.actor.split(":")[0] ?? "";
      const names: StaffMessages["history"]["actor"] = t().history.actor;
      return lookUp(names, kind) ?? names.system;
    },
    fields: (entry) => {
      const shown = entry.fields.filter((field) => field !== "state");
      if (shown.length === 0) return undefined;
      return t().history.fields([...new Set(shown.map((field) => fieldName(entry, field)))].join(", "));
    },
  };
}
