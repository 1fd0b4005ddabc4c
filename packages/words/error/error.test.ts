import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { en } from "./en.ts";
import { errorText, loadError } from "./index.ts";
import { pl } from "./pl.ts";

const ROOT = join(import.meta.dirname, "../../..");

/** Where a code of an error is written in the source. */
const CODE_PATTERNS = [
  // The second argument of a refusal.
  /new DomainError\(\s*[^,()]+,\s*"([a-z_.]+)"/g,
  // The message of a valibot check, its last argument; no name of a file, nor of what somebody may do.
  /(?<!\b(?:isAllowed|reachOf)\([^()]*),\s*"([a-z_]+\.(?!ics")[a-z_]+)",?\s*\)/g,
  // An issue that a rule reports.
  /\bcode: "([a-z_]+(?:\.[a-z_]+)?)"/g,
  // What the core's own shorthands report: a missing part (path, code), a refused picture (code).
  /\bneed\(\s*"[^"]*",\s*"([a-z_.]+)"/g,
  /\brefuse\(\s*"([a-z_.]+)"/g,
  /"(field\.[a-z_]+)"/g,
];

function codesInSource(): Map<string, string> {
  const found = new Map<string, string>();
  for (const path of globSync(["packages/core/**/*.ts", "functions/**/*.ts"], {
    cwd: ROOT,
    // A manifest says what fields hold, one of which is called code.
    exclude: (path) => /\.test\.ts$|manifest\.ts$|node_modules/.test(path),
  })) {
    const source = readFileSync(join(ROOT, path), "utf8");
    for (const pattern of CODE_PATTERNS) {
      for (const [, code] of source.matchAll(pattern)) if (code) found.set(code, path);
    }
  }
  return found;
}

describe("texts of errors", () => {
  const inSource = codesInSource();

  it("are looked for in the source under codes that are really there", () => {
    expect([...inSource.keys()]).toEqual(
      expect.arrayContaining([
        "field.required",
        "field.email_letters",
        "project.one_lead",
        "consent.rules_required",
      ]),
    );
  });

  it.each([
    ["Polish", pl],
    ["English", en],
  ])("exist in %s for every code in the source", (_language, messages) => {
    const missing = [...inSource].filter(([code]) => !Object.hasOwn(messages.codes, code));
    expect(missing).toEqual([]);
  });

  it.each([
    ["Polish", pl],
    ["English", en],
  ])("are whole sentences in %s, with and without facts", (_language, messages) => {
    const texts = Object.keys(messages.codes).flatMap((code) => [
      errorText(messages, code),
      errorText(messages, code, { limit: 5, attemptsLeft: 2, opens: "2026-07-05T09:00" }),
    ]);
    expect(texts.filter((text) => !/^\p{Lu}.*\.$/u.test(text) || /undefined|NaN|!/.test(text))).toEqual([]);
  });
});

describe("errorText", () => {
  it.each([
    ["field.too_long", { limit: 200 }, "Ten tekst jest za długi. Skróć go do 200 znaków."],
    ["field.too_many", { limit: 3 }, "Tych pozycji jest za dużo. Zostaw najwyżej 3 pozycje."],
    ["staff.code_wrong", { attemptsLeft: 1 }, "Ten kod się nie zgadza. Została 1 próba."],
    ["staff.code_wrong", { attemptsLeft: 2 }, "Ten kod się nie zgadza. Zostały 2 próby."],
    ["staff.code_wrong", { attemptsLeft: 5 }, "Ten kod się nie zgadza. Zostało 5 prób."],
    [
      "registration.recruitment_not_open",
      { opens: "2026-07-05T09:00" },
      "Rekrutacja rozpocznie się 5 lipca 2026 r., godz. 9:00. Wróć tu wtedy.",
    ],
  ])("names in the text of %s what %j says", (code, facts, text) => {
    expect(errorText(pl, code, facts)).toBe(text);
  });

  it.each([
    ["field.something_new", pl.codes["field.invalid"]],
    ["event.something_new", pl.general],
    ["constructor", pl.general],
    ["", pl.general],
  ])("falls back to a general sentence for the code %j", (code, text) => {
    expect(errorText(pl, code)).toBe(text);
  });

  it("takes the texts of the language that was loaded", async () => {
    expect(errorText(await loadError("en"), "field.too_long", { limit: 1 })).toBe(
      "This text is too long. Shorten it to 1 character.",
    );
  });
});
