import { createHash, createHmac, timingSafeEqual } from "node:crypto";

/**
 * Secrets that go out by mail are computed from a key and the id of what they open, so that the mailer
 * can write them later, while the table holds nothing but their SHA-256.
 */
export interface SecretKey {
  bytes: Uint8Array;
}

/** The secret part of a personal link: HMAC-SHA-256, 32 bytes, base64url (43 characters). */
export function linkSecret(key: SecretKey, id: string, version: number): string {
  return createHmac("sha256", key.bytes).update(`link\u0000${id}\u0000${version}`).digest("base64url");
}

/** The six digits mailed for one sign-in. Computed from its id, so nobody has to store them. */
export function signInCode(key: SecretKey, signInId: string): string {
  const digest = createHmac("sha256", key.bytes).update(`code\u0000${signInId}`).digest();
  // 48 bits modulo a million: the bias is below one in 280 million.
  return String(digest.readUIntBE(0, 6) % 1_000_000).padStart(6, "0");
}

/** SHA-256 in hex: how secrets are kept. */
export function secretHash(secret: string): string {
  return createHash("sha256").update(secret).digest("hex");
}

/** Compares two hashes in a time that does not depend on where they differ. */
export function sameHash(a: string, b: string): boolean {
  const left = Buffer.from(a);
  const right = Buffer.from(b);
  return left.length === right.length && timingSafeEqual(left, right);
}

/** The first 16 hex digits of a text's SHA-256: which wording people agreed to. */
export function textFingerprint(...texts: string[]): string {
  return createHash("sha256").update(texts.join("\u0000")).digest("hex").slice(0, 16);
}
