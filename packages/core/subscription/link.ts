import { mailboxOf } from "../limit/rules.ts";
import { derivedId } from "../shared/id.ts";
import { keyedHash, linkSecret, sameHash, type SecretKey } from "../shared/secret.ts";
import type { SubscriptionId } from "./schema.ts";

/** What a link carries: the id without its prefix, and 43 characters of secret. */
const TOKEN = /^([0-9A-Z]{26})([\w-]{43})$/;

/** The subscription of an address: the same however it is written, and known to nobody without the key. */
export function subscriptionIdOf(key: SecretKey, email: string): SubscriptionId {
  return derivedId("sub", keyedHash(key, `subscription\u0000${mailboxOf(email)}`));
}

/** What the link to a subscription ends with: computed, never stored, so it can be written into every bulletin. */
export function subscriptionToken(key: SecretKey, subscriptionId: SubscriptionId): string {
  return subscriptionId.slice("sub_".length) + linkSecret(key, subscriptionId, 1);
}

/** The subscription that a token opens; undefined for one that we did not make. */
export function subscriptionIn(key: SecretKey, token: string): SubscriptionId | undefined {
  const [, id] = TOKEN.exec(token) ?? [];
  if (!id) return undefined;
  const subscriptionId: SubscriptionId = `sub_${id}`;
  return sameHash(token, subscriptionToken(key, subscriptionId)) ? subscriptionId : undefined;
}
