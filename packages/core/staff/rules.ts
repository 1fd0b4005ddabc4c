import type { StaffActor } from "../shared/actor.ts";
import type { Instant } from "../shared/time.ts";
import { SIGN_IN_MAX_ATTEMPTS, type Staff, type StaffMeView } from "./schema.ts";

/** What authorisation needs to know of a member of staff. */
export function toActor(staff: Staff): StaffActor {
  const { staffId, name, role, projectIds } = staff;
  return { type: "staff", staffId, name, role, projectIds };
}

/** Whether staff may be added and changed. */
export function canManageStaff(actor: StaffActor): boolean {
  return actor.role === "admin";
}

/** Whether the list of staff may be read: coordinators put teams together. */
export function canListStaff(actor: StaffActor): boolean {
  return actor.role === "admin" || actor.role === "coordinator";
}

/** Who is signed in and what the interface may offer them. */
export function toMeView(staff: Staff): StaffMeView {
  const { staffId, name, email, role, locale } = staff;
  const edits = role === "admin" || role === "coordinator" || role === "organiser";
  return {
    staffId,
    name,
    email,
    role,
    locale,
    may: {
      createProjects: role === "admin" || (role === "coordinator" && staff.projectIds === "all"),
      createEvents: edits,
      manageStaff: role === "admin",
    },
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
