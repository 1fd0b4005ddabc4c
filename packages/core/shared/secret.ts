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
  return digitsOf(key, `code\u0000${signInId}`);
}

/** How many characters a long sign-in code has: 60 bits, which nobody guesses. */
const LONG_CODE_LENGTH = 12;

/** What is mailed instead of six digits where those were guessed at too often. Computed from the sign-in's id too. */
export function longSignInCode(key: SecretKey, signInId: string): string {
  const digest = createHmac("sha256", key.bytes).update(`long code\u0000${signInId}`).digest();
  return crockford(digest.subarray(0, LONG_CODE_LENGTH));
}

/**
 * What an authenticator has to sign, computed from an id. `staffId` where a passkey is made: one that was asked for by
 * somebody else is worth nothing.
 */
export function passkeyChallenge(key: SecretKey, signInId: string, staffId = ""): string {
  return createHmac("sha256", key.bytes)
    .update(`passkey\u0000${signInId}\u0000${staffId}`)
    .digest("base64url");
}

/** What ties an answer of a provider to the browser that asked, computed from what that browser keeps: 43 characters. */
export function identitySecret(key: SecretKey, purpose: string, tie: string): string {
  return createHmac("sha256", key.bytes).update(`identity\u0000${purpose}\u0000${tie}`).digest("base64url");
}

/** A text that proves by itself that we wrote it, for one purpose; whoever has it can read it. */
export function seal(key: SecretKey, purpose: string, text: string): string {
  return `${Buffer.from(text).toString("base64url")}.${sealOf(key, purpose, text)}`;
}

/** The text that we sealed for that purpose; undefined for any other. */
export function openSeal(key: SecretKey, purpose: string, sealed: string): string | undefined {
  const [said = "", proof = ""] = sealed.split(".");
  const text = Buffer.from(said, "base64url").toString();
  return sameHash(proof, sealOf(key, purpose, text)) ? text : undefined;
}

function sealOf(key: SecretKey, purpose: string, text: string): string {
  return createHmac("sha256", key.bytes).update(`seal\u0000${purpose}\u0000${text}`).digest("base64url");
}

/** SHA-256 in hex: how secrets are kept. */
export function secretHash(secret: string): string {
  return createHash("sha256").update(secret).digest("hex");
}

/** The first 128 bits of a SHA-256, in 22 characters: how a secret is kept in a row that is small on purpose. */
export function shortHash(secret: string): string {
  return createHash("sha256").update(secret).digest().subarray(0, 16).toString("base64url");
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

/** Crockford's base32: no letter that is taken for another, all of them in the small alphabet of QR codes. */
const TICKET_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/** 20 characters are 100 bits: nobody guesses another person's ticket. */
const TICKET_LENGTH = 20;

/**
 * The code of a person's ticket, which a desk reads from their QR code. Computed, never stored; it ends with the link
 * whose page shows it, so that whoever had that page cannot come in somebody's name.
 */
export function ticketCode(
  key: SecretKey,
  { registrationId, linkVersion }: { registrationId: string; linkVersion: number },
): string {
  // Tickets of first links are as they were before there were others.
  const version = linkVersion === 1 ? "" : `\u0000${linkVersion}`;
  const digest = createHmac("sha256", key.bytes).update(`ticket\u0000${registrationId}${version}`).digest();
  return crockford(digest.subarray(0, TICKET_LENGTH));
}

/** How many characters an access code has that nobody chose: nearly 40 bits, which are tried at the front door alone. */
const ACCESS_CODE_LENGTH = 8;

/**
 * An access code of an event that nobody chose, computed from what asked for it. It has none of the digits that are read as
 * letters: what is typed is not put right, because a code may also be chosen, with these letters.
 */
export function accessCode(key: SecretKey, eventId: string, request: string): string {
  const digest = createHmac("sha256", key.bytes)
    .update(`access code\u0000${eventId}\u0000${request}`)
    .digest();
  return crockford(digest.subarray(0, ACCESS_CODE_LENGTH)).replaceAll("0", "U").replaceAll("1", "W");
}

/**
 * The code of a certificate's public page, short enough to be typed from paper. Computed from the certificate's id;
 * the table holds only its SHA-256.
 */
export function certificateCode(key: SecretKey, certificateId: string): string {
  const digest = createHmac("sha256", key.bytes).update(`certificate\u0000${certificateId}`).digest();
  return crockford(digest.subarray(0, TICKET_LENGTH));
}

/**
 * The six digits on the screen in a room: another for each minute, event and unit. Computed, so that no
 * screen has to tell anybody what it shows.
 */
export function screenCode(key: SecretKey, eventId: string, unitId: string, minute: number): string {
  return digitsOf(key, `screen\u0000${eventId}\u0000${unitId}\u0000${minute}`);
}

function crockford(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => TICKET_ALPHABET[byte & 31]).join("");
}

function digitsOf(key: SecretKey, text: string): string {
  const digest = createHmac("sha256", key.bytes).update(text).digest();
  // 48 bits modulo a million: the bias is below one in 280 million.
  return String(digest.readUIntBE(0, 6) % 1_000_000).padStart(6, "0");
}

/** A hash of something that could be guessed, such as a network address, which only the holder of the key can repeat. */
export function keyedHash(key: SecretKey, text: string): string {
  return createHmac("sha256", key.bytes).update(`hash\u0000${text}`).digest("base64url");
}

/** By what the lot of a selection is drawn: nobody could know it beforehand, and whoever is told it can draw again. */
export function lotSecret(key: SecretKey, eventId: string, round: number): string {
  const digest = createHmac("sha256", key.bytes).update(`lot\u0000${eventId}\u0000${round}`).digest();
  return crockford(digest.subarray(0, TICKET_LENGTH));
}
