import { changedFields, tell, type NewEntry } from "../shared/history.ts";
import type { CertificateTemplate } from "./answer.ts";
import type { StoredCertificate } from "./store.ts";

/** What the history says of a certificate; a person's is part of that person's history. */
export function certificateHistory(
  before: StoredCertificate | undefined,
  after: StoredCertificate,
): NewEntry[] {
  const { certificateId, eventId: subjectId, number, facts } = after;
  const { holder } = facts;
  return tell(
    {
      subjectId,
      target: holder.type === "person" ? holder.registrationId : certificateId,
      key: certificateId,
      action: `certificate.${happened(before, after)}`,
      fields: [`certificate.${number}`],
    },
    before && rowOf(before),
    rowOf(after),
  );
}

function happened(before: StoredCertificate | undefined, after: StoredCertificate): string {
  if (before?.state !== after.state) return after.state;
  return before.duplicates.length === after.duplicates.length ? "edited" : "duplicated";
}

function rowOf({ state, version, updatedAt, changedBy, changeReason }: StoredCertificate) {
  return { state, version, updatedAt, changedBy, changeReason };
}

type Template = CertificateTemplate & { changedBy: string };

/** What the history of a project says of its template: which fields were edited. */
export function templateHistory(before: Template | undefined, after: Template): NewEntry[] {
  const { projectId } = after;
  const [was, is] = [before && templateRow(before), templateRow(after)];
  return tell(
    {
      subjectId: projectId,
      target: projectId,
      key: `certificate template ${projectId}`,
      action: "certificate_template.edited",
      fields: was ? changedFields(was, is) : [],
    },
    was,
    is,
  );
}

function templateRow(template: Template) {
  const { projectId: _, ...row } = template;
  return { ...row, updatedAt: row.updatedAt ?? "" };
}
