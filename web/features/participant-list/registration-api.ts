import type { AttachmentInput } from "@zapisy/core/attachment/schema";
import type { ContactChange } from "@zapisy/core/delegation/schema";
import type {
  ManualRegistrationInput,
  StaffRegistrationPatch,
  TurnInput,
} from "@zapisy/core/registration/schema";
import type { Answer, Question } from "../../data/client.ts";
import { staffRequest } from "../../data/session.ts";

/** What the list of an event's people is asked for. */
export type RegistrationsQuestion = Question<"/api/staff/events/{eventId}/registrations">;

/** One registration with what belongs to it; needs only for those who may know them. */
export type RegistrationDetails = Answer<"GET", "/api/staff/events/{eventId}/registrations/{registrationId}">;

/** A page of an event's people, by surname as Polish sorts it. */
export function listRegistrations(eventId: string, question: RegistrationsQuestion, cursor?: string) {
  return staffRequest("GET", "/api/staff/events/{eventId}/registrations", {
    params: { eventId },
    query: { ...question, cursor },
  });
}

/** One person with messages and history. */
export function getRegistration(eventId: string, registrationId: string) {
  return staffRequest("GET", "/api/staff/events/{eventId}/registrations/{registrationId}", {
    params: { eventId, registrationId },
  });
}

/** Enters a person by hand. The same key twice enters one. */
export function enterRegistration(eventId: string, body: ManualRegistrationInput, idempotencyKey: string) {
  return staffRequest("POST", "/api/staff/events/{eventId}/registrations", {
    params: { eventId },
    body,
    idempotencyKey,
  });
}

/** Corrects a person's data, choices or status. */
export function changeRegistration(eventId: string, registrationId: string, body: StaffRegistrationPatch) {
  return staffRequest("PATCH", "/api/staff/events/{eventId}/registrations/{registrationId}", {
    params: { eventId, registrationId },
    body,
  });
}

/** Puts a person before another in the line of the reserve list, or at its end. */
export function changeTurn(eventId: string, registrationId: string, body: TurnInput) {
  return staffRequest("PUT", "/api/staff/events/{eventId}/registrations/{registrationId}/turn", {
    params: { eventId, registrationId },
    body,
  });
}

/** Announces a file that staff enter for somebody; answers the form to send it with. */
export function announceAttachment(eventId: string, body: AttachmentInput, signal?: AbortSignal) {
  return staffRequest("POST", "/api/staff/events/{eventId}/attachments", {
    params: { eventId },
    body,
    signal,
  });
}

/** An address of a file that somebody sent, for five minutes; the history says who asked. */
export async function linkAttachment(eventId: string, registrationId: string, questionId: string) {
  const link = await staffRequest(
    "GET",
    "/api/staff/events/{eventId}/registrations/{registrationId}/attachments/{questionId}",
    { params: { eventId, registrationId, questionId } },
  );
  return link.url;
}

/** Ends a person's link and mails them a new one. */
export function renewLink(eventId: string, registrationId: string, version: number) {
  return staffRequest("POST", "/api/staff/events/{eventId}/registrations/{registrationId}/renewed-link", {
    params: { eventId, registrationId },
    body: { version },
  });
}

/** Takes the consent to news of events back for somebody, at all events of their address. */
export function endNewsFor(eventId: string, registrationId: string, reason: string) {
  return staffRequest("DELETE", "/api/staff/events/{eventId}/registrations/{registrationId}/news", {
    params: { eventId, registrationId },
    body: { reason },
  });
}

/** Gives a delegation another contact, who is mailed a link; the former link ends. */
export function replaceContact(eventId: string, delegationId: string, body: ContactChange) {
  return staffRequest("PUT", "/api/staff/events/{eventId}/delegations/{delegationId}/contact", {
    params: { eventId, delegationId },
    body,
  });
}
