import type {
  CertificateCandidate,
  CertificateTemplate,
  CertificateView,
  EventCertificates,
  IssueAnswer,
} from "@zapisy/core/certificate/answer";
import type {
  AnnulInput,
  CertificateTemplateInput,
  IssueInput,
  RegisterQuery,
  ReissueInput,
} from "@zapisy/core/certificate/schema";
import type { Page } from "@zapisy/core/shared/page";
import { ApiError } from "../../data/client.ts";
import { staffRequest } from "../../data/session.ts";
import { candidateKey } from "./candidate.state.ts";

const ofEvent = (eventId: string) => `/api/staff/events/${encodeURIComponent(eventId)}/certificates`;
const ofProject = (projectId: string) => `/api/staff/projects/${encodeURIComponent(projectId)}`;
const ofCertificate = (certificateId: string) =>
  `/api/staff/certificates/${encodeURIComponent(certificateId)}`;

/** Who may get a certificate of an event and who has one; `issuedOn` decides whose year the next number is of. */
export function getCertificates(eventId: string, issuedOn?: string): Promise<EventCertificates> {
  return staffRequest("GET", `${ofEvent(eventId)}${issuedOn ? `?issuedOn=${issuedOn}` : ""}`);
}

/**
 * Issues certificates. Who has one is left out, so a repeated request issues nothing twice.
 * @throws ApiError certificate.issued_on, event.wrong_state, forbidden …
 */
export function issueCertificates(eventId: string, input: IssueInput): Promise<IssueAnswer> {
  return staffRequest("POST", ofEvent(eventId), { body: input });
}

/** Address of the document that a candidate would get on that day, or today; marked as a preview. */
export function previewHref(
  eventId: string,
  candidate: Pick<CertificateCandidate, "holder">,
  issuedOn?: string,
): string {
  const search = new URLSearchParams({
    [candidate.holder.type === "person" ? "registrationId" : "institution"]: candidateKey(candidate),
    ...(issuedOn && { issuedOn }),
  });
  return `${ofEvent(eventId)}/preview.pdf?${search.toString()}`;
}

/** Address of a certificate's document. */
export function documentHref(certificateId: string, isDuplicate = false): string {
  return `${ofCertificate(certificateId)}/document.pdf${isDuplicate ? "?duplicate=yes" : ""}`;
}

/** Takes a certificate's validity away. */
export function annulCertificate(certificateId: string, input: AnnulInput): Promise<CertificateView> {
  return staffRequest("POST", `${ofCertificate(certificateId)}/annul`, { body: input });
}

/** Annuls a certificate and issues another in its place; answers the new one. */
export function reissueCertificate(certificateId: string, input: ReissueInput): Promise<CertificateView> {
  return staffRequest("POST", `${ofCertificate(certificateId)}/reissue`, { body: input });
}

/** Makes a copy that says it is one. */
export function duplicateCertificate(certificateId: string): Promise<CertificateView> {
  return staffRequest("POST", `${ofCertificate(certificateId)}/duplicate`);
}

function registerSearch({ year, state, q }: RegisterQuery): URLSearchParams {
  return new URLSearchParams(
    Object.entries({ year, state, q }).flatMap(([key, value]) => (value ? [[key, value]] : [])),
  );
}

/** A page of a project's register. */
export function listRegister(
  projectId: string,
  asked: RegisterQuery,
  cursor?: string,
): Promise<Page<CertificateView>> {
  const search = registerSearch(asked);
  if (cursor) search.set("cursor", cursor);
  return staffRequest("GET", `${ofProject(projectId)}/certificates?${search.toString()}`);
}

/** Address of the register as a workbook, with the same filters. */
export function registerHref(projectId: string, asked: RegisterQuery, lang: string): string {
  const search = registerSearch(asked);
  search.set("lang", lang);
  return `${ofProject(projectId)}/certificates.xlsx?${search.toString()}`;
}

/** A project's template; version 0 holds the defaults. */
export function getTemplate(projectId: string): Promise<CertificateTemplate> {
  return staffRequest("GET", `${ofProject(projectId)}/certificate-template`);
}

/** Saves a project's template on the version that it names. */
export function saveTemplate(
  projectId: string,
  input: CertificateTemplateInput,
): Promise<CertificateTemplate> {
  return staffRequest("PUT", `${ofProject(projectId)}/certificate-template`, { body: input });
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
    response = await fetch(`${ofProject(projectId)}/certificate-template/preview`, {
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
