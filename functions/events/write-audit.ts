import type { Audited, AuditedKind } from "@zapisy/core/audit/rules";
import { teamChanges } from "@zapisy/core/team/rules";
import type { Deps } from "../deps.ts";
import { streamHandler, type RowChange } from "./stream-record.ts";

/** What of a row is audited, under whose history, and of which thing. */
interface AuditedRow {
  subjectId: string;
  target: string;
  key?: string;
  fields?: string[];
  row: Audited;
  /** The row with what its fields say, where `row` has digests of them. */
  whole?: Audited;
}

/**
 * Enters every change of a project, event, team, registration or member of staff into the audit, and of attendance
 * closed lists, corrections of those, marks that are kept for their reason only, and decisions against the rule: other
 * marks are a history themselves. And that personal data were taken out, or needs read by name.
 */
export function writeAudit(deps: Deps) {
  const { stores } = deps;
  const { events, registrations, projects, staff, passkeys, attendance, files, checkIn, certificates } =
    deps.stores;

  function audited(entity: string, image: Record<string, unknown> | undefined): AuditedRow | undefined {
    if (!image) return undefined;
    switch (entity as AuditedKind) {
      case "event": {
        const found = events.headFromImage(image);
        if (!found) return undefined;
        const { limits: _, ...row } = found;
        return { subjectId: row.eventId, target: row.eventId, row: { ...row } };
      }
      case "eventPart": {
        const found = events.documentFromImage(image);
        if (!found) return undefined;
        const { eventId, document, digests, fields, ...row } = found;
        return {
          subjectId: eventId,
          target: eventId,
          key: `${document} ${eventId}`,
          row: { ...row, ...digests },
          whole: fields && { ...row, ...fields },
        };
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
      case "passkey": {
        const passkey = passkeys.fromImage(image);
        if (!passkey) return undefined;
        const { staffId: target, credentialId, createdAt, removedAt, changedBy } = passkey;
        return {
          subjectId: "staff",
          target,
          key: `passkey ${target} ${credentialId}`,
          fields: [],
          row: {
            version: removedAt ? 2 : 1,
            updatedAt: removedAt ?? createdAt,
            changedBy,
            state: removedAt ? "removed" : "added",
          },
        };
      }
      case "attendanceClosing": {
        const closing = attendance.closingFromImage(image);
        if (!closing) return undefined;
        const { eventId, unitId, closedAt: updatedAt, closedBy: changedBy } = closing;
        return {
          subjectId: eventId,
          target: eventId,
          key: `closing ${eventId} ${unitId}`,
          fields: [`attendance.${unitId}`],
          row: { version: 1, updatedAt, changedBy },
        };
      }
      case "attendanceMark": {
        const mark = attendance.markFromImage(image);
        if (!mark?.closedAt && !mark?.despite) return undefined;
        return {
          subjectId: mark.eventId,
          target: mark.registrationId,
          key: mark.markId,
          fields: [`attendance.${mark.unitId}`],
          row: {
            version: 1,
            updatedAt: mark.receivedAt,
            changedBy: mark.by,
            changeReason: mark.reason,
            closedAt: mark.closedAt,
            state: mark.state,
          },
        };
      }
      case "certificate": {
        const certificate = certificates.fromImage(image);
        if (!certificate) return undefined;
        const { certificateId, eventId, number, facts, state, version, updatedAt, changedBy, changeReason } =
          certificate;
        const { holder } = facts;
        return {
          subjectId: eventId,
          // A person's certificate is part of that person's history.
          target: holder.type === "person" ? holder.registrationId : certificateId,
          key: certificateId,
          fields: [`certificate.${number}`],
          row: {
            state,
            version,
            updatedAt,
            changedBy,
            changeReason,
            duplicates: certificate.duplicates.length,
          },
        };
      }
      case "certificateTemplate": {
        const template = certificates.templateFromImage(image);
        if (!template) return undefined;
        const { projectId, ...row } = template;
        return {
          subjectId: projectId,
          target: projectId,
          key: `certificate template ${projectId}`,
          row: { ...row, updatedAt: row.updatedAt ?? "" },
        };
      }
      case "file": {
        const kept = files.fromImage(image);
        if (!kept || (kept.file.state !== "stored" && !kept.deleted)) return undefined;
        const { file, deleted, ...row } = kept;
        const { ownerId: subjectId, fileId: target, unitId } = file;
        return {
          subjectId,
          target,
          fields: unitId ? [`attendance.${unitId}`] : [],
          row: { ...row, state: deleted ? "deleted" : file.state },
        };
      }
      case "evidence": {
        const evidence = files.evidenceFromImage(image);
        // How far it has come is nobody's change.
        if (evidence?.state !== "waiting") return undefined;
        const { eventId: subjectId, evidenceId: target, requestedAt, requestedBy } = evidence;
        return {
          subjectId,
          target,
          row: { version: 1, updatedAt: requestedAt, changedBy: requestedBy, state: "requested" },
        };
      }
      case "checkInLink": {
        const link = checkIn.fromImage(image);
        if (!link) return undefined;
        const { eventId: subjectId, linkId: target, version, createdAt, revokedAt, changedBy } = link;
        const state = revokedAt === undefined ? "open" : "revoked";
        return {
          subjectId,
          target,
          fields: [],
          row: { version, updatedAt: revokedAt ?? createdAt, changedBy, state },
        };
      }
      case "entitlement": {
        const decision = attendance.entitlementFromImage(image);
        if (!decision) return undefined;
        const { eventId, registrationId, entitled, version, at, by, reason } = decision;
        return {
          subjectId: eventId,
          target: registrationId,
          key: `entitlement ${registrationId}`,
          fields: [],
          row: {
            version,
            updatedAt: at,
            changedBy: by,
            changeReason: reason,
            state: entitled === undefined ? "withdrawn" : entitled ? "granted" : "refused",
          },
        };
      }
    }
  }

  /** Enters who came into the team of an event and who left it; says whether that is what the change was about. */
  async function recordTeam(before: RowChange["before"], after: RowChange["after"]): Promise<boolean> {
    const now = after && events.headFromImage(after);
    if (!now) return false;
    const { eventId: subjectId, version, updatedAt, changedBy } = now;
    const { joined, left } = teamChanges(before && events.headFromImage(before), now);
    for (const [state, members] of Object.entries({ joined, left })) {
      for (const target of members) {
        await deps.services.audit.recordChange(
          { kind: "team", subjectId, target, key: `team ${subjectId} ${target}` },
          undefined,
          { version, updatedAt, changedBy, state },
        );
      }
    }
    return joined.length + left.length > 0;
  }

  /**
   * Enters that somebody signed in, that a wrong code was typed (once for each sign-in, and no more once six digits open
   * nothing: a stranger must not fill the history), and that codes were guessed at too often.
   */
  async function recordSignIn({ entity, before, after }: RowChange): Promise<void> {
    const enter = (staffId: string, state: string, at: string, changedBy: string, key: string) =>
      deps.services.audit.recordChange(
        { kind: "signIn", subjectId: "staff", target: staffId, key: `${state} ${key}` },
        undefined,
        { version: 1, updatedAt: at, changedBy, state },
      );
    if (entity === "signInDoor") {
      const door = after && staff.doorFromImage(after);
      const { staffId, doorId, guardedAt } = door ?? {};
      if (!staffId || !guardedAt || guardedAt === before?.guardedAt) return;
      await enter(staffId, "guarded", guardedAt, "public", `${doorId} ${guardedAt}`);
      return;
    }
    const now = after && staff.signInFromImage(after);
    if (!now?.staffId) return;
    const { signInId, staffId, usedAt, wrongAt } = now;
    if (wrongAt && !before?.wrongAt && !now.isLong)
      await enter(staffId, "failed", wrongAt, "public", signInId);
    if (usedAt && !before?.usedAt) await enter(staffId, "succeeded", usedAt, `staff:${staffId}`, signInId);
  }

  /** Enters that personal data were taken out or read, once they are noted. */
  async function recordAccess({ before, after }: RowChange): Promise<void> {
    const access = after && stores.audit.accessFromImage(after);
    if (access && !before) await deps.services.audit.recordAccess(access);
  }

  return streamHandler(
    deps,
    "write-audit",
    [
      "event",
      "eventPart",
      "registration",
      "project",
      "staff",
      "signIn",
      "signInDoor",
      "passkey",
      "attendanceClosing",
      "attendanceMark",
      "entitlement",
      "checkInLink",
      "file",
      "evidence",
      "certificate",
      "certificateTemplate",
      "access",
    ],
    async (change: RowChange) => {
      const { entity, before, after } = change;
      if (entity === "signIn" || entity === "signInDoor") return recordSignIn(change);
      if (entity === "access") return recordAccess(change);
      const now = audited(entity, after);
      // Only drafts nobody registered for are ever removed; their history stays as it is.
      if (!now) return;
      const was = audited(entity, before);
      if (entity === "event" && (await recordTeam(before, after))) return;
      const { row, whole, ...what } = now;
      const told = { kind: entity as AuditedKind, ...what };
      if (whole && was?.whole) await deps.services.audit.recordChange(told, was.whole, whole);
      // What a long document says is spread over records: of it the history names the fields that changed, no more.
      else
        await deps.services.audit.recordChange({ ...told, isBrief: entity === "eventPart" }, was?.row, row);
    },
  );
}
