import * as v from "valibot";
import { personName } from "../shared/field.ts";

/** How many passkeys one member of staff may have. */
export const PASSKEYS_MAX = 10;
/** How long a page may wait for its passkey, in minutes. */
export const PASSKEY_CHALLENGE_MINUTES = 60;

/** How a browser can reach an authenticator, as far as they are kept. */
export const PASSKEY_TRANSPORTS = ["ble", "cable", "hybrid", "internal", "nfc", "smart-card", "usb"] as const;

const base64url = (longest: number) =>
  v.pipe(v.string(), v.regex(/^[\w-]+$/, "field.invalid"), v.maxLength(longest, "field.too_long"));
// A ULID in its own letters and range: the time of the challenge is read from it.
const signInId = v.pipe(v.string(), v.regex(/^sgn_[0-7][0-9A-HJKMNP-TV-Z]{25}$/, "field.id"));

/** A new passkey, as the authenticator made it, and what its owner calls it. */
export const PasskeyInputSchema = v.strictObject({
  /** From the answer that began it. */
  signInId,
  name: personName(60),
  credentialId: base64url(1400),
  clientDataJSON: base64url(4000),
  attestationObject: base64url(20_000),
  transports: v.optional(
    v.pipe(v.array(v.picklist(PASSKEY_TRANSPORTS)), v.maxLength(PASSKEY_TRANSPORTS.length, "field.too_many")),
    [],
  ),
});
/** A new passkey. */
export type PasskeyInput = v.InferOutput<typeof PasskeyInputSchema>;

/** What an authenticator signed. */
export const PasskeySignInSchema = v.strictObject({
  /** From the answer that began it. */
  signInId,
  credentialId: base64url(1400),
  clientDataJSON: base64url(4000),
  authenticatorData: base64url(4000),
  signature: base64url(4000),
  /** Whose passkey it is, as we wrote it into the authenticator. */
  userHandle: base64url(100),
});
/** What an authenticator signed. */
export type PasskeySignIn = v.InferOutput<typeof PasskeySignInSchema>;
