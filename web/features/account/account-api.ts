import { staffRequest } from "../../data/session.ts";

/** Where one is signed in, the session used last first. */
export async function listSessions() {
  return (await staffRequest("GET", "/api/staff/me/sessions")).items;
}

/** Ends one of one's sessions. */
export function endSession(sessionId: string) {
  return staffRequest("DELETE", "/api/staff/me/sessions/{sessionId}", { params: { sessionId } });
}

/** Ends all of one's sessions but this one. */
export function endOtherSessions() {
  return staffRequest("DELETE", "/api/staff/me/sessions");
}

/** One's own passkeys, the oldest first. */
export async function listPasskeys() {
  return (await staffRequest("GET", "/api/staff/me/passkeys")).items;
}

/** Has one of one's passkeys open nothing any more. */
export function removePasskey(passkeyId: string) {
  return staffRequest("DELETE", "/api/staff/me/passkeys/{passkeyId}", { params: { passkeyId } });
}
