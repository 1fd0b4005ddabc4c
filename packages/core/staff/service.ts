import { bind, type Bound } from "../shared/use-case.ts";
import { openSession, requirePasskey } from "./session.ts";
import * as signIn from "./use-cases/sign-in.ts";
import * as sessions from "./use-cases/sessions.ts";
import * as people from "./use-cases/people.ts";
import type { StaffDeps } from "./deps.ts";

const useCases = { ...signIn, ...sessions, ...people, openSession, requirePasskey };

/** Use cases of staff. */
export type StaffService = Bound<typeof useCases>;

/** Makes the use cases of staff over their store. */
export function createStaffService(deps: StaffDeps): StaffService {
  return bind(deps, useCases);
}
