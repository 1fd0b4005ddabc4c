import { bind, type Bound } from "../shared/use-case.ts";
import * as signIn from "./use-cases/sign-in.ts";
import type { IdentityDeps } from "./deps.ts";
import { createProvider } from "./provider.ts";

const useCases = { ...signIn };

/** Use cases of signing in at an organisation's provider. */
export type IdentityService = Bound<typeof useCases>;

/**
 * Makes the use cases of signing in at an organisation's provider (docs/decisions/0045). What ties an answer to a browser is
 * computed from what that browser keeps, so that beginning writes nothing; it is used up when the browser comes back.
 */
export function createIdentityService(deps: Omit<IdentityDeps, "provider">): IdentityService {
  const { settings, publicUrl } = deps;
  const provider = settings && createProvider(settings, `${publicUrl}/staff/sign-in`);
  return bind({ ...deps, provider }, useCases);
}
