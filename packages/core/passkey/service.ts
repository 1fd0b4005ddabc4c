import { actorRef, type StaffActor } from "../shared/actor.ts";
import type { Context } from "../shared/context.ts";
import { DomainError } from "../shared/error.ts";
import type { Id } from "../shared/id.ts";
import { passkeyChallenge, secretHash, type SecretKey } from "../shared/secret.ts";
import { addSeconds } from "../shared/time.ts";
import type { StaffId, StaffService, StaffStore } from "../staff/index.ts";
import { canManageStaff, toActor } from "../staff/rules.ts";
import type { SignedIn, SignInOrigin } from "../staff/schema.ts";
import type { NewPasskeyChallenge, PasskeyChallenge, PasskeyView } from "./answer.ts";
import { isWaitedFor, relyingParty } from "./rules.ts";
import { PASSKEYS_MAX, type PasskeyInput, type PasskeySignIn } from "./schema.ts";
import type { PasskeyStore, StoredPasskey } from "./store.ts";

/** Use cases of passkeys. */
export type PasskeyService = ReturnType<typeof createPasskeyService>;

/**
 * Makes the use cases of passkeys (docs/decisions/0044). Challenges are computed from an id, so that a page which is
 * only looked at writes nothing; a challenge is used up when it is answered.
 */
