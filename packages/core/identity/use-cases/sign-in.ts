import { randomBytes } from "node:crypto";
import { actorRef } from "../../shared/actor.ts";
import type { Context } from "../../shared/context.ts";
import { DomainError } from "../../shared/error.ts";
import type { Id } from "../../shared/id.ts";
import { identitySecret, sameHash } from "../../shared/secret.ts";
import { addSeconds } from "../../shared/time.ts";
import type { Staff, StaffId } from "../../staff/index.ts";
import { canManageStaff, hasAccess, toActor } from "../../staff/rules.ts";
import type { SignedIn, SignInOrigin } from "../../staff/schema.ts";
import type { IdentityDeps } from "../deps.ts";
import type { Ties } from "../provider.ts";
import { isStillOpen, subjectOf, vouchedAddress } from "../rules.ts";
import { IDENTITY_SIGN_IN_MINUTES, type IdentityBegin } from "../schema.ts";

/** What a browser keeps while its owner is at the provider: id, secret, and where to go afterwards. */
const TIE = /^(sgn_[0-7][0-9A-HJKMNP-TV-Z]{25})\.[\w-]{43}\.([\w-]*)$/;

/**
 * Where the browser goes to sign in, and what it keeps meanwhile.
 * @throws DomainError staff.identity_off, staff.identity_unavailable
 */
export async function beginSignIn(
  deps: IdentityDeps,
  ctx: Context,
  { to, locale, anew }: IdentityBegin,
): Promise<{ url: string; tie: string }> {
  const { provider } = required(deps);
  const secret = randomBytes(32).toString("base64url");
  const tie = `${ctx.newId("sgn")}.${secret}.${Buffer.from(to).toString("base64url")}`;
  return { url: await provider.addressFor(ctx, tiesOf(deps, tie), locale, anew), tie };
}

/**
 * Opens a session for whom the provider vouches, where an active member of staff has that address; nobody is made.
 * @param answer the query that the provider led the browser back with
 * @param tie what the browser kept
 * @returns who signed in, and where they wanted to go, which a refusal tells as well
 * @throws DomainError staff.identity_off, staff.identity_unavailable, staff.identity_expired, staff.identity_refused,
 *   staff.identity_declined, staff.identity_unverified, staff.identity_other_organisation, staff.identity_unknown,
 *   staff.identity_other, staff.passkey_required, staff.too_many_requests
 */
export async function signIn(
  deps: IdentityDeps,
  ctx: Context,
  answer: string,
  tie: string | undefined,
  from: SignInOrigin,
): Promise<SignedIn & { to: string }> {
  required(deps);
  const [, signInId, wanted] = TIE.exec(tie ?? "") ?? [];
  if (!tie || !signInId || wanted === undefined || !isStillOpen(signInId, ctx.now))
    throw new DomainError("gone", "staff.identity_expired");
  const ties = tiesOf(deps, tie);
  // Looked at before anything is written or asked: nobody else can make it up. The library looks at it again.
  if (!sameHash(new URLSearchParams(answer).get("state") ?? "", ties.state))
    throw new DomainError("unauthenticated", "staff.identity_refused");
  const to = Buffer.from(wanted, "base64url").toString();
  try {
    return { ...(await enter(deps, ctx, signInId as Id<"sgn">, answer, ties, from)), to };
  } catch (cause) {
    if (!(cause instanceof DomainError)) throw cause;
    throw new DomainError(cause.kind, cause.code, { ...cause.details, to });
  }
}

/**
 * Frees somebody from the account at the provider that they are bound to, and ends their sessions; the next one that the
 * provider vouches for with their address is theirs. For another admin, or whoever works at the installation itself.
 * @throws DomainError staff.manage_forbidden, staff.not_found, staff.own_identity
 */
export async function resetIdentity(deps: IdentityDeps, ctx: Context, staffId: StaffId): Promise<void> {
  if (ctx.actor.type !== "system") {
    const manager = ctx.actor.type === "staff" ? await deps.staff.find(ctx.actor.staffId) : undefined;
    if (!manager || !hasAccess(manager, ctx.now) || !canManageStaff(toActor(manager)))
      throw new DomainError("forbidden", "staff.manage_forbidden");
    if (manager.staffId === staffId) throw new DomainError("conflict", "staff.own_identity");
  }
  if (!(await deps.staff.find(staffId))) throw new DomainError("not_found", "staff.not_found");
  const found = await deps.identities.list(staffId);
  await Promise.all(found.map((one) => deps.identities.remove(one, actorRef(ctx.actor), ctx.now)));
  await deps.staff.endSessions(staffId, { at: ctx.now, by: actorRef(ctx.actor) });
}

function required(deps: IdentityDeps) {
  if (!deps.settings || !deps.provider) throw new DomainError("not_found", "staff.identity_off");
  return { settings: deps.settings, provider: deps.provider };
}

function tiesOf(deps: IdentityDeps, tie: string): Ties {
  const secret = (purpose: string) => identitySecret(deps.secretKey, purpose, tie);
  return { state: secret("state"), nonce: secret("nonce"), verifier: secret("verifier") };
}

/** Binds somebody to the account by which they came first; refuses any other one from then on. */
async function requireOwn(
  deps: IdentityDeps,
  ctx: Context,
  { staffId }: Staff,
  issuer: string,
  subject: string,
): Promise<void> {
  const bound = await deps.identities.find(staffId, issuer);
  if (bound?.subject === subject) return;
  const identity = { staffId, issuer, subject, createdAt: ctx.now, changedBy: `staff:${staffId}` };
  if (!bound && (await deps.identities.bind(identity))) return;
  // Another tab may have been first.
  if ((await deps.identities.find(staffId, issuer))?.subject !== subject)
    throw new DomainError("forbidden", "staff.identity_other");
}

/** Opens a session for whom the provider vouches. */
async function enter(
  deps: IdentityDeps,
  ctx: Context,
  signInId: Id<"sgn">,
  answer: string,
  ties: Ties,
  from: SignInOrigin,
): Promise<SignedIn> {
  const { settings: known, provider } = required(deps);
  await deps.limits.take(ctx, "identityClient", ctx.client);
  // Used up before the provider is asked, which takes a code that comes twice for a stolen one.
  const expiresAt = addSeconds(ctx.now, IDENTITY_SIGN_IN_MINUTES * 60);
  if (!(await deps.staff.createSignIn({ signInId, expiresAt, attempts: 0 })))
    throw new DomainError("gone", "staff.identity_expired");
  const claims = await provider.claimsOf(ctx, answer, ties);
  const vouched = vouchedAddress(claims, known.issuer, known.domains);
  if ("refusal" in vouched) throw new DomainError("forbidden", `staff.identity_${vouched.refusal}`);
  const { address } = vouched;
  const person = await deps.staff.findByAddress(address);
  if (!person || !hasAccess(person, ctx.now))
    throw new DomainError("forbidden", "staff.identity_unknown", { address });
  await deps.staffService.requirePasskey(person);
  await requireOwn(deps, ctx, person, known.issuer, subjectOf(claims, known.issuer));
  await deps.staff.noteWhoSignedIn(signInId, person.staffId, "identity", ctx.now);
  return deps.staffService.openSession(ctx, person, "identity", from);
}
