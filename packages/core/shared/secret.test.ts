import { describe, expect, it } from "vitest";
import { linkSecret, sameHash, secretHash, signInCode, textFingerprint } from "./secret.ts";

const KEY = { bytes: new Uint8Array(32).fill(7) };
const OTHER_KEY = { bytes: new Uint8Array(32).fill(8) };

describe("the secret of a personal link", () => {
  it("is 32 bytes that follow from key, registration and version, and from each of them", () => {
    const secret = linkSecret(KEY, "reg_1", 1);
    expect(secret).toMatch(/^[A-Za-z0-9_-]{43}$/);
    expect(linkSecret(KEY, "reg_1", 1)).toBe(secret);
    const others = [
      linkSecret(OTHER_KEY, "reg_1", 1),
      linkSecret(KEY, "reg_2", 1),
      linkSecret(KEY, "reg_1", 2),
    ];
    expect(new Set([secret, ...others]).size).toBe(4);
  });
});

describe("a sign-in code", () => {
  it("is six digits that follow from key and sign-in, leading zeros kept", () => {
    const codes = Array.from({ length: 500 }, (_, n) => signInCode(KEY, `sgn_${n}`));
    expect(codes.every((code) => /^\d{6}$/.test(code))).toBe(true);
    expect(codes.some((code) => code.startsWith("0"))).toBe(true);
    expect(signInCode(KEY, "sgn_0")).toBe(codes[0]);
    expect(signInCode(OTHER_KEY, "sgn_0")).not.toBe(codes[0]);
    expect(new Set(codes).size).toBeGreaterThan(490);
  });
});

describe("hashes", () => {
  it("are SHA-256 and compared whole", () => {
    expect(secretHash("zapisy")).toBe("1cbab54f8aab28d17d25aae68f7a22cdba7c2cf1694e7499995a79bb19ae6964");
    expect(sameHash(secretHash("a"), secretHash("a"))).toBe(true);
    expect(sameHash(secretHash("a"), secretHash("b"))).toBe(false);
    expect(sameHash(secretHash("a"), secretHash("a").slice(1))).toBe(false);
    expect(sameHash("", secretHash("a"))).toBe(false);
  });

  it("tell wordings apart, also where only the border between two texts moved", () => {
    expect(textFingerprint("a", "b")).toMatch(/^[0-9a-f]{16}$/);
    expect(textFingerprint("a", "b")).not.toBe(textFingerprint("ab", ""));
  });
});
