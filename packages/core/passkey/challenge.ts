import { DomainError } from "../shared/error.ts";
import type { Context } from "../shared/context.ts";
import type { Id } from "../shared/id.ts";
import { secretHash } from "../shared/secret.ts";
import { addSeconds } from "../shared/time.ts";
import type { StaffId } from "../staff/index.ts";
import type { PasskeyDeps } from "./deps.ts";
import type { StoredPasskey } from "./store.ts";

/** Uses a challenge up; false when somebody answered it before. */
export function useChallenge(
  deps: PasskeyDeps,
  ctx: Context,
  signInId: string,
  staffId?: StaffId,
): Promise<boolean> {
  return deps.staff.createSignIn({
    signInId: signInId as Id<"sgn">,
    staffId,
    expiresAt: addSeconds(ctx.now, 3600),
    attempts: 0,
    usedAt: ctx.now,
    method: "passkey",
  });
}

/** The name of a passkey, as lists and addresses have it. */
export function idOf({ credentialId }: Pick<StoredPasskey, "credentialId">): string {
  return secretHash(credentialId).slice(0, 16);
}

/** What the library says of an answer that is not right is for the log, and for nobody else. */
export function refuse(ctx: Context, cause: unknown): undefined {
  ctx.log.warn("passkey refused", {
    requestId: ctx.requestId,
    cause: cause instanceof Error ? cause.name : "",
  });
  return undefined;
}

/** Whatever is wrong with a passkey, its owner is told the same. */
export function refused(): DomainError {
  return new DomainError("unauthenticated", "staff.passkey_refused");
}
