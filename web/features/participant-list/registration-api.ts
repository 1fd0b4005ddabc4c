import type { AuditEntry } from "@zapisy/core/audit/answer";
import type { Message } from "@zapisy/core/message/schema";
import type { StaffRegistrationView } from "@zapisy/core/registration/answer";
import type {
  ManualRegistrationInput,
  Needs,
  SignUpOutcome,
  StaffRegistrationPatch,
} from "@zapisy/core/registration/schema";
import type { LocalizedText } from "@zapisy/core/shared/localized-text";
import type { Page } from "@zapisy/core/shared/page";
import { searchOf } from "../event-editor/event-api.ts";
import { staffRequest } from "../../data/session.ts";

/** What the list of an event's people is asked for. */
export interface RegistrationsQuestion {
  status?: string;
  optionId?: string;
  q?: string;
}

/** One registration with what belongs to it; needs only for those who may know them. */
export type RegistrationDetails = StaffRegistrationView & {
  messages: Message[];
  history: AuditEntry[];
  needs?: Needs;
  /** What was agreed to, by the ids in the log of the consents. */
  wordings: Record<string, LocalizedText>;
};

const at = (eventId: string) => `/api/staff/events/${encodeURIComponent(eventId)}/registrations`;

/** A page of an event's people, by surname as Polish sorts it. */
export function listRegistrations(
  eventId: string,
  question: RegistrationsQuestion,
  cursor?: string,
): Promise<Page<StaffRegistrationView>> {
  return staffRequest("GET", `${at(eventId)}${searchOf({ ...question, cursor })}`);
}

/** One person with messages and history. */
export function getRegistration(eventId: string, registrationId: string): Promise<RegistrationDetails> {
  return staffRequest("GET", `${at(eventId)}/${encodeURIComponent(registrationId)}`);
}

/** Enters a person by hand. The same key twice enters one. */
export function enterRegistration(
  eventId: string,
  input: ManualRegistrationInput,
  idempotencyKey: string,
): Promise<SignUpOutcome & { registration: StaffRegistrationView }> {
  return staffRequest("POST", at(eventId), { body: input, idempotencyKey });
}

/** Corrects a person's data, choices or status. */
export function changeRegistration(
  eventId: string,
  registrationId: string,
  patch: StaffRegistrationPatch,
): Promise<StaffRegistrationView> {
  return staffRequest("PATCH", `${at(eventId)}/${encodeURIComponent(registrationId)}`, { body: patch });
}

/** Ends a person's link and mails them a new one. */
export function renewLink(
  eventId: string,
  registrationId: string,
  version: number,
): Promise<StaffRegistrationView> {
  return staffRequest("POST", `${at(eventId)}/${encodeURIComponent(registrationId)}/renewed-link`, {
    body: { version },
  });
}
