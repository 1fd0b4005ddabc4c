import type { PasskeyView } from "@zapisy/core/passkey/answer";
import type { OwnSession } from "@zapisy/core/staff/answer";
import { staffRequest } from "../../data/session.ts";

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

/** One's own passkeys, the oldest first. */
export async function listPasskeys(): Promise<PasskeyView[]> {
  const { items } = await staffRequest<{ items: PasskeyView[] }>("GET", "/api/staff/me/passkeys");
  return items;
}

/** Has one of one's passkeys open nothing any more. */
export function removePasskey(passkeyId: string): Promise<void> {
  return staffRequest("DELETE", `/api/staff/me/passkeys/${passkeyId}`);
}
