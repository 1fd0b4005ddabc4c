import type { InvitationView, Invitations, InvitedCounts } from "@zapisy/core/invitation/answer";
import type { InvitationsInput } from "@zapisy/core/invitation/schema";
import { staffRequest } from "../../../data/session.ts";

/** Invitations to an event, and which reminder is the next. */
export function listInvitations(eventId: string): Promise<Invitations> {
  return staffRequest("GET", "/api/staff/events/{eventId}/invitations", { params: { eventId } });
}

/** Invites people; who was invited before is left alone. */
export function invite(eventId: string, body: InvitationsInput): Promise<InvitedCounts> {
  return staffRequest("POST", "/api/staff/events/{eventId}/invitations", { params: { eventId }, body });
}

/** Reminds who has not answered, once in a round. */
export function remindInvited(eventId: string, round: number): Promise<{ reminded: number }> {
  return staffRequest("POST", "/api/staff/events/{eventId}/invitation-reminders", {
    params: { eventId },
    body: { round },
  });
}

/** Withdraws an invitation. */
export function withdrawInvitation(eventId: string, invitationId: string): Promise<InvitationView> {
  return staffRequest("DELETE", "/api/staff/events/{eventId}/invitations/{invitationId}", {
    params: { eventId, invitationId },
  });
}
