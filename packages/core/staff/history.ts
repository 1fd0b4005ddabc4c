import { changedFields, tell, type NewEntry } from "../shared/history.ts";
import type { Instant } from "../shared/time.ts";
import type { Staff } from "./answer.ts";
import type { StaffId } from "./schema.ts";
import type { SignInDoor, StoredSession, StoredSignIn } from "./store.ts";

/** The history of staff and their sign-ins. */
const subjectId = "staff";

type Row = Staff & { changedBy: string };

/** What the history says of a member of staff: that the account was made, and which fields were edited. */
export function staffHistory(before: Row | undefined, after: Row): NewEntry[] {
  const [was, is] = [before && { ...before }, { ...after }];
  const action = was ? "staff.edited" : "staff.created";
  const fields = was ? changedFields(was, is) : [];
  return tell({ subjectId, target: after.staffId, action, fields }, was, is);
}

/**
 * What the history says of a sign-in: that somebody signed in, by what where it was no code, and that a wrong code was
 * typed – once for each sign-in, and no more once six digits open nothing: a stranger must not fill the history.
 */
export function signInHistory(before: StoredSignIn | undefined, after: StoredSignIn): NewEntry[] {
  const { staffId, signInId, usedAt, wrongAt, isLong, method = "succeeded" } = after;
  if (!staffId) return [];
  return [
    ...(wrongAt && !before?.wrongAt && !isLong ? once("failed", staffId, signInId, wrongAt, "public") : []),
    ...(usedAt && !before?.usedAt ? once(method, staffId, signInId, usedAt, `staff:${staffId}`) : []),
  ];
}

/** What the history says of the door of an address: that codes were guessed at too often. */
export function signInDoorHistory(before: SignInDoor | undefined, after: SignInDoor): NewEntry[] {
  const { staffId, doorId, guardedAt } = after;
  if (!staffId || !guardedAt || guardedAt === before?.guardedAt) return [];
  return once("guarded", staffId, `${doorId} ${guardedAt}`, guardedAt, "public");
}

/** What the history says of a session: that it was ended, and by whom. One that ran out says nothing. */
export function sessionHistory(before: StoredSession | undefined, after: StoredSession): NewEntry[] {
  const { sessionHash, staffId, endedAt, endedBy } = after;
  if (!endedAt || !endedBy || before?.endedAt) return [];
  const what = {
    subjectId,
    target: staffId,
    key: `session ${sessionHash}`,
    action: "session.ended",
    fields: [],
  };
  return tell(what, undefined, { version: 1, updatedAt: endedAt, changedBy: endedBy });
}

function once(state: string, target: StaffId, of: string, at: Instant, actor: string): NewEntry[] {
  const what = { subjectId, target, key: `${state} ${of}`, action: `sign_in.${state}`, fields: [] };
  return tell(what, undefined, { version: 1, updatedAt: at, changedBy: actor, state });
}
