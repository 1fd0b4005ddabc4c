import { actorRef, type StaffActor } from "../../shared/actor.ts";
import type { Context } from "../../shared/context.ts";
import { DomainError } from "../../shared/error.ts";
import { passkeyChallenge } from "../../shared/secret.ts";
import type { StaffId } from "../../staff/index.ts";
import { canManageStaff, hasAccess, toActor } from "../../staff/rules.ts";
import type { NewPasskeyChallenge, PasskeyView } from "../answer.ts";
import { idOf, refuse, useChallenge, refused } from "../challenge.ts";
import type { PasskeyDeps } from "../deps.ts";
import { relyingParty, isWaitedFor } from "../rules.ts";
import { type PasskeyInput, PASSKEYS_MAX } from "../schema.ts";
import type { StoredPasskey } from "../store.ts";

/** What the browser is asked for when a passkey is to be made. */
export async function beginPasskey(
  deps: PasskeyDeps,
  ctx: Context<StaffActor>,
): Promise<NewPasskeyChallenge> {
  const { staffId } = ctx.actor;
  const [person, known] = await Promise.all([deps.staff.find(staffId), deps.passkeys.list(staffId)]);
  if (!person) throw new DomainError("unauthenticated", "staff.not_signed_in");
  const signInId = ctx.newId("sgn");
  return {
    signInId,
    challenge: passkeyChallenge(deps.secretKey, signInId, staffId),
    rpId: relyingParty(deps.publicUrl).id,
    rpName: deps.siteName,
    user: {
      id: Buffer.from(staffId).toString("base64url"),
      name: person.email,
      displayName: person.name,
    },
    known: known.map(({ credentialId }) => credentialId),
  };
}

/**
 * Keeps a passkey that was made just now. The session that asks counts as opened by it from then on.
 * @param session hash of the session's secret
 * @throws DomainError staff.passkey_refused, staff.passkeys_full
 */
export async function addPasskey(
  deps: PasskeyDeps,
  ctx: Context<StaffActor>,
  input: PasskeyInput,
  session: string,
): Promise<PasskeyView> {
  const { staffId } = ctx.actor;
  if (!isWaitedFor(input.signInId, ctx.now)) throw refused();
  if ((await deps.passkeys.list(staffId)).length >= PASSKEYS_MAX)
    throw new DomainError("conflict", "staff.passkeys_full");
  const { verifyRegistrationResponse } = await import("@simplewebauthn/server");
  const { credentialId: id, clientDataJSON, attestationObject, transports } = input;
  const result = await verifyRegistrationResponse({
    response: {
      id,
      rawId: id,
      type: "public-key",
      clientExtensionResults: {},
      response: { clientDataJSON, attestationObject, transports },
    },
    expectedChallenge: passkeyChallenge(deps.secretKey, input.signInId, staffId),
    expectedOrigin: relyingParty(deps.publicUrl).origin,
    expectedRPID: relyingParty(deps.publicUrl).id,
  }).catch((cause: unknown) => refuse(ctx, cause));
  if (!result?.verified || !(await useChallenge(deps, ctx, input.signInId))) throw refused();
  const { credential } = result.registrationInfo;
  const passkey: StoredPasskey = {
    staffId,
    credentialId: credential.id,
    name: input.name,
    publicKey: Buffer.from(credential.publicKey).toString("base64url"),
    counter: credential.counter,
    transports,
    createdAt: ctx.now,
    changedBy: actorRef(ctx.actor),
  };
  if (!(await deps.passkeys.create(passkey))) throw refused();
  await deps.staff.noteMethod(session, "passkey");
  return { passkeyId: idOf(passkey), name: passkey.name, createdAt: passkey.createdAt };
}

/** One's own passkeys, the oldest first. */
export async function listPasskeys(deps: PasskeyDeps, ctx: Context<StaffActor>): Promise<PasskeyView[]> {
  return (await deps.passkeys.list(ctx.actor.staffId)).map((passkey) => ({
    passkeyId: idOf(passkey),
    name: passkey.name,
    createdAt: passkey.createdAt,
    lastUsedAt: passkey.lastUsedAt,
  }));
}

/**
 * Has one of one's own passkeys open nothing any more.
 * @throws DomainError staff.passkey_not_found
 */
export async function removePasskey(
  deps: PasskeyDeps,
  ctx: Context<StaffActor>,
  passkeyId: string,
): Promise<void> {
  const found = (await deps.passkeys.list(ctx.actor.staffId)).find((one) => idOf(one) === passkeyId);
  if (!found || !(await deps.passkeys.remove(found, actorRef(ctx.actor), ctx.now)))
    throw new DomainError("not_found", "staff.passkey_not_found");
}

/**
 * Has all passkeys of somebody who lost theirs open nothing any more, and ends their sessions; the way in is by a
 * code then. For another admin, or whoever works at the installation itself. They hear of it by the stream.
 * @throws DomainError staff.manage_forbidden, staff.not_found, staff.own_passkeys
 */
export async function resetPasskeys(deps: PasskeyDeps, ctx: Context, staffId: StaffId): Promise<void> {
  if (ctx.actor.type !== "system") {
    const manager = ctx.actor.type === "staff" ? await deps.staff.find(ctx.actor.staffId) : undefined;
    if (!manager || !hasAccess(manager, ctx.now) || !canManageStaff(toActor(manager)))
      throw new DomainError("forbidden", "staff.manage_forbidden");
    if (manager.staffId === staffId) throw new DomainError("conflict", "staff.own_passkeys");
  }
  if (!(await deps.staff.find(staffId))) throw new DomainError("not_found", "staff.not_found");
  const found = await deps.passkeys.list(staffId);
  await Promise.all(found.map((one) => deps.passkeys.remove(one, actorRef(ctx.actor), ctx.now)));
  await deps.staff.endSessions(staffId, { at: ctx.now, by: actorRef(ctx.actor) });
}
