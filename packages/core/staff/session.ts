import { randomBytes } from "node:crypto";
import { actorRef } from "../shared/actor.ts";
import type { Context } from "../shared/context.ts";
import { DomainError } from "../shared/error.ts";
import { secretHash } from "../shared/secret.ts";
import { addSeconds } from "../shared/time.ts";
import type { Staff } from "./answer.ts";
import type { StaffDeps } from "./deps.ts";
import {
  KNOWN_BROWSER_DAYS,
  SESSION_TTL_HOURS,
  type SignedIn,
  type SignInMethod,
  type SignInOrigin,
} from "./schema.ts";
import type { Ending } from "./store.ts";

/** Opens a session for somebody who has shown who they are, and knows their browser from then on. */
export async function openSession(
  deps: StaffDeps,
  { now }: Context,
  person: Staff,
  method: SignInMethod,
  { device = {}, browser = newSecret() }: SignInOrigin,
): Promise<SignedIn> {
  const { staffId } = person;
  const session = newSecret();
  await deps.staff.noteBrowser(staffId, secretHash(browser), addSeconds(now, KNOWN_BROWSER_DAYS * 86_400));
  await deps.staff.createSession({
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
export async function requirePasskey(deps: StaffDeps, { role, staffId }: Staff): Promise<void> {
  if (deps.adminsNeedPasskeys && role === "admin" && (await deps.hasPasskeys(staffId)))
    throw new DomainError("forbidden", "staff.passkey_required");
}

function newSecret(): string {
  return randomBytes(32).toString("base64url");
}

/** A session that is ended now, by whoever acts. */
export function endingBy({ actor, now }: Context): Ending {
  return { at: now, by: actorRef(actor) };
}
