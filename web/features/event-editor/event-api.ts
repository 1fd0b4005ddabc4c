import type { EventInput, PlacesMove, RecordAtStake } from "@zapisy/core/event/schema";
import { ApiError, type Question } from "../../data/client.ts";
import { staffRequest } from "../../data/session.ts";

/** What the list of events is asked for; everything empty means all. */
export type EventsQuestion = Question<"/api/staff/events">;

/** A page of the events that one may see, newest first. */
export function listEvents(question: EventsQuestion, cursor?: string) {
  return staffRequest("GET", "/api/staff/events", { query: { ...question, cursor } });
}

/** An event for its editor. */
export function getEvent(eventId: string) {
  return staffRequest("GET", "/api/staff/events/{eventId}", { params: { eventId } });
}

/** Makes a draft. The same key twice makes one event. */
export function createEvent(body: EventInput, idempotencyKey: string) {
  return staffRequest("POST", "/api/staff/events", { body, idempotencyKey });
}

/**
 * Replaces what staff write about an event; `version` is the one that the changes were made on. What alters what was
 * recorded needs a reason.
 */
export function saveEvent(eventId: string, input: EventInput, version: number, reason?: string) {
  return staffRequest("PUT", "/api/staff/events/{eventId}", {
    params: { eventId },
    body: { ...input, version, reason },
  });
}

/** What is recorded of the event, where the server wants a reason or a word that it is meant. */
export function recordedOf(error: unknown): RecordAtStake | undefined {
  if (!(error instanceof ApiError) || error.code !== "event.recorded") return undefined;
  return error.problem.recorded as RecordAtStake;
}

/** Makes a draft public, ends recruitment, or takes it up again. */
export function commandEvent(eventId: string, command: "publish" | "close" | "reopen", version: number) {
  return staffRequest("POST", `/api/staff/events/{eventId}/${command}`, {
    params: { eventId },
    body: { version },
  });
}

/** Gives a closed event another secret address; whoever has the one before finds nothing there. */
export function renewAddress(eventId: string, version: number) {
  return staffRequest("POST", "/api/staff/events/{eventId}/renewed-address", {
    params: { eventId },
    body: { version },
  });
}

/** Takes places that a group did not use from it, and gives them to another. */
export function moveGroupPlaces(eventId: string, body: PlacesMove) {
  return staffRequest("POST", "/api/staff/events/{eventId}/group-places", { params: { eventId }, body });
}

/** Cancels an event; everybody who signed up is told the reason. */
export function cancelEvent(eventId: string, version: number, reason: string, despiteRecord: boolean) {
  return staffRequest("POST", "/api/staff/events/{eventId}/cancel", {
    params: { eventId },
    body: { version, reason, ...(despiteRecord && { despiteRecord }) },
  });
}

/** Makes a draft with the same contents that begins on that day; null: not known yet. */
export function copyEvent(eventId: string, startsOn: string | null) {
  return staffRequest("POST", "/api/staff/events/{eventId}/duplicate", {
    params: { eventId },
    body: { startsOn },
  });
}

/** Removes a draft for which nobody registered. */
export function deleteEvent(eventId: string) {
  return staffRequest("DELETE", "/api/staff/events/{eventId}", { params: { eventId } });
}

/** A page of an event's history, newest first. */
export function listHistory(eventId: string, cursor?: string) {
  return staffRequest("GET", "/api/staff/events/{eventId}/history", {
    params: { eventId },
    query: { cursor },
  });
}

/** What the overview counts. */
export function countRegistrations(eventId: string) {
  return staffRequest("GET", "/api/staff/events/{eventId}/counts", { params: { eventId } });
}
