import type { MessageList } from "@zapisy/core/message/schema";
import { staffRequest } from "../../data/session.ts";

/** What a mail said as it went out; the history says who asked. */
export function readMessage(eventId: string, messageOwner: string, messageId: string) {
  return staffRequest("GET", "/api/staff/events/{eventId}/messages/{messageOwner}/{messageId}/copy", {
    params: { eventId, messageOwner, messageId },
  });
}

/** Has a mail sent again that was given up; asked for twice, it is sent once. */
export function resendMessage(eventId: string, messageOwner: string, messageId: string) {
  return staffRequest("POST", "/api/staff/events/{eventId}/messages/{messageOwner}/{messageId}/resend", {
    params: { eventId, messageOwner, messageId },
  });
}

/** Puts an address right to which a mail did not arrive, and has what it said sent there. */
export function correctAddress(eventId: string, messageOwner: string, messageId: string, email: string) {
  return staffRequest("POST", "/api/staff/events/{eventId}/messages/{messageOwner}/{messageId}/address", {
    params: { eventId, messageOwner, messageId },
    body: { email },
  });
}

/** Mails of an event, by to whom or about whom they are. */
export function listEventMessages(
  eventId: string,
  { list, q }: { list: MessageList; q?: string },
  cursor?: string,
) {
  return staffRequest("GET", "/api/staff/events/{eventId}/messages", {
    params: { eventId },
    query: { list, q, cursor },
  });
}

/** How many mails of each kind stand where, of some people of an event at a time. */
export function countEventMessages(eventId: string, cursor?: string) {
  return staffRequest("GET", "/api/staff/events/{eventId}/message-counts", {
    params: { eventId },
    query: { cursor },
  });
}
