import type { Context } from "../../shared/context.ts";
import { passkeyChallenge } from "../../shared/secret.ts";
import type { StaffId } from "../../staff/index.ts";
import { hasAccess } from "../../staff/rules.ts";
import type { SignedIn, SignInOrigin } from "../../staff/schema.ts";
import type { PasskeyChallenge } from "../answer.ts";
import { refuse, useChallenge, refused } from "../challenge.ts";
import type { PasskeyDeps } from "../deps.ts";
import { relyingParty, isWaitedFor } from "../rules.ts";
import type { PasskeySignIn } from "../schema.ts";

/** What the browser is asked for when somebody signs in: any passkey of this site. */
export function beginSignIn(deps: PasskeyDeps, ctx: Context): PasskeyChallenge {
  const signInId = ctx.newId("sgn");
  return {
    signInId,
    challenge: passkeyChallenge(deps.secretKey, signInId),
    rpId: relyingParty(deps.publicUrl).id,
  };
}

/**
 * Opens a session for a passkey's signature over a challenge that nobody answered before.
 * @throws DomainError staff.passkey_refused, whatever is wrong with it
 */
export async function signIn(
  deps: PasskeyDeps,
  ctx: Context,
  input: PasskeySignIn,
  from: SignInOrigin,
): Promise<SignedIn> {
  if (!isWaitedFor(input.signInId, ctx.now)) throw refused();
  const staffId = Buffer.from(input.userHandle, "base64url").toString() as StaffId;
  if (!/^stf_[0-9A-Z]{26}$/.test(staffId)) throw refused();
  const [person, passkey] = await Promise.all([
    deps.staff.find(staffId),
    deps.passkeys.find(staffId, input.credentialId),
  ]);
  if (!person || !hasAccess(person, ctx.now) || !passkey) throw refused();
  const { verifyAuthenticationResponse } = await import("@simplewebauthn/server");
  const { credentialId: id, clientDataJSON, authenticatorData, signature, userHandle } = input;
  const result = await verifyAuthenticationResponse({
    response: {
      id,
      rawId: id,
      type: "public-key",
      clientExtensionResults: {},
      response: { clientDataJSON, authenticatorData, signature, userHandle },
    },
    expectedChallenge: passkeyChallenge(deps.secretKey, input.signInId),
    expectedOrigin: relyingParty(deps.publicUrl).origin,
    expectedRPID: relyingParty(deps.publicUrl).id,
    credential: {
      id,
      publicKey: new Uint8Array(Buffer.from(passkey.publicKey, "base64url")),
      counter: passkey.counter,
    },
  }).catch((cause: unknown) => refuse(ctx, cause));
  if (!result?.verified) throw refused();
  // The counter first: a copy of the authenticator that is behind must not use the challenge up.
  if (!(await deps.passkeys.noteUse(passkey, result.authenticationInfo.newCounter, ctx.now))) throw refused();
  if (!(await useChallenge(deps, ctx, input.signInId, staffId))) throw refused();
  return deps.staffService.openSession(ctx, person, "passkey", from);
}
