import { bind, type Bound } from "../shared/use-case.ts";
import * as keep from "./use-cases/keep.ts";
import * as signIn from "./use-cases/sign-in.ts";
import type { PasskeyDeps } from "./deps.ts";

const useCases = { ...keep, ...signIn };

/** Use cases of passkeys. */
export type PasskeyService = Bound<typeof useCases>;

/**
 * Makes the use cases of passkeys (docs/decisions/0044). Challenges are computed from an id, so that a page which is
 * only looked at writes nothing; a challenge is used up when it is answered.
 */
export function createPasskeyService(deps: PasskeyDeps): PasskeyService {
  return bind(deps, useCases);
}
