import { bind, type Bound } from "../shared/use-case.ts";
import { openSession, requirePasskey } from "./session.ts";
import { requestSignIn, verifySignIn } from "./use-cases/sign-in.ts";
import { findSignedIn, listSessions, endSession, endOtherSessions, signOut } from "./use-cases/sessions.ts";
import { listStaff, createStaff, updateStaff } from "./use-cases/people.ts";
import type { StaffDeps } from "./deps.ts";

const useCases = {
  openSession,
  requirePasskey,
  requestSignIn,
  verifySignIn,
  findSignedIn,
  listSessions,
  endSession,
  endOtherSessions,
  signOut,
  listStaff,
  createStaff,
  updateStaff,
};

/** Use cases of staff. */
export type StaffService = Bound<typeof useCases>;

/** Makes the use cases of staff over their store. */
export function createStaffService(deps: StaffDeps): StaffService {
  return bind(deps, useCases);
}
