import type { Evidence, FileUpload, StoredFile } from "@zapisy/core/file/answer";
import type { EventFileInput, SignatureInput } from "@zapisy/core/file/schema";
import type { Page } from "@zapisy/core/shared/page";
import { staffRequest } from "../../data/session.ts";

const ofEvent = (eventId: string) => `/api/staff/events/${encodeURIComponent(eventId)}`;
const ofFile = (eventId: string, fileId: string) => `${ofEvent(eventId)}/files/${encodeURIComponent(fileId)}`;
const ofSignature = (projectId: string) =>
  `/api/staff/projects/${encodeURIComponent(projectId)}/signature-picture`;

/** Files of an event, the oldest first. */
export async function listFiles(eventId: string): Promise<StoredFile[]> {
  return (await staffRequest<Page<StoredFile>>("GET", `${ofEvent(eventId)}/files`)).items;
}

/** Announces a file of an event; answers the form to send it with. */
export function announceFile(eventId: string, input: EventFileInput): Promise<FileUpload> {
  return staffRequest("POST", `${ofEvent(eventId)}/files`, { body: input });
}

/** Has a file checked that was sent. */
export function fileArrived(eventId: string, fileId: string): Promise<StoredFile> {
  return staffRequest("POST", `${ofFile(eventId, fileId)}/arrived`);
}

/** An address that gives a file away for five minutes: as a download, or to be shown in the page. */
export async function linkFile(eventId: string, fileId: string, isShown = false): Promise<string> {
  const search = isShown ? "?show=yes" : "";
  return (await staffRequest<{ url: string }>("GET", `${ofFile(eventId, fileId)}/link${search}`)).url;
}

/** Takes a file away, with a reason for the history. */
export function deleteFile(eventId: string, fileId: string, reason: string): Promise<void> {
  return staffRequest("DELETE", ofFile(eventId, fileId), { body: { reason } });
}

/** Announces the picture of a signature; answers the form to send it with. */
export function announceSignature(projectId: string, input: SignatureInput): Promise<FileUpload> {
  return staffRequest("POST", ofSignature(projectId), { body: input });
}

/** Has the picture of a signature checked that was sent. */
export function signatureArrived(projectId: string, fileId: string): Promise<StoredFile> {
  return staffRequest("POST", `${ofSignature(projectId)}/${encodeURIComponent(fileId)}/arrived`);
}

/** The latest evidence of an event, and whether its archive is there. */
export function getEvidence(eventId: string): Promise<{ evidence?: Evidence; isThere: boolean }> {
  return staffRequest("GET", `${ofEvent(eventId)}/evidence`);
}

/** An address for five minutes to download the archive from, while there is one; the history says who asked. */
export async function linkEvidence(eventId: string): Promise<string | undefined> {
  return (await staffRequest<{ url?: string }>("GET", `${ofEvent(eventId)}/evidence?address=yes`)).url;
}

/** Asks for the evidence of an event; while it is being put together, answers the same. */
export function buildEvidence(eventId: string): Promise<Evidence> {
  return staffRequest("POST", `${ofEvent(eventId)}/evidence`);
}
