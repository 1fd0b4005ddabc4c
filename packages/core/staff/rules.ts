import { isAllowed, reachOf } from "../access/rules.ts";
import type { StaffActor } from "../shared/actor.ts";
import type { Issue } from "../shared/error.ts";
import { addSeconds, dayAt, HOME_ZONE, type Instant } from "../shared/time.ts";
import type { OwnSession, Staff, StaffMeView } from "./answer.ts";
import { SIGN_IN_MAX_ATTEMPTS, type Device, type StaffInput } from "./schema.ts";

/** What authorisation needs to know of a member of staff. */
export function toActor(staff: Staff): StaffActor {
  const { staffId, name, role, projectIds, institutionId } = staff;
  return { type: "staff", staffId, name, role, projectIds, ...(institutionId && { institutionId }) };
}

/** Whether somebody has access at that moment: nobody took it away, and the last day of it is not over. */
export function hasAccess({ active, until }: Pick<Staff, "active" | "until">, now: Instant): boolean {
  return active && (until === undefined || dayAt(now, HOME_ZONE) <= until);
}

/** Whether accounts of that role are of an institution outside: one that refers people, or a partner. */
export function isOfInstitution(role: Staff["role"]): boolean {
  return (["referrals.make", "partner.read"] as const).some((right) => reachOf(role, right) !== undefined);
}

/** What of an account does not fit its role. */
export function accountFaults({ role, projectIds, institutionId, until }: StaffInput): Issue[] {
  // One admin always stays, so none of them goes by a date.
  if (reachOf(role, "staff.manage")) return until ? [{ path: "until", code: "staff.admin_until" }] : [];
  const isOutside = isOfInstitution(role);
  // Their pages are made of each project that they have.
  const isOfProjects =
    isOutside ||
    reachOf(role, "committee.sit") !== undefined ||
    reachOf(role, "own_event.read") !== undefined;
  return [
    ...(isOutside && !institutionId ? [{ path: "institutionId", code: "staff.institution_required" }] : []),
    ...(isOfProjects && projectIds === "all" ? [{ path: "projects", code: "staff.projects_required" }] : []),
  ];
}

/** Whether staff may be added and changed. */
export function canManageStaff(actor: StaffActor): boolean {
  return isAllowed(actor, "staff.manage");
}

/** Whether the list of staff may be read. */
export function canListStaff(actor: StaffActor): boolean {
  return isAllowed(actor, "staff.list");
}

/** Who is signed in and what the interface may offer them. */
export function toMeView(staff: Staff, needsPasskey = false): StaffMeView {
  const { staffId, name, email, role, locale } = staff;
  const actor = toActor(staff);
  return {
    staffId,
    name,
    email,
    role,
    locale,
    may: {
      createProjects: isAllowed(actor, "project.create"),
      createEvents: reachOf(role, "event.create") !== undefined,
      manageStaff: canManageStaff(actor),
    },
    ...(needsPasskey && { needsPasskey }),
  };
}

/** A sign-in that waits for its code. */
export interface SignIn {
  expiresAt: Instant;
  attempts: number;
  used: boolean;
}

/** What a code that somebody typed comes to. */
export type CodeDecision =
  | { outcome: "accepted" }
  | { outcome: "wrong"; attemptsLeft: number }
  | { outcome: "expired" }
  | { outcome: "too_many_attempts" };

/** Decides on a typed code. A used or expired sign-in says the same, so that a found code is worth nothing. */
export function decideCode(signIn: SignIn | undefined, matches: boolean, now: Instant): CodeDecision {
  if (!signIn || signIn.used || now >= signIn.expiresAt) return { outcome: "expired" };
  if (signIn.attempts >= SIGN_IN_MAX_ATTEMPTS) return { outcome: "too_many_attempts" };
  if (matches) return { outcome: "accepted" };
  return { outcome: "wrong", attemptsLeft: SIGN_IN_MAX_ATTEMPTS - signIn.attempts - 1 };
}

/** Whether six digits open nothing at a door. */
export function isGuarded(door: { guardedUntil?: Instant } | undefined, now: Instant): boolean {
  return door?.guardedUntil !== undefined && now < door.guardedUntil;
}

/** What the rules look at of a session. */
interface Session extends Omit<OwnSession, "sessionId" | "device" | "isCurrent"> {
  sessionHash: string;
  device?: Device;
}

/** How long a session is used before that is written down again: not every request may cost a write. */
const USE_NOTED_AFTER_SECONDS = 5 * 60;

/** Whether it is time to write down that a session is used. */
export function isWorthNoting({ lastUsedAt }: Pick<Session, "lastUsedAt">, now: Instant): boolean {
  return lastUsedAt === undefined || now >= addSeconds(lastUsedAt, USE_NOTED_AFTER_SECONDS);
}

/** By what its owner names a session: enough of the hash to tell it from their others, too little to look one up. */
export function sessionIdOf(sessionHash: string): string {
  return sessionHash.slice(0, 16);
}

/** One's sessions as one sees them, the one that was used last first, without those that ran out. */
export function toOwnSessions(sessions: readonly Session[], currentHash: string, now: Instant): OwnSession[] {
  return sessions
    .filter(({ expiresAt }) => now < expiresAt)
    .map(({ sessionHash, device = {}, method, createdAt, lastUsedAt, expiresAt }) => ({
      sessionId: sessionIdOf(sessionHash),
      device,
      method,
      createdAt,
      lastUsedAt,
      expiresAt,
      isCurrent: sessionHash === currentHash,
    }))
    .toSorted((a, b) => (b.lastUsedAt ?? "").localeCompare(a.lastUsedAt ?? ""));
}
