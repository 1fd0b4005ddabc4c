import type { OwnSession } from "@zapisy/core/staff/schema";
import { staffRequest } from "../staff/session.ts";

/** Where one is signed in, the session used last first. */
export async function listSessions(): Promise<OwnSession[]> {
  const { items } = await staffRequest<{ items: OwnSession[] }>("GET", "/api/staff/me/sessions");
  return items;
}

/** Ends one of one's sessions. */
export function endSession(sessionId: string): Promise<void> {
  return staffRequest("DELETE", `/api/staff/me/sessions/${sessionId}`);
}

/** Ends all of one's sessions but this one. */
export function endOtherSessions(): Promise<void> {
  return staffRequest("DELETE", "/api/staff/me/sessions");
}
