import * as v from "valibot";
import { id, Instant } from "../shared/answer.ts";

/** A passkey as its owner sees it. */
export const Passkey = v.strictObject({
  passkeyId: v.string(),
  name: v.string(),
  createdAt: Instant,
  lastUsedAt: v.optional(Instant),
});
export type PasskeyView = v.InferOutput<typeof Passkey>;

/** One's own passkeys. */
export const PasskeyList = v.strictObject({ items: v.array(Passkey) });

const challenge = { signInId: id("sgn"), challenge: v.string(), rpId: v.string() };

/** What a page asks the browser for to sign in with a passkey. */
export const PasskeyChallenge = v.strictObject(challenge);
export type PasskeyChallenge = v.InferOutput<typeof PasskeyChallenge>;

/** What a page asks the browser for when a passkey is made. */
export const NewPasskeyChallenge = v.strictObject({
  ...challenge,
  rpName: v.string(),
  user: v.strictObject({ id: v.string(), name: v.string(), displayName: v.string() }),
  /** Credentials that the person has already. */
  known: v.array(v.string()),
});
export type NewPasskeyChallenge = v.InferOutput<typeof NewPasskeyChallenge>;
