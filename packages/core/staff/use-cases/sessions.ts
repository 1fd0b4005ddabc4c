import type { StaffActor } from "../../shared/actor.ts";
import type { Context } from "../../shared/context.ts";
import { DomainError } from "../../shared/error.ts";
import { secretHash } from "../../shared/secret.ts";
import type { Instant } from "../../shared/time.ts";
import type { OwnSession, Staff } from "../answer.ts";
import type { StaffDeps } from "../deps.ts";
import { hasAccess, isWorthNoting, sessionIdOf, toOwnSessions } from "../rules.ts";
import { endingBy } from "../session.ts";

/**
 * Who holds that session; undefined when it ended or the person no longer works here. `needsPasskey`: of an admin
 * who came in without one, where the installation asks for it.
 */
export async function findSignedIn(
  deps: StaffDeps,
  session: string,
  now: Instant,
): Promise<{ staff: Staff; needsPasskey: boolean } | undefined> {
  const sessionHash = secretHash(session);
  const found = await deps.staff.findSession(sessionHash);
  if (!found || now >= found.expiresAt) return undefined;
  const person = await deps.staff.find(found.staffId);
  if (!person || !hasAccess(person, now)) return undefined;
  if (isWorthNoting(found, now)) await deps.staff.noteUse(sessionHash, now);
  const needsPasskey = deps.adminsNeedPasskeys && person.role === "admin" && found.method !== "passkey";
  return { staff: person, needsPasskey };
}

/** One's own sessions, the one used last first. `session` is the secret of the one that asks. */
export async function listSessions(
  deps: StaffDeps,
  ctx: Context<StaffActor>,
  session: string,
): Promise<OwnSession[]> {
  const found = await deps.staff.listSessions(ctx.actor.staffId);
  return toOwnSessions(found, secretHash(session), ctx.now);
}

/**
 * Ends one of one's own sessions, at once.
 * @throws DomainError staff.session_not_found
 */
export async function endSession(
  deps: StaffDeps,
  ctx: Context<StaffActor>,
  sessionId: string,
): Promise<void> {
  const found = await deps.staff.listSessions(ctx.actor.staffId);
  const ended = found.find(({ sessionHash }) => sessionIdOf(sessionHash) === sessionId);
  if (!ended) throw new DomainError("not_found", "staff.session_not_found");
  await deps.staff.endSession(ended.sessionHash, endingBy(ctx));
}

/** Ends all of one's own sessions but the one that asks. */
export async function endOtherSessions(
  deps: StaffDeps,
  ctx: Context<StaffActor>,
  session: string,
): Promise<void> {
  await deps.staff.endSessions(ctx.actor.staffId, endingBy(ctx), secretHash(session));
}

/** Ends the session; one that is gone stays gone. */
export async function signOut(deps: StaffDeps, { now }: Context, session: string): Promise<void> {
  const found = await deps.staff.findSession(secretHash(session));
  if (found) await deps.staff.endSession(found.sessionHash, { at: now, by: `staff:${found.staffId}` });
}
