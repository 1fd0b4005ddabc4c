import { decodeTime } from "ulid";
import type { Instant } from "../shared/time.ts";
import { PASSKEY_CHALLENGE_MINUTES } from "./schema.ts";

/** For which site passkeys are made: its name, and the origin of its pages. */
export interface RelyingParty {
  id: string;
  origin: string;
}

/**
 * The site that passkeys belong to, which is the address people know. An IP address cannot have any, so on one machine
 * they are for `localhost`.
 */
export function relyingParty(publicUrl: string): RelyingParty {
  const url = new URL(publicUrl);
  if (url.hostname === "127.0.0.1") url.hostname = "localhost";
  return { id: url.hostname, origin: url.origin };
}

/**
 * Whether a challenge is still waited for; its id tells when it was made. Ids of one process never go back, even when its
 * clock does, so one of a moment that is still to come is as good as one of now: nobody else can make any.
 */
export function isWaitedFor(signInId: string, now: Instant): boolean {
  const madeAt = decodeTime(signInId.slice("sgn_".length));
  return Date.parse(now) - madeAt < PASSKEY_CHALLENGE_MINUTES * 60_000;
}
