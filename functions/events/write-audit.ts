import type { Audited, AuditedKind } from "@zapisy/core/audit/rules";
import type { Deps } from "../deps.ts";
import { streamHandler, type RowChange } from "./stream-record.ts";

/** Enters every change of a project, event, registration or member of staff into the audit. */
export function writeAudit(deps: Deps) {
  const { events, registrations, projects, staff } = deps.stores;

  /** What of a row is audited, under whose history, and of which thing. */
  function audited(
    entity: string,
    image: Record<string, unknown> | undefined,
  ): { subjectId: string; target: string; row: Audited } | undefined {
    if (!image) return undefined;
    switch (entity as AuditedKind) {
      case "event": {
        const row = events.headFromImage(image);
        return row && { subjectId: row.eventId, target: row.eventId, row: { ...row } };
      }
      case "registration": {
        const registration = registrations.fromImage(image);
        if (!registration) return undefined;
        const { eventId: subjectId, registrationId: target, status: state, ...row } = registration;
        return { subjectId, target, row: { ...row, state } };
      }
      case "project": {
        const row = projects.fromImage(image);
        return row && { subjectId: row.projectId, target: row.projectId, row: { ...row } };
      }
      case "staff": {
        const row = staff.fromImage(image);
        return row && { subjectId: "staff", target: row.staffId, row: { ...row } };
      }
    }
  }

  return streamHandler(
    deps,
    "write-audit",
    ["event", "registration", "project", "staff"],
    async ({ entity, before, after }: RowChange) => {
      const now = audited(entity, after);
      // Only drafts nobody registered for are ever removed; their history stays as it is.
      if (!now) return;
      const { subjectId, target, row } = now;
      await deps.services.audit.recordChange(
        { kind: entity as AuditedKind, subjectId, target },
        audited(entity, before)?.row,
        row,
      );
    },
  );
}