export function createPasskeyService({
  passkeys,
  staff,
  staffService,
  secretKey,
  publicUrl,
  siteName,
}: {
  passkeys: PasskeyStore;
  staff: Pick<StaffStore, "find" | "createSignIn" | "endSessions" | "noteMethod">;
  staffService: Pick<StaffService, "openSession">;
  secretKey: SecretKey;
  publicUrl: string;
  siteName: string;
}) {
  const site = relyingParty(publicUrl);
  const refused = () => new DomainError("unauthenticated", "staff.passkey_refused");

  /** Uses a challenge up; false when somebody answered it before. */
  function useChallenge(ctx: Context, signInId: string, staffId?: StaffId): Promise<boolean> {
    return staff.createSignIn({
      signInId: signInId as Id<"sgn">,
      staffId,
      expiresAt: addSeconds(ctx.now, 3600),
      attempts: 0,
      usedAt: ctx.now,
      method: "passkey",
    });
  }

  function idOf({ credentialId }: Pick<StoredPasskey, "credentialId">): string {
    return secretHash(credentialId).slice(0, 16);
  }

  return {
    /** What the browser is asked for when a passkey is to be made. */
    async beginPasskey(ctx: Context<StaffActor>): Promise<NewPasskeyChallenge> {
      const { staffId } = ctx.actor;
      const [person, known] = await Promise.all([staff.find(staffId), passkeys.list(staffId)]);
      if (!person) throw new DomainError("unauthenticated", "staff.not_signed_in");
      const signInId = ctx.newId("sgn");
      return {
        signInId,
        challenge: passkeyChallenge(secretKey, signInId, staffId),
        rpId: site.id,
        rpName: siteName,
        user: {
          id: Buffer.from(staffId).toString("base64url"),
          name: person.email,
          displayName: person.name,
        },
        known: known.map(({ credentialId }) => credentialId),
      };
    },

    /**
     * Keeps a passkey that was made just now. The session that asks counts as opened by it from then on.
     * @param session hash of the session's secret
     * @throws DomainError staff.passkey_refused, staff.passkeys_full
     */
    async addPasskey(ctx: Context<StaffActor>, input: PasskeyInput, session: string): Promise<PasskeyView> {
      const { staffId } = ctx.actor;
      if (!isWaitedFor(input.signInId, ctx.now)) throw refused();
      if ((await passkeys.list(staffId)).length >= PASSKEYS_MAX)
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
        expectedChallenge: passkeyChallenge(secretKey, input.signInId, staffId),
        expectedOrigin: site.origin,
        expectedRPID: site.id,
      }).catch((cause: unknown) => refuse(ctx, cause));
      if (!result?.verified || !(await useChallenge(ctx, input.signInId))) throw refused();
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
      if (!(await passkeys.create(passkey))) throw refused();
      await staff.noteMethod(session, "passkey");
      return { passkeyId: idOf(passkey), name: passkey.name, createdAt: passkey.createdAt };
    },

    /** One's own passkeys, the oldest first. */
    async listPasskeys(ctx: Context<StaffActor>): Promise<PasskeyView[]> {
      return (await passkeys.list(ctx.actor.staffId)).map((passkey) => ({
        passkeyId: idOf(passkey),
        name: passkey.name,
        createdAt: passkey.createdAt,
        lastUsedAt: passkey.lastUsedAt,
      }));
    },

    /**
     * Has one of one's own passkeys open nothing any more.
     * @throws DomainError staff.passkey_not_found
     */
    async removePasskey(ctx: Context<StaffActor>, passkeyId: string): Promise<void> {
      const found = (await passkeys.list(ctx.actor.staffId)).find((one) => idOf(one) === passkeyId);
      if (!found || !(await passkeys.remove(found, actorRef(ctx.actor), ctx.now)))
        throw new DomainError("not_found", "staff.passkey_not_found");
    },

    /**
     * Has all passkeys of somebody who lost theirs open nothing any more, and ends their sessions; the way in is by a
     * code then. For another admin, or whoever works at the installation itself. They hear of it by the stream.
     * @throws DomainError staff.manage_forbidden, staff.not_found, staff.own_passkeys
     */
    async resetPasskeys(ctx: Context, staffId: StaffId): Promise<void> {
      if (ctx.actor.type !== "system") {
        const manager = ctx.actor.type === "staff" ? await staff.find(ctx.actor.staffId) : undefined;
        if (!manager?.active || !canManageStaff(toActor(manager)))
          throw new DomainError("forbidden", "staff.manage_forbidden");
        if (manager.staffId === staffId) throw new DomainError("conflict", "staff.own_passkeys");
      }
      if (!(await staff.find(staffId))) throw new DomainError("not_found", "staff.not_found");
      const found = await passkeys.list(staffId);
      await Promise.all(found.map((one) => passkeys.remove(one, actorRef(ctx.actor), ctx.now)));
      await staff.endSessions(staffId, { at: ctx.now, by: actorRef(ctx.actor) });
    },

    /** What the browser is asked for when somebody signs in: any passkey of this site. */
    beginSignIn(ctx: Context): PasskeyChallenge {
      const signInId = ctx.newId("sgn");
      return { signInId, challenge: passkeyChallenge(secretKey, signInId), rpId: site.id };
    },

    /**
     * Opens a session for a passkey's signature over a challenge that nobody answered before.
     * @throws DomainError staff.passkey_refused, whatever is wrong with it
     */
    async signIn(ctx: Context, input: PasskeySignIn, from: SignInOrigin): Promise<SignedIn> {
      if (!isWaitedFor(input.signInId, ctx.now)) throw refused();
      const staffId = Buffer.from(input.userHandle, "base64url").toString() as StaffId;
      if (!/^stf_[0-9A-Z]{26}$/.test(staffId)) throw refused();
      const [person, passkey] = await Promise.all([
        staff.find(staffId),
        passkeys.find(staffId, input.credentialId),
      ]);
      if (!person?.active || !passkey) throw refused();
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
        expectedChallenge: passkeyChallenge(secretKey, input.signInId),
        expectedOrigin: site.origin,
        expectedRPID: site.id,
        credential: {
          id,
          publicKey: new Uint8Array(Buffer.from(passkey.publicKey, "base64url")),
          counter: passkey.counter,
        },
      }).catch((cause: unknown) => refuse(ctx, cause));
      if (!result?.verified) throw refused();
      // The counter first: a copy of the authenticator that is behind must not use the challenge up.
      if (!(await passkeys.noteUse(passkey, result.authenticationInfo.newCounter, ctx.now))) throw refused();
      if (!(await useChallenge(ctx, input.signInId, staffId))) throw refused();
      return staffService.openSession(ctx, person, "passkey", from);
    },
  };
}

/** What the library says of an answer that is not right is for the log, and for nobody else. */
function refuse(ctx: Context, cause: unknown): undefined {
  ctx.log.warn("passkey refused", {
    requestId: ctx.requestId,
    cause: cause instanceof Error ? cause.name : "",
  });
  return undefined;
}
