import type { Audited, AuditedKind } from "@zapisy/core/audit/rules";
import type { Deps } from "../deps.ts";
import { streamHandler, type RowChange } from "./stream-record.ts";

/** Enters every change of a project, event, registration or member of staff into the audit. */
export function writeAudit(deps: Deps) {
  const { events, registrations, projects, staff } = deps.stores;

  function audited(
    entity: string,
    image: Record<string, unknown> | undefined,
  ): (Audited & { subjectId: string; target: string }) | undefined {
    if (!image) return undefined;
    switch (entity as AuditedKind) {
      case "event": {
        const event = events.headFromImage(image);
        return event && { ...event, subjectId: event.eventId, target: event.eventId };
      }
      case "registration": {
        const registration = registrations.fromImage(image);
        return (
          registration && {
            ...registration,
            state: registration.status,
            subjectId: registration.eventId,
            target: registration.registrationId,
          }
        );
      }
      case "project": {
        const project = projects.fromImage(image);
        return project && { ...project, subjectId: project.projectId, target: project.projectId };
      }
      case "staff": {
        const person = staff.fromImage(image);
        return person && { ...person, subjectId: "staff", target: person.staffId };
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
      const { subjectId, target, ...row } = now;
      await deps.services.audit.recordChange(
        { kind: entity as AuditedKind, subjectId, target },
        audited(entity, before),
        row,
      );
    },
  );
}
