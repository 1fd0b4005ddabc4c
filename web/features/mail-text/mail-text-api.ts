import type { LetterFileInput } from "@zapisy/core/letter-file/schema";
import type { MailTextInput, MailTextSample } from "@zapisy/core/mail-text/schema";
import { staffRequest } from "../../data/session.ts";

const PATH = "/api/staff/mail-texts/{textOwner}";
const ONE = `${PATH}/{mailKind}` as const;

/** What each automatic mail says in a place: of the installation, of a project, or of an event. */
export function listMailTexts(textOwner: string) {
  return staffRequest("GET", PATH, { params: { textOwner } });
}

/** Announces a file that is to go with automatic mails of a place; answers the form to send it with. */
export function announceTextFile(textOwner: string, body: LetterFileInput) {
  return staffRequest("POST", "/api/staff/mail-text-files/{textOwner}", { params: { textOwner }, body });
}

/** An address that gives such a file away for five minutes. */
export async function linkTextFile(textOwner: string, mailKind: string, fileId: string) {
  const link = await staffRequest("GET", `${ONE}/attachments/{fileId}`, {
    params: { textOwner, mailKind, fileId },
  });
  return link.url;
}

/** Replaces what a mail says in a place. */
export function saveMailText(textOwner: string, mailKind: string, body: MailTextInput) {
  return staffRequest("PUT", ONE, { params: { textOwner, mailKind }, body });
}

/** Has a text that is not saved sent to oneself. */
export function testMailText(textOwner: string, mailKind: string, body: MailTextSample) {
  return staffRequest("POST", `${ONE}/test`, { params: { textOwner, mailKind }, body });
}

/** A mail with a text that is not saved, as somebody would get it. */
export function previewMailText(textOwner: string, mailKind: string, body: MailTextSample) {
  return staffRequest("POST", `${ONE}/preview`, { params: { textOwner, mailKind }, body });
}
