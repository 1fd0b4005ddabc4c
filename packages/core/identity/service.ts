import { randomBytes } from "node:crypto";
import type { Limits } from "../limit/index.ts";
import { actorRef } from "../shared/actor.ts";
import type { Context } from "../shared/context.ts";
import { DomainError } from "../shared/error.ts";
import type { Id } from "../shared/id.ts";
import { identitySecret, sameHash, type SecretKey } from "../shared/secret.ts";
import { addSeconds } from "../shared/time.ts";
import type { Staff, StaffId, StaffService, StaffStore } from "../staff/index.ts";
import { canManageStaff, toActor } from "../staff/rules.ts";
import type { SignedIn, SignInOrigin } from "../staff/schema.ts";
import { createProvider, type ProviderSettings, type Ties } from "./provider.ts";
import { isStillOpen, subjectOf, vouchedAddress } from "./rules.ts";
import { IDENTITY_SIGN_IN_MINUTES, type IdentityBegin } from "./schema.ts";
import type { IdentityStore } from "./store.ts";

/** Use cases of signing in at an organisation's provider. */
export type IdentityService = ReturnType<typeof createIdentityService>;

/** What a browser keeps while its owner is at the provider: id, secret, and where to go afterwards. */
const TIE = /^(sgn_[0-7][0-9A-HJKMNP-TV-Z]{25})\.[\w-]{43}\.([\w-]*)$/;

/**
 * Makes the use cases of signing in at an organisation's provider (docs/decisions/0045). What ties an answer to a browser is
 * computed from what that browser keeps, so that beginning writes nothing; it is used up when the browser comes back.
 */
