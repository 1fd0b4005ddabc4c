import { describe, expect, it } from "vitest";
import { isConsentRefused, MAX_CONSENT_ENTRIES, NO_CONSENTS, withConsents } from "./consent.ts";
import type { Consents } from "./schema.ts";

const AT = "2026-03-02T09:00:00.000Z";
const LATER = "2026-03-03T09:00:00.000Z";
const WORDS = { clause: "k", rules: "r", image: "i", newsletter: "n", needs: "p" };
const online = (at: string) => ({ at, by: "online", locale: "pl", wordings: WORDS }) as const;

describe("consents", () => {
  it("are entered as they are given, each with its own moment and words", () => {
    const wanted = { clause: true, rules: true, image: true, newsletter: false, needs: false };
    const given = { at: AT, by: "online", locale: "pl", given: true } as const;
    expect(withConsents(NO_CONSENTS, wanted, online(AT))).toEqual({
      rules: true,
      image: true,
      newsletter: false,
      needs: false,
      log: [
        { ...given, consent: "clause", wording: "k" },
        { ...given, consent: "rules", wording: "r" },
        { ...given, consent: "image", wording: "i" },
      ],
    });
  });

  it("stamp only what was switched, and keep what was before", () => {
    const before = withConsents(NO_CONSENTS, { clause: true, image: true, newsletter: true }, online(AT));
    const sent = { image: true, newsletter: false, needs: false };
    const after = withConsents(before, sent, { ...online(LATER), wordings: { ...WORDS, image: "new" } });
    expect(after).toEqual({
      ...before,
      newsletter: false,
      log: [...(before.log ?? []), { consent: "newsletter", given: false, at: LATER, by: "online" }],
    });
    const again = withConsents(after, { newsletter: true }, { ...online(LATER), locale: "en" });
    expect(again.log?.at(-1)).toEqual({
      consent: "newsletter",
      given: true,
      at: LATER,
      by: "online",
      wording: "n",
      locale: "en",
    });
  });

  it("that were signed on paper have no words here", () => {
    expect(withConsents(NO_CONSENTS, { image: true }, { at: AT, by: "staff" }).log).toEqual([
      { consent: "image", given: true, at: AT, by: "staff" },
    ]);
  });

  it("of before the list stay what they say, under their own date", () => {
    const old: Consents = {
      rules: true,
      image: true,
      newsletter: false,
      needs: false,
      givenAt: AT,
      textVersion: "0123456789abcdef",
    };
    expect(withConsents(old, { image: true, newsletter: true }, online(LATER))).toEqual({
      ...old,
      newsletter: true,
      log: [{ consent: "newsletter", given: true, at: LATER, by: "online", wording: "n", locale: "pl" }],
    });
  });

  it("can always be taken back, and not be given for ever", () => {
    let consents = NO_CONSENTS;
    for (let count = 0; count < MAX_CONSENT_ENTRIES; count += 1)
      consents = withConsents(consents, { image: count % 2 === 0 }, online(AT));
    consents = withConsents(consents, { needs: true }, online(AT));
    expect(isConsentRefused(consents, { image: true })).toBe(true);
    expect(isConsentRefused(consents, { needs: false })).toBe(false);
    expect(isConsentRefused(consents, { needs: true, image: false })).toBe(false);
    expect(isConsentRefused(NO_CONSENTS, { image: true })).toBe(false);
  });
});
