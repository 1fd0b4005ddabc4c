import type {
  CircularEdit,
  CircularInput,
  Recipients,
  Sample,
  SendInput,
} from "@zapisy/core/circular/schema";
import type { LetterFileInput } from "@zapisy/core/letter-file/schema";
import { downloadFile } from "../../data/download.ts";
import { staffRequest } from "../../data/session.ts";

const PATH = "/api/staff/events/{eventId}/circulars";
const ONE = `${PATH}/{circularId}` as const;

/** Letters to people of all events whose people one may see, the latest first. */
export function listAllCirculars(cursor?: string) {
  return staffRequest("GET", "/api/staff/circulars", { query: { cursor } });
}

/** Letters to people of an event, the latest first. */
export function listCirculars(eventId: string) {
  return staffRequest("GET", PATH, { params: { eventId } });
}

/** One letter, and how far it is. */
export function getCircular(eventId: string, circularId: string) {
  return staffRequest("GET", ONE, { params: { eventId, circularId } });
}

/** Keeps a new letter. The same key twice keeps one. */
export function writeCircular(eventId: string, body: CircularInput, idempotencyKey: string) {
  return staffRequest("POST", PATH, { params: { eventId }, body, idempotencyKey });
}

/** Changes a letter that is being written. */
export function editCircular(eventId: string, circularId: string, body: CircularEdit) {
  return staffRequest("PUT", ONE, { params: { eventId, circularId }, body });
}

/** Announces a file that is to go with a letter; answers the form to send it with. */
export function announceLetterFile(eventId: string, body: LetterFileInput) {
  return staffRequest("POST", "/api/staff/events/{eventId}/circular-files", { params: { eventId }, body });
}

/** An address that gives a file of a letter away for five minutes. */
export async function linkLetterFile(eventId: string, circularId: string, fileId: string) {
  const link = await staffRequest("GET", `${ONE}/attachments/{fileId}`, {
    params: { eventId, circularId, fileId },
  });
  return link.url;
}

/** Who would get a letter, who would not, and why. */
export function countRecipients(eventId: string, recipients: Recipients) {
  return staffRequest("POST", "/api/staff/events/{eventId}/circular-recipients", {
    params: { eventId },
    body: { recipients },
  });
}

/** A letter as somebody gets it. */
export function previewCircular(eventId: string, circularId: string, body: Sample) {
  return staffRequest("POST", `${ONE}/preview`, { params: { eventId, circularId }, body });
}

/** Has a letter sent to oneself. */
export function testCircular(eventId: string, circularId: string, body: Sample) {
  return staffRequest("POST", `${ONE}/test`, { params: { eventId, circularId }, body });
}

/** Fetches the letter for each whom no mail reaches, to be printed. */
export function downloadLetters(eventId: string, circularId: string) {
  return downloadFile(`/api/staff/events/${eventId}/circulars/${circularId}/letters.pdf?lang=pl`);
}

/** Fetches the labels of those letters. */
export function downloadLabels(eventId: string, circularId: string) {
  return downloadFile(`/api/staff/events/${eventId}/circulars/${circularId}/labels.pdf?lang=pl`);
}

/** Sends a letter, now or at a time. */
export function sendCircular(eventId: string, circularId: string, body: SendInput) {
  return staffRequest("POST", `${ONE}/sending`, { params: { eventId, circularId }, body });
}

/** Stops a letter, or takes its time back. */
export function stopCircular(eventId: string, circularId: string, version: number) {
  return staffRequest("POST", `${ONE}/stop`, { params: { eventId, circularId }, body: { version } });
}

/** To whom a letter went, and what became of it. */
export async function listCircularRecipients(eventId: string, circularId: string, cursor?: string) {
  const page = await staffRequest("GET", `${ONE}/recipients`, {
    params: { eventId, circularId },
    query: { from: cursor },
  });
  return { items: page.items, ...(page.next !== undefined && { cursor: String(page.next) }) };
}
