import { randomBytes } from "node:crypto";
import { mailboxOf, type Limits } from "../limit/index.ts";
import { actorRef, type StaffActor } from "../shared/actor.ts";
import type { Context } from "../shared/context.ts";
import { DomainError } from "../shared/error.ts";
import { PAGE_SIZE, type Page } from "../shared/page.ts";
import { sameHash, secretHash, signInCode, type SecretKey } from "../shared/secret.ts";
import { RACE_ATTEMPTS, jitter } from "../shared/table.ts";
import { addSeconds, type Instant } from "../shared/time.ts";
import {
  canListStaff,
  canManageStaff,
  decideCode,
  isWorthNoting,
  sessionIdOf,
  toActor,
  toOwnSessions,
} from "./rules.ts";
import {
  SESSION_TTL_HOURS,
  SIGN_IN_CODE_TTL_MINUTES,
  type Device,
  type OwnSession,
  type SignInInput,
  type SignInMethod,
  type Staff,
  type StaffId,
  type StaffInput,
  type VerifyInput,
} from "./schema.ts";
import type { StaffStore } from "./store.ts";

/** Use cases of staff. */
export type StaffService = ReturnType<typeof createStaffService>;

/** Makes the use cases of staff over their store. */
export function createStaffService({
  staff,
  secretKey,
  limits,
}: {
  staff: StaffStore;
  secretKey: SecretKey;
  limits: Limits;
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

  /** Opens a session and says its secret. */
  async function openSession(
    { now }: Context,
    staffId: StaffId,
    method: SignInMethod,
    device: Device,
  ): Promise<string> {
    const session = randomBytes(32).toString("base64url");
    await staff.createSession({
      sessionHash: secretHash(session),
      staffId,
      method,
      device,
      createdAt: now,
      lastUsedAt: now,
      expiresAt: addSeconds(now, SESSION_TTL_HOURS * 3600),
    });
    return session;
  }

  return {
    /**
     * Begins a sign-in. The answer is the same for known and unknown addresses, and so is what a wrong code
     * is told afterwards; a known one gets a code by mail, unless it asked too often.
     */
    async requestSignIn(ctx: Context, input: SignInInput): Promise<{ signInId: `sgn_${string}` }> {
      const signInId = ctx.newId("sgn");
      const [request, person] = await Promise.all([
        limits.tryTake(ctx, "signInCode", mailboxOf(input.email)),
        staff.findByAddress(input.email),
      ]);
      if (request.taken) {
        const expiresAt = addSeconds(ctx.now, SIGN_IN_CODE_TTL_MINUTES * 60);
        const staffId = person?.active ? person.staffId : undefined;
        await staff.createSignIn({ signInId, staffId, expiresAt, attempts: 0 });
      }
      return { signInId };
    },

    /**
     * Opens a session for the right code. Each sign-in works once, for ten minutes and five wrong codes.
     * @param device what the browser says of itself
     * @returns the session's secret, for the cookie only, and who signed in
     * @throws DomainError staff.code_wrong, staff.code_expired, staff.too_many_attempts
     */
    async verifySignIn(
      ctx: Context,
      input: VerifyInput,
      device: Device = {},
    ): Promise<{ session: string; staff: Staff }> {
      const signIn = await staff.findSignIn(input.signInId);
      const expected = secretHash(signInCode(secretKey, input.signInId));
      const matches = sameHash(secretHash(input.code), expected);
      const decision = decideCode(
        signIn && { ...signIn, used: signIn.usedAt !== undefined },
        matches,
        ctx.now,
      );
      const expired = new DomainError("gone", "staff.code_expired");
      if (decision.outcome === "expired" || !signIn) throw expired;
      // Counted before the answer, right or wrong, so that parallel guesses cannot outrun the limit.
      if (decision.outcome === "too_many_attempts" || !(await staff.countAttempt(input.signInId))) {
        throw new DomainError("rate_limited", "staff.too_many_attempts");
      }
      if (decision.outcome === "wrong") {
        throw new DomainError("unauthenticated", "staff.code_wrong", { attemptsLeft: decision.attemptsLeft });
      }
      const person = signIn.staffId && (await staff.find(signIn.staffId));
      if (!person || !person.active || !(await staff.useSignIn(input.signInId, ctx.now))) throw expired;
      return { session: await openSession(ctx, person.staffId, "code", device), staff: person };
    },

    /** Who holds that session; undefined when it ended or the person no longer works here. */
    async findSignedIn(session: string, now: Instant): Promise<Staff | undefined> {
      const sessionHash = secretHash(session);
      const found = await staff.findSession(sessionHash);
      if (!found || now >= found.expiresAt) return undefined;
      const person = await staff.find(found.staffId);
      if (!person?.active) return undefined;
      if (isWorthNoting(found, now)) await staff.noteUse(sessionHash, now);
      return person;
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
      await staff.removeSession(ended.sessionHash);
    },

    /** Ends all of one's own sessions but the one that asks. */
    async endOtherSessions(ctx: Context<StaffActor>, session: string): Promise<void> {
      await staff.removeSessions(ctx.actor.staffId, secretHash(session));
    },

    /** Ends the session; one that is gone stays gone. */
    async signOut(session: string): Promise<void> {
      await staff.removeSession(secretHash(session));
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
          if (!after.active || after.role !== before.role) await staff.removeSessions(staffId);
          return after;
        }
        if (outcome === "address_taken") throw addressTaken();
        await jitter(attempt);
      }
      throw new DomainError("conflict", "staff.busy");
    },
  };
}

function addressTaken(): DomainError {
  return new DomainError("conflict", "staff.address_taken", {
    issues: [{ path: "email", code: "staff.address_taken" }],
  });
}
