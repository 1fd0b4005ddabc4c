import type { Context } from "../../shared/context.ts";
import { DomainError } from "../../shared/error.ts";
import { keyedHash, longSignInCode, sameHash, secretHash, signInCode } from "../../shared/secret.ts";
import { normaliseEmail } from "../../shared/text.ts";
import { addSeconds } from "../../shared/time.ts";
import type { SignInAnswer } from "../answer.ts";
import type { StaffDeps } from "../deps.ts";
import { decideCode, hasAccess, isGuarded } from "../rules.ts";
import {
  SIGN_IN_CODE_TTL_MINUTES,
  type SignedIn,
  type SignInInput,
  type SignInOrigin,
  type StaffId,
  type VerifyInput,
} from "../schema.ts";
import { openSession, requirePasskey } from "../session.ts";
import type { StoredSignIn } from "../store.ts";

/**
 * Begins a sign-in. The answer is the same for known and unknown addresses, and so is what a wrong code
 * is told afterwards; a known one gets a code by mail. One that was mailed enough of them is mailed no more for a
 * while, and the code that was mailed last opens this sign-in too: whoever reads the mails gets in, however many
 * others ask (docs/decisions/0043).
 * @param browser the secret of the browser, where it has one
 * @throws DomainError staff.too_many_requests for clients that are not known
 */
export async function requestSignIn(
  deps: StaffDeps,
  ctx: Context,
  input: SignInInput,
  browser?: string,
): Promise<SignInAnswer> {
  const found = await deps.staff.findByAddress(input.email);
  const staffId = found && hasAccess(found, ctx.now) ? found.staffId : undefined;
  const known = browser && staffId ? await knownBrowser(deps, ctx, staffId, browser) : undefined;
  if (!known) await deps.limits.take(ctx, "signInClient", ctx.client);
  const doorId = keyedHash(deps.secretKey, known ?? `door\u0000${normaliseEmail(input.email)}`);
  const isLong = isGuarded(await deps.staff.findDoor(doorId), ctx.now) || undefined;
  const signIn: StoredSignIn = {
    signInId: ctx.newId("sgn"),
    staffId,
    doorId,
    expiresAt: addSeconds(ctx.now, SIGN_IN_CODE_TTL_MINUTES * 60),
    attempts: 0,
    isLong,
  };
  // Long codes are counted apart: the first of them must come, though strangers used the others up.
  const mails = await deps.limits.tryTake(ctx, "signInCode", isLong ? `${doorId} long` : doorId);
  if (mails.taken) {
    await deps.staff.createSignIn(signIn);
    await deps.staff.noteLatest(doorId, staffId, signIn);
    return answerOf(signIn);
  }
  const latest = (await deps.staff.findDoor(doorId))?.latest;
  if (!latest) return answerOf(signIn);
  const shared = { ...signIn, ...latest, signInId: signIn.signInId, codeOf: latest.signInId };
  await deps.staff.createSignIn(shared);
  return answerOf(shared);
}

/**
 * Opens a session for the right code. Each code works once, for ten minutes; each sign-in takes five wrong ones, and
 * each door so many of six digits a day.
 * @throws DomainError staff.code_wrong, staff.code_expired, staff.too_many_attempts; staff.passkey_required for an admin
 *   who has a passkey, where the installation asks for it
 */
export async function verifySignIn(
  deps: StaffDeps,
  ctx: Context,
  input: VerifyInput,
  from: SignInOrigin = {},
): Promise<SignedIn> {
  const signIn = await deps.staff.findSignIn(input.signInId);
  const mailed = signIn?.codeOf ? await deps.staff.findSignIn(signIn.codeOf) : signIn;
  const codeId = signIn?.codeOf ?? input.signInId;
  const code = signIn?.isLong ? longSignInCode(deps.secretKey, codeId) : signInCode(deps.secretKey, codeId);
  const matches = sameHash(secretHash(input.code), secretHash(code));
  const decision = decideCode(signIn && { ...signIn, used: mailed?.usedAt !== undefined }, matches, ctx.now);
  const expired = new DomainError("gone", "staff.code_expired");
  const tooMany = new DomainError("rate_limited", "staff.too_many_attempts");
  if (decision.outcome === "expired" || !signIn) throw expired;
  if (decision.outcome === "too_many_attempts") throw tooMany;
  if (!signIn.isLong && signIn.doorId) {
    const guess = await deps.limits.tryTake(ctx, "signInGuess", signIn.doorId);
    if (!guess.taken) {
      await deps.staff.guardDoor(signIn.doorId, ctx.now, addSeconds(ctx.now, guess.retryAfterSeconds));
      throw tooMany;
    }
  }
  // Counted before the answer, right or wrong, so that parallel guesses cannot outrun the limit.
  const wrongAt = matches ? undefined : (signIn.wrongAt ?? ctx.now);
  if (!(await deps.staff.countAttempt(input.signInId, wrongAt))) throw tooMany;
  if (decision.outcome === "wrong") {
    throw new DomainError("unauthenticated", "staff.code_wrong", { attemptsLeft: decision.attemptsLeft });
  }
  const person = signIn.staffId && (await deps.staff.find(signIn.staffId));
  if (!person || !hasAccess(person, ctx.now) || !(await deps.staff.useSignIn(codeId, ctx.now))) throw expired;
  await requirePasskey(deps, person);
  return openSession(deps, ctx, person, "code", from);
}

/** What the door of a known browser is made of; undefined for a browser from which they never signed in. */
async function knownBrowser(
  deps: StaffDeps,
  { now }: Context,
  staffId: StaffId,
  browser: string,
): Promise<string | undefined> {
  const browserHash = secretHash(browser);
  const isKnown = await deps.staff.knowsBrowser(staffId, browserHash, now);
  return isKnown ? `door\u0000${staffId}\u0000${browserHash}` : undefined;
}

function answerOf({ signInId, isLong }: StoredSignIn): SignInAnswer {
  return { signInId, codeLength: isLong ? 12 : 6 };
}
