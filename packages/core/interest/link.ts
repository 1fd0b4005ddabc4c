import { mailboxOf } from "../limit/rules.ts";
import { derivedId } from "../shared/id.ts";
import { keyedHash, linkSecret, sameHash, type SecretKey } from "../shared/secret.ts";
import type { Interest, InterestId } from "./schema.ts";

type Linked = Pick<Interest, "eventId" | "interestId">;

/** What a link carries: the ids of event and interest without their prefixes, and 43 characters of secret. */
const TOKEN = /^([0-9A-Z]{26})([0-9A-Z]{26})[\w-]{43}$/;

/** The interest of an address in an event: the same however it is written, and known to nobody without the key. */
export function interestIdOf(key: SecretKey, eventId: string, email: string): InterestId {
  return derivedId("int", keyedHash(key, `interest\u0000${eventId}\u0000${mailboxOf(email)}`));
}

/** What the mailed link ends with: computed, so that no table holds it (docs/decisions/0002). */
export function interestToken(key: SecretKey, { eventId, interestId }: Linked): string {
  const ids = eventId.slice("evt_".length) + interestId.slice("int_".length);
  return ids + linkSecret(key, `${eventId} ${interestId}`, 1);
}

/** The interest that a token opens; undefined for one that we did not make. */
export function interestIn(key: SecretKey, token: string): Linked | undefined {
  const [, event, interest] = TOKEN.exec(token) ?? [];
  if (!event || !interest) return undefined;
  const linked: Linked = { eventId: `evt_${event}`, interestId: `int_${interest}` };
  return sameHash(token, interestToken(key, linked)) ? linked : undefined;
}
