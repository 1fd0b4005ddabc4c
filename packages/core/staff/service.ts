import { randomBytes } from "node:crypto";
import type { Limits } from "../limit/index.ts";
import { actorRef, type StaffActor } from "../shared/actor.ts";
import type { Context } from "../shared/context.ts";
import { DomainError } from "../shared/error.ts";
import { PAGE_SIZE, type Page } from "../shared/page.ts";
import {
  keyedHash,
  longSignInCode,
  sameHash,
  secretHash,
  signInCode,
  type SecretKey,
} from "../shared/secret.ts";
import { RACE_ATTEMPTS, jitter } from "../shared/table.ts";
import { normaliseEmail } from "../shared/text.ts";
import { addSeconds, type Instant } from "../shared/time.ts";
import type { OwnSession, SignInAnswer, Staff } from "./answer.ts";
import {
  canListStaff,
  canManageStaff,
  decideCode,
  isGuarded,
  isWorthNoting,
  sessionIdOf,
  toActor,
  toOwnSessions,
} from "./rules.ts";
import {
  KNOWN_BROWSER_DAYS,
  SESSION_TTL_HOURS,
  SIGN_IN_CODE_TTL_MINUTES,
  type SignInInput,
  type SignInMethod,
  type SignInOrigin,
  type SignedIn,
  type StaffId,
  type StaffInput,
  type VerifyInput,
} from "./schema.ts";
import type { Ending, StaffStore, StoredSignIn } from "./store.ts";

/** Use cases of staff. */
export type StaffService = ReturnType<typeof createStaffService>;

