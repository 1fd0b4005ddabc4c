import type { CertificateCandidate } from "@zapisy/core/certificate/answer";
import type {
  AnnulInput,
  CertificateTemplateInput,
  IssueInput,
  RegisterQuery,
  ReissueInput,
} from "@zapisy/core/certificate/schema";
import type { Locale } from "@zapisy/core/shared/localized-text";
import { address, ApiError } from "../../data/client.ts";
import { staffRequest } from "../../data/session.ts";
import { candidateKey } from "./issue/candidate.state.ts";

/** Who may get a certificate of an event and who has one; `issuedOn` decides whose year the next number is of. */
export function getCertificates(eventId: string, issuedOn?: string) {
  return staffRequest("GET", "/api/staff/events/{eventId}/certificates", {
    params: { eventId },
    query: { issuedOn },
  });
}

/**
 * Issues certificates. Who has one is left out, so a repeated request issues nothing twice.
 * @throws ApiError certificate.issued_on, event.wrong_state, forbidden …
 */
export function issueCertificates(eventId: string, body: IssueInput) {
  return staffRequest("POST", "/api/staff/events/{eventId}/certificates", { params: { eventId }, body });
}

/** Address of the document that a candidate would get on that day, or today; marked as a preview. */
export function previewHref(
  eventId: string,
  candidate: Pick<CertificateCandidate, "holder">,
  issuedOn?: string,
): string {
  const holder = candidate.holder.type === "person" ? "registrationId" : "institution";
  return address("/api/staff/events/{eventId}/certificates/preview.pdf", {
    params: { eventId },
    query: { [holder]: candidateKey(candidate), issuedOn },
  });
}

/** Address of a certificate's document. */
export function documentHref(certificateId: string, isDuplicate = false): string {
  return address("/api/staff/certificates/{certificateId}/document.pdf", {
    params: { certificateId },
    query: { duplicate: isDuplicate ? "yes" : undefined },
  });
}

/** Takes a certificate's validity away. */
export function annulCertificate(certificateId: string, body: AnnulInput) {
  return staffRequest("POST", "/api/staff/certificates/{certificateId}/annul", {
    params: { certificateId },
    body,
  });
}

/** Annuls a certificate and issues another in its place; answers the new one. */
export function reissueCertificate(certificateId: string, body: ReissueInput) {
  return staffRequest("POST", "/api/staff/certificates/{certificateId}/reissue", {
    params: { certificateId },
    body,
  });
}

/** Makes a copy that says it is one. */
export function duplicateCertificate(certificateId: string) {
  return staffRequest("POST", "/api/staff/certificates/{certificateId}/duplicate", {
    params: { certificateId },
  });
}

/** A page of a project's register. */
export function listRegister(projectId: string, { year, state, q }: RegisterQuery, cursor?: string) {
  return staffRequest("GET", "/api/staff/projects/{projectId}/certificates", {
    params: { projectId },
    query: { year, state, q, cursor },
  });
}

/** Address of the register as a workbook, with the same filters. */
export function registerHref(projectId: string, { year, state, q }: RegisterQuery, lang: Locale): string {
  return address("/api/staff/projects/{projectId}/certificates.xlsx", {
    params: { projectId },
    query: { year, state, q, lang },
  });
}

/** A project's template; version 0 holds the defaults. */
export function getTemplate(projectId: string) {
  return staffRequest("GET", "/api/staff/projects/{projectId}/certificate-template", {
    params: { projectId },
  });
}

/** Saves a project's template on the version that it names. */
export function saveTemplate(projectId: string, body: CertificateTemplateInput) {
  return staffRequest("PUT", "/api/staff/projects/{projectId}/certificate-template", {
    params: { projectId },
    body,
  });
}

/**
 * The document that a template makes of sample facts.
 * @throws ApiError for every answer that is not a PDF
 * @throws DOMException `AbortError` when `signal` was aborted
 */
export async function previewTemplate(
  projectId: string,
  input: CertificateTemplateInput,
  signal: AbortSignal,
): Promise<Blob> {
  let response: Response;
  try {
    const project = `/api/staff/projects/${encodeURIComponent(projectId)}`;
    response = await fetch(`${project}/certificate-template/preview`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(input),
      signal,
    });
  } catch (cause) {
    if (signal.aborted) throw cause;
    throw new ApiError(0, "network.offline", {}, { cause });
  }
  if (!response.ok) throw new ApiError(response.status, "network.unreadable");
  return response.blob();
}