export function createIdentityService({
  identities,
  staff,
  staffService,
  limits,
  secretKey,
  publicUrl,
  settings,
}: {
  identities: IdentityStore;
  staff: Pick<StaffStore, "find" | "findByAddress" | "createSignIn" | "noteWhoSignedIn" | "endSessions">;
  staffService: Pick<StaffService, "openSession" | "requirePasskey">;
  limits: Limits;
  secretKey: SecretKey;
  publicUrl: string;
  /** Absent where no provider is set up. */
  settings?: ProviderSettings;
}) {
  const made = settings && createProvider(settings, `${publicUrl}/staff/sign-in`);

  function required() {
    if (!settings || !made) throw new DomainError("not_found", "staff.identity_off");
    return { settings, provider: made };
  }

  function tiesOf(tie: string): Ties {
    const secret = (purpose: string) => identitySecret(secretKey, purpose, tie);
    return { state: secret("state"), nonce: secret("nonce"), verifier: secret("verifier") };
  }

  /** Binds somebody to the account by which they came first; refuses any other one from then on. */
  async function requireOwn(
    ctx: Context,
    { staffId }: Staff,
    issuer: string,
    subject: string,
  ): Promise<void> {
    const bound = await identities.find(staffId, issuer);
    if (bound?.subject === subject) return;
    const identity = { staffId, issuer, subject, createdAt: ctx.now, changedBy: `staff:${staffId}` };
    if (!bound && (await identities.bind(identity))) return;
    // Another tab may have been first.
    if ((await identities.find(staffId, issuer))?.subject !== subject)
      throw new DomainError("forbidden", "staff.identity_other");
  }

  /** Opens a session for whom the provider vouches. */
  async function enter(
    ctx: Context,
    signInId: Id<"sgn">,
    answer: string,
    ties: Ties,
    from: SignInOrigin,
  ): Promise<SignedIn> {
    const { settings: known, provider } = required();
    await limits.take(ctx, "identityClient", ctx.client);
    // Used up before the provider is asked, which takes a code that comes twice for a stolen one.
    const expiresAt = addSeconds(ctx.now, IDENTITY_SIGN_IN_MINUTES * 60);
    if (!(await staff.createSignIn({ signInId, expiresAt, attempts: 0 })))
      throw new DomainError("gone", "staff.identity_expired");
    const claims = await provider.claimsOf(ctx, answer, ties);
    const vouched = vouchedAddress(claims, known.issuer, known.domains);
    if ("refusal" in vouched) throw new DomainError("forbidden", `staff.identity_${vouched.refusal}`);
    const { address } = vouched;
    const person = await staff.findByAddress(address);
    if (!person?.active) throw new DomainError("forbidden", "staff.identity_unknown", { address });
    await staffService.requirePasskey(person);
    await requireOwn(ctx, person, known.issuer, subjectOf(claims, known.issuer));
    await staff.noteWhoSignedIn(signInId, person.staffId, "identity", ctx.now);
    return staffService.openSession(ctx, person, "identity", from);
  }

  return {
    /**
     * Where the browser goes to sign in, and what it keeps meanwhile.
     * @throws DomainError staff.identity_off, staff.identity_unavailable
     */
    async beginSignIn(
      ctx: Context,
      { to, locale, anew }: IdentityBegin,
    ): Promise<{ url: string; tie: string }> {
      const { provider } = required();
      const secret = randomBytes(32).toString("base64url");
      const tie = `${ctx.newId("sgn")}.${secret}.${Buffer.from(to).toString("base64url")}`;
      return { url: await provider.addressFor(ctx, tiesOf(tie), locale, anew), tie };
    },

    /**
     * Opens a session for whom the provider vouches, where an active member of staff has that address; nobody is made.
     * @param answer the query that the provider led the browser back with
     * @param tie what the browser kept
     * @returns who signed in, and where they wanted to go, which a refusal tells as well
     * @throws DomainError staff.identity_off, staff.identity_unavailable, staff.identity_expired, staff.identity_refused,
     *   staff.identity_declined, staff.identity_unverified, staff.identity_other_organisation, staff.identity_unknown,
     *   staff.identity_other, staff.passkey_required, staff.too_many_requests
     */
    async signIn(
      ctx: Context,
      answer: string,
      tie: string | undefined,
      from: SignInOrigin,
    ): Promise<SignedIn & { to: string }> {
      required();
      const [, signInId, wanted] = TIE.exec(tie ?? "") ?? [];
      if (!tie || !signInId || wanted === undefined || !isStillOpen(signInId, ctx.now))
        throw new DomainError("gone", "staff.identity_expired");
      const ties = tiesOf(tie);
      // Looked at before anything is written or asked: nobody else can make it up. The library looks at it again.
      if (!sameHash(new URLSearchParams(answer).get("state") ?? "", ties.state))
        throw new DomainError("unauthenticated", "staff.identity_refused");
      const to = Buffer.from(wanted, "base64url").toString();
      try {
        return { ...(await enter(ctx, signInId as Id<"sgn">, answer, ties, from)), to };
      } catch (cause) {
        if (!(cause instanceof DomainError)) throw cause;
        throw new DomainError(cause.kind, cause.code, { ...cause.details, to });
      }
    },

    /**
     * Frees somebody from the account at the provider that they are bound to, and ends their sessions; the next one that the
     * provider vouches for with their address is theirs. For another admin, or whoever works at the installation itself.
     * @throws DomainError staff.manage_forbidden, staff.not_found, staff.own_identity
     */
    async resetIdentity(ctx: Context, staffId: StaffId): Promise<void> {
      if (ctx.actor.type !== "system") {
        const manager = ctx.actor.type === "staff" ? await staff.find(ctx.actor.staffId) : undefined;
        if (!manager?.active || !canManageStaff(toActor(manager)))
          throw new DomainError("forbidden", "staff.manage_forbidden");
        if (manager.staffId === staffId) throw new DomainError("conflict", "staff.own_identity");
      }
      if (!(await staff.find(staffId))) throw new DomainError("not_found", "staff.not_found");
      const found = await identities.list(staffId);
      await Promise.all(found.map((one) => identities.remove(one, actorRef(ctx.actor), ctx.now)));
      await staff.endSessions(staffId, { at: ctx.now, by: actorRef(ctx.actor) });
    },
  };
}
