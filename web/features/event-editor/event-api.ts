import type { AuditEntry } from "@zapisy/core/audit/answer";
import type { EventSummary, StaffEventView } from "@zapisy/core/event/answer";
import type { EventInput, RecordAtStake } from "@zapisy/core/event/schema";
import type { RegistrationCounts } from "@zapisy/core/registration/answer";
import type { Page } from "@zapisy/core/shared/page";
import { ApiError } from "../../data/client.ts";
import { staffRequest } from "../../data/session.ts";

/** What the list of events is asked for; everything empty means all. */
export interface EventsQuestion {
  projectId?: string;
  state?: string;
  kind?: string;
  /** Only events in whose team this member of staff is. */
  teamMember?: string;
  q?: string;
}

/** The search part of an address from what is not empty. */
export function searchOf(values: Record<string, string | undefined>): string {
  const given = Object.entries(values).filter((entry): entry is [string, string] => Boolean(entry[1]));
  return given.length > 0 ? `?${new URLSearchParams(given).toString()}` : "";
}

const at = (eventId: string) => `/api/staff/events/${encodeURIComponent(eventId)}`;

/** A page of the events that one may see, newest first. */
export function listEvents(question: EventsQuestion, cursor?: string): Promise<Page<EventSummary>> {
  return staffRequest("GET", `/api/staff/events${searchOf({ ...question, cursor })}`);
}

/** An event for its editor. */
export function getEvent(eventId: string): Promise<StaffEventView> {
  return staffRequest("GET", at(eventId));
}

/** Makes a draft. The same key twice makes one event. */
export function createEvent(input: EventInput, idempotencyKey: string): Promise<StaffEventView> {
  return staffRequest("POST", "/api/staff/events", { body: input, idempotencyKey });
}

/**
 * Replaces what staff write about an event; `version` is the one that the changes were made on. What alters what was
 * recorded needs a reason.
 */
export function saveEvent(
  eventId: string,
  input: EventInput,
  version: number,
  reason?: string,
): Promise<StaffEventView> {
  return staffRequest("PUT", at(eventId), { body: { ...input, version, reason } });
}

/** What is recorded of the event, where the server wants a reason or a word that it is meant. */
export function recordedOf(error: unknown): RecordAtStake | undefined {
  if (!(error instanceof ApiError) || error.code !== "event.recorded") return undefined;
  return error.problem.recorded as RecordAtStake;
}

/** Makes a draft public, ends recruitment, or takes it up again. */
export function commandEvent(
  eventId: string,
  command: "publish" | "close" | "reopen",
  version: number,
): Promise<StaffEventView> {
  return staffRequest("POST", `${at(eventId)}/${command}`, { body: { version } });
}

/** Cancels an event; everybody who signed up is told the reason. */
export function cancelEvent(
  eventId: string,
  version: number,
  reason: string,
  despiteRecord: boolean,
): Promise<StaffEventView> {
  return staffRequest("POST", `${at(eventId)}/cancel`, {
    body: { version, reason, ...(despiteRecord && { despiteRecord }) },
  });
}

/** Makes a draft with the same contents that begins on that day; null: not known yet. */
export function copyEvent(eventId: string, startsOn: string | null): Promise<StaffEventView> {
  return staffRequest("POST", `${at(eventId)}/duplicate`, { body: { startsOn } });
}

/** Removes a draft for which nobody registered. */
export function deleteEvent(eventId: string): Promise<void> {
  return staffRequest("DELETE", at(eventId));
}

/** A page of an event's history, newest first. */
export function listHistory(eventId: string, cursor?: string): Promise<Page<AuditEntry>> {
  return staffRequest("GET", `${at(eventId)}/history${searchOf({ cursor })}`);
}

/** What the overview counts. */
export function countRegistrations(eventId: string): Promise<RegistrationCounts> {
  return staffRequest("GET", `${at(eventId)}/counts`);
}