/** Makes the use cases of staff over their store. */
export function createStaffService({
  staff,
  secretKey,
  limits,
  hasPasskeys,
  adminsNeedPasskeys,
}: {
  staff: StaffStore;
  secretKey: SecretKey;
  limits: Limits;
  hasPasskeys: (staffId: StaffId) => Promise<boolean>;
  /** Whether the installation asks its admins for passkeys. */
  adminsNeedPasskeys: boolean;
}) {
  /**
   * The admin who asks, as they are now; nobody for the system. Their change is refused when they are not that any
   * more at its moment: whoever takes an admin's rights away keeps their own, so one admin always stays.
   */
  async function findManager({ actor }: Context): Promise<Staff | undefined> {
    if (actor.type === "system") return undefined;
    const manager = actor.type === "staff" ? await staff.find(actor.staffId) : undefined;
    if (!manager?.active || !canManageStaff(toActor(manager)))
      throw new DomainError("forbidden", "staff.manage_forbidden");
    return manager;
  }

  /** Opens a session for somebody who has shown who they are, and knows their browser from then on. */
  async function openSession(
    { now }: Context,
    person: Staff,
    method: SignInMethod,
    { device = {}, browser = newSecret() }: SignInOrigin,
  ): Promise<SignedIn> {
    const { staffId } = person;
    const session = newSecret();
    await staff.noteBrowser(staffId, secretHash(browser), addSeconds(now, KNOWN_BROWSER_DAYS * 86_400));
    await staff.createSession({
      sessionHash: secretHash(session),
      staffId,
      method,
      device,
      createdAt: now,
      lastUsedAt: now,
      expiresAt: addSeconds(now, SESSION_TTL_HOURS * 3600),
    });
    return { session, browser, staff: person };
  }

  /** Lets an admin who has a passkey in by nothing else, where the installation asks for it. */
  async function requirePasskey({ role, staffId }: Staff): Promise<void> {
    if (adminsNeedPasskeys && role === "admin" && (await hasPasskeys(staffId)))
      throw new DomainError("forbidden", "staff.passkey_required");
  }

  /** What the door of a known browser is made of; undefined for a browser from which they never signed in. */
  async function knownBrowser(
    { now }: Context,
    staffId: StaffId,
    browser: string,
  ): Promise<string | undefined> {
    const browserHash = secretHash(browser);
    const isKnown = await staff.knowsBrowser(staffId, browserHash, now);
    return isKnown ? `door\u0000${staffId}\u0000${browserHash}` : undefined;
  }

  return {
    /**
     * Begins a sign-in. The answer is the same for known and unknown addresses, and so is what a wrong code
     * is told afterwards; a known one gets a code by mail. One that was mailed enough of them is mailed no more for a
     * while, and the code that was mailed last opens this sign-in too: whoever reads the mails gets in, however many
     * others ask (docs/decisions/0043).
     * @param browser the secret of the browser, where it has one
     * @throws DomainError staff.too_many_requests for clients that are not known
     */
    async requestSignIn(ctx: Context, input: SignInInput, browser?: string): Promise<SignInAnswer> {
      const found = await staff.findByAddress(input.email);
      const staffId = found?.active ? found.staffId : undefined;
      const known = browser && staffId ? await knownBrowser(ctx, staffId, browser) : undefined;
      if (!known) await limits.take(ctx, "signInClient", ctx.client);
      const doorId = keyedHash(secretKey, known ?? `door\u0000${normaliseEmail(input.email)}`);
      const isLong = isGuarded(await staff.findDoor(doorId), ctx.now) || undefined;
      const signIn: StoredSignIn = {
        signInId: ctx.newId("sgn"),
        staffId,
        doorId,
        expiresAt: addSeconds(ctx.now, SIGN_IN_CODE_TTL_MINUTES * 60),
        attempts: 0,
        isLong,
      };
      // Long codes are counted apart: the first of them must come, though strangers used the others up.
      const mails = await limits.tryTake(ctx, "signInCode", isLong ? `${doorId} long` : doorId);
      if (mails.taken) {
        await staff.createSignIn(signIn);
        await staff.noteLatest(doorId, staffId, signIn);
        return answerOf(signIn);
      }
      const latest = (await staff.findDoor(doorId))?.latest;
      if (!latest) return answerOf(signIn);
      const shared = { ...signIn, ...latest, signInId: signIn.signInId, codeOf: latest.signInId };
      await staff.createSignIn(shared);
      return answerOf(shared);
    },

    /**
     * Opens a session for the right code. Each code works once, for ten minutes; each sign-in takes five wrong ones, and
     * each door so many of six digits a day.
     * @throws DomainError staff.code_wrong, staff.code_expired, staff.too_many_attempts; staff.passkey_required for an admin
     *   who has a passkey, where the installation asks for it
     */
    async verifySignIn(ctx: Context, input: VerifyInput, from: SignInOrigin = {}): Promise<SignedIn> {
      const signIn = await staff.findSignIn(input.signInId);
      const mailed = signIn?.codeOf ? await staff.findSignIn(signIn.codeOf) : signIn;
      const codeId = signIn?.codeOf ?? input.signInId;
      const code = signIn?.isLong ? longSignInCode(secretKey, codeId) : signInCode(secretKey, codeId);
      const matches = sameHash(secretHash(input.code), secretHash(code));
      const decision = decideCode(
        signIn && { ...signIn, used: mailed?.usedAt !== undefined },
        matches,
        ctx.now,
      );
      const expired = new DomainError("gone", "staff.code_expired");
      const tooMany = new DomainError("rate_limited", "staff.too_many_attempts");
      if (decision.outcome === "expired" || !signIn) throw expired;
      if (decision.outcome === "too_many_attempts") throw tooMany;
      if (!signIn.isLong && signIn.doorId) {
        const guess = await limits.tryTake(ctx, "signInGuess", signIn.doorId);
        if (!guess.taken) {
          await staff.guardDoor(signIn.doorId, ctx.now, addSeconds(ctx.now, guess.retryAfterSeconds));
          throw tooMany;
        }
      }
      // Counted before the answer, right or wrong, so that parallel guesses cannot outrun the limit.
      const wrongAt = matches ? undefined : (signIn.wrongAt ?? ctx.now);
      if (!(await staff.countAttempt(input.signInId, wrongAt))) throw tooMany;
      if (decision.outcome === "wrong") {
        throw new DomainError("unauthenticated", "staff.code_wrong", { attemptsLeft: decision.attemptsLeft });
      }
      const person = signIn.staffId && (await staff.find(signIn.staffId));
      if (!person || !person.active || !(await staff.useSignIn(codeId, ctx.now))) throw expired;
      await requirePasskey(person);
      return openSession(ctx, person, "code", from);
    },

    openSession,
    requirePasskey,

    /**
     * Who holds that session; undefined when it ended or the person no longer works here. `needsPasskey`: of an admin
     * who came in without one, where the installation asks for it.
     */
    async findSignedIn(
      session: string,
      now: Instant,
    ): Promise<{ staff: Staff; needsPasskey: boolean } | undefined> {
      const sessionHash = secretHash(session);
      const found = await staff.findSession(sessionHash);
      if (!found || now >= found.expiresAt) return undefined;
      const person = await staff.find(found.staffId);
      if (!person?.active) return undefined;
      if (isWorthNoting(found, now)) await staff.noteUse(sessionHash, now);
      const needsPasskey = adminsNeedPasskeys && person.role === "admin" && found.method !== "passkey";
      return { staff: person, needsPasskey };
    },

    /** One's own sessions, the one used last first. `session` is the secret of the one that asks. */
    async listSessions(ctx: Context<StaffActor>, session: string): Promise<OwnSession[]> {
      const found = await staff.listSessions(ctx.actor.staffId);
      return toOwnSessions(found, secretHash(session), ctx.now);
    },

    /**
     * Ends one of one's own sessions, at once.
     * @throws DomainError staff.session_not_found
     */
    async endSession(ctx: Context<StaffActor>, sessionId: string): Promise<void> {
      const found = await staff.listSessions(ctx.actor.staffId);
      const ended = found.find(({ sessionHash }) => sessionIdOf(sessionHash) === sessionId);
      if (!ended) throw new DomainError("not_found", "staff.session_not_found");
      await staff.endSession(ended.sessionHash, endingBy(ctx));
    },

    /** Ends all of one's own sessions but the one that asks. */
    async endOtherSessions(ctx: Context<StaffActor>, session: string): Promise<void> {
      await staff.endSessions(ctx.actor.staffId, endingBy(ctx), secretHash(session));
    },

    /** Ends the session; one that is gone stays gone. */
    async signOut({ now }: Context, session: string): Promise<void> {
      const found = await staff.findSession(secretHash(session));
      if (found) await staff.endSession(found.sessionHash, { at: now, by: `staff:${found.staffId}` });
    },

    /**
     * All staff, for admins and coordinators.
     * @throws DomainError staff.manage_forbidden
     */
    async listStaff(ctx: Context<StaffActor>, cursor?: string): Promise<Page<Staff>> {
      if (!canListStaff(ctx.actor)) throw new DomainError("forbidden", "staff.manage_forbidden");
      return staff.list(cursor, PAGE_SIZE);
    },

    /**
     * Adds a member of staff.
     * @throws DomainError staff.manage_forbidden, staff.address_taken, staff.busy
     */
    async createStaff(ctx: Context, input: StaffInput): Promise<Staff> {
      const person: Staff = {
        ...input,
        staffId: ctx.newId("stf"),
        version: 1,
        createdAt: ctx.now,
        updatedAt: ctx.now,
      };
      for (let attempt = 0; attempt < RACE_ATTEMPTS; attempt += 1) {
        const manager = await findManager(ctx);
        const outcome = await staff.create(person, actorRef(ctx.actor), manager);
        if (outcome === "done") return person;
        if (outcome === "address_taken") throw addressTaken();
        await jitter(attempt);
      }
      throw new DomainError("conflict", "staff.busy");
    },

    /**
     * Changes a member of staff. Losing rights or leaving ends all their sessions at once; nobody can take
     * their own admin rights away, and two who take each other's cannot both succeed, so that one admin always stays.
     * @throws DomainError staff.manage_forbidden, staff.not_found, staff.version_conflict, staff.address_taken,
     *   staff.own_rights, staff.busy
     */
    async updateStaff(
      ctx: Context<StaffActor>,
      staffId: StaffId,
      input: StaffInput,
      version: number,
    ): Promise<Staff> {
      const isOwn = staffId === ctx.actor.staffId;
      for (let attempt = 0; attempt < RACE_ATTEMPTS; attempt += 1) {
        const manager = await findManager(ctx);
        const before = await staff.find(staffId);
        if (!before) throw new DomainError("not_found", "staff.not_found");
        if (isOwn && (input.role !== "admin" || !input.active))
          throw new DomainError("conflict", "staff.own_rights");
        if (before.version !== version)
          throw new DomainError("conflict", "staff.version_conflict", { version: before.version });
        const after: Staff = { ...before, ...input, version: version + 1, updatedAt: ctx.now };
        // Of one's own row the version is a condition already, and a transaction takes a row once.
        const outcome = await staff.save(before, after, actorRef(ctx.actor), isOwn ? undefined : manager);
        if (outcome === "done") {
          if (!after.active || after.role !== before.role) await staff.endSessions(staffId, endingBy(ctx));
          return after;
        }
        if (outcome === "address_taken") throw addressTaken();
        await jitter(attempt);
      }
      throw new DomainError("conflict", "staff.busy");
    },
  };
}

function newSecret(): string {
  return randomBytes(32).toString("base64url");
}

function answerOf({ signInId, isLong }: StoredSignIn): SignInAnswer {
  return { signInId, codeLength: isLong ? 12 : 6 };
}

function addressTaken(): DomainError {
  return new DomainError("conflict", "staff.address_taken", {
    issues: [{ path: "email", code: "staff.address_taken" }],
  });
}

/** A session that is ended now, by whoever acts. */
function endingBy({ actor, now }: Context): Ending {
  return { at: now, by: actorRef(actor) };
}
