import type { EventFileInput, SignatureInput } from "@zapisy/core/file/schema";
import { staffRequest } from "../../data/session.ts";

/** Files of an event, the oldest first. */
export async function listFiles(eventId: string) {
  return (await staffRequest("GET", "/api/staff/events/{eventId}/files", { params: { eventId } })).items;
}

/** Announces a file of an event; answers the form to send it with. */
export function announceFile(eventId: string, body: EventFileInput) {
  return staffRequest("POST", "/api/staff/events/{eventId}/files", { params: { eventId }, body });
}

/** Has a file checked that was sent. */
export function fileArrived(eventId: string, fileId: string) {
  return staffRequest("POST", "/api/staff/events/{eventId}/files/{fileId}/arrived", {
    params: { eventId, fileId },
  });
}

/** An address that gives a file away for five minutes: as a download, or to be shown in the page. */
export async function linkFile(eventId: string, fileId: string, isShown = false) {
  const link = await staffRequest("GET", "/api/staff/events/{eventId}/files/{fileId}/link", {
    params: { eventId, fileId },
    query: { show: isShown ? "yes" : undefined },
  });
  return link.url;
}

/** Takes a file away, with a reason for the history. */
export function deleteFile(eventId: string, fileId: string, reason: string) {
  return staffRequest("DELETE", "/api/staff/events/{eventId}/files/{fileId}", {
    params: { eventId, fileId },
    body: { reason },
  });
}

/** Announces the picture of a signature; answers the form to send it with. */
export function announceSignature(projectId: string, body: SignatureInput) {
  return staffRequest("POST", "/api/staff/projects/{projectId}/signature-picture", {
    params: { projectId },
    body,
  });
}

/** Has the picture of a signature checked that was sent. */
export function signatureArrived(projectId: string, fileId: string) {
  return staffRequest("POST", "/api/staff/projects/{projectId}/signature-picture/{fileId}/arrived", {
    params: { projectId, fileId },
  });
}

/** The latest evidence of an event, and whether its archive is there. */
export function getEvidence(eventId: string) {
  return staffRequest("GET", "/api/staff/events/{eventId}/evidence", { params: { eventId } });
}

/** An address for five minutes to download the archive from, while there is one; the history says who asked. */
export async function linkEvidence(eventId: string) {
  const latest = await staffRequest("GET", "/api/staff/events/{eventId}/evidence", {
    params: { eventId },
    query: { address: "yes" },
  });
  return latest.url;
}

/** Asks for the evidence of an event; while it is being put together, answers the same. */
export function buildEvidence(eventId: string) {
  return staffRequest("POST", "/api/staff/events/{eventId}/evidence", { params: { eventId } });
}
