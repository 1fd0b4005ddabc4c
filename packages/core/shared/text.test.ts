import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  foldText,
  inPolishOrder,
  normaliseEmail,
  normalisePhone,
  normalisePostalCode,
  personSortKey,
  searchText,
  searchWords,
  slugOf,
  sortKey,
  tidyLine,
  tidyText,
} from "./text.ts";

const collator = new Intl.Collator("pl", { sensitivity: "accent" });

/** The order of two keys as DynamoDB sees it: byte by byte. */
const byteOrder = (a: string, b: string) => Buffer.compare(Buffer.from(a), Buffer.from(b));

const by =
  <T>(keyOf: (value: T) => string) =>
  (a: T, b: T) =>
    byteOrder(keyOf(a), keyOf(b));

const oneOf = (letters: string) => fc.constantFrom(...letters.split(""));
const polish = oneOf("aąbcćdeęfghijklłmnńoópqrsśtuvwxyzźżAĄŁZŹŻ");
const european = fc.oneof(polish, oneOf("áàâäåãçčéèêëěñöôőøüúůšžýđð"));
// Few letters, so that many pairs differ only in an accent or in a sign.
const alike = oneOf("aaaáàąlłĄL1");
const wordOf = (letters: fc.Arbitrary<string>) => fc.string({ unit: letters, minLength: 1, maxLength: 4 });
const nameOf = (letters: fc.Arbitrary<string>) =>
  fc.tuple(wordOf(letters), oneOf(" -'a"), wordOf(letters)).map((parts) => parts.join(""));
const name = fc.oneof(
  nameOf(polish),
  nameOf(european),
  nameOf(alike),
  wordOf(alike),
  fc.constantFrom("Lis", "Łącka", "Ławnik", "Nowak", "Nowak-Żak", "de Vries", "O'Brien", "Muller", "Müller"),
);

describe("a text as it is kept", () => {
  it.each([
    ["a line and its break", "Anna\r\nMaria\u2028Ewa", "Anna Maria Ewa"],
    ["a tab and a no-break space", "Anna\t\u00a0Maria", "Anna Maria"],
    ["NUL and other controls", "An\u0000\u0008na\u009f", "Anna"],
    ["a zero-width space, a mark of byte order, a soft hyphen", "\ufeffAn\u200bna\u00ad", "Anna"],
    ["overrides of direction", "\u202eannA\u202c\u2066\u200f", "annA"],
    ["half a character", "An\ud800na", "Anna"],
    ["what is no character", "An\uffffna\ufff9", "Anna"],
    ["letters and their marks apart", "Z\u0307o\u0301ł\u200bc\u0301", "Żółć"],
    ["joiners between Latin letters", "An\u200cn\u200da", "Anna"],
  ])("has no %s", (_, typed, kept) => {
    expect(tidyLine(typed)).toBe(kept);
  });

  it.each(["می\u200cخواهم", "ശ്രീ ന്\u200d", "क्\u200dष", "👩🏽\u200d👧", "❤\ufe0f", "葛\u{e0100}城"])(
    "keeps the joiners and variants of %j, which the script needs",
    (text) => {
      expect([tidyLine(text), tidyText(text)]).toEqual([text, text]);
    },
  );

  it("keeps two words together in a text of several lines", () => {
    expect(tidyText("w\u00a0Łomży,\tdnia  5")).toBe("w\u00a0Łomży, dnia 5");
  });

  it("is the same when it is tidied again, composed, and without anything invisible at all", () => {
    const any = fc.string({ unit: "binary", maxLength: 30 });
    fc.assert(
      fc.property(any, (text) => {
        for (const tidy of [tidyLine, tidyText]) {
          const kept = tidy(text);
          expect(tidy(kept)).toBe(kept);
          expect(kept.normalize("NFC")).toBe(kept);
          expect(kept).not.toMatch(
            /(?!\n)\p{Cc}|[\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff]|\p{Cs}/u,
          );
        }
        expect(tidyLine(text)).not.toMatch(/\s\s|^\s|\s$|[^\S ]/);
      }),
      { numRuns: 2000 },
    );
  });

  it("is made in a moment, however long and odd the text", () => {
    const long = ["\u00a0\n", " \u2003", "\u200b", "क\u200d", "é\u0301", "\u0000", "👩\u200d"].map((part) =>
      part.repeat(200_000),
    );
    const begun = performance.now();
    for (const text of long)
      expect(tidyText(`${text}x`).length + tidyLine(`${text}x`).length).toBeGreaterThan(1);
    expect(performance.now() - begun).toBeLessThan(10_000);
  });
});

describe("foldText", () => {
  it.each([
    ["Żółkiewska", "zolkiewska"],
    ["Łódź", "lodz"],
    ["  Zażółć \u00a0 gęślą\tjaźń ", "zazolc gesla jazn"],
    ["Straße Ægir Œuvre Đorđe Søren İzmir ılık", "strasse aegir oeuvre dorde soren izmir ilik"],
    ["Zych–Nowak", "zych nowak"],
    ["ZYCH - NOWAK", "zych nowak"],
    ["Zych‑Nowak", "zych nowak"],
    ["O'Brien, O’Brien, Oʼbrien, O`Brien, O´Brien", "o brien o brien o brien o brien o brien"],
    ["An\u200bna An\u00adna", "anna anna"],
    ["Ｎｏｗａｋ ﬁn ĳ Ŋ Ə", "nowak fin ij n e"],
    ["anna.zak@ops.example (OPS)", "anna zak ops example ops"],
    ["Мельник Ёлкин", "мельник елкин"],
    ["ΟΔΟΣ", "οδοσ"],
    ["राम रमा", "राम रमा"],
    ["佐々木", "佐々木"],
    ["–", ""],
    ["", ""],
  ])("folds %j to %j", (text, folded) => {
    expect(foldText(text)).toEqual(folded);
  });

  it("leaves no letter of western, northern, central European or Vietnamese names unfolded", () => {
    const blocks = [
      [0xc0, 0x17f],
      [0x1e00, 0x1e9b],
      [0x1ea0, 0x1ef9],
    ] as const;
    const letters = blocks.flatMap(([first, last]) =>
      Array.from({ length: last - first + 1 }, (_, index) => String.fromCodePoint(first + index)),
    );
    const unfolded = letters.filter((letter) => /\p{L}/u.test(letter) && !/^[a-z ]+$/.test(foldText(letter)));
    expect(unfolded).toEqual([]);
  });

  it("gives the same text for composed and decomposed letters, and for a text folded before", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        expect(foldText(text.normalize("NFD"))).toEqual(foldText(text.normalize("NFC")));
        expect(foldText(foldText(text))).toEqual(foldText(text));
      }),
    );
  });
});

describe("a search", () => {
  const finds = (query: string, ...parts: string[]) => {
    const text = searchText(parts);
    return searchWords(query).every((word) => text.includes(word));
  };

  it.each([
    ["O'Brien", "O’Brien"],
    ["o’brien", "O'Brien"],
    ["obrien", "O’Brien"],
    ["zych-nowak", "Zych–Nowak"],
    ["zych nowak", "Zych–Nowak"],
    ["Zych — Nowak", "Zych-Nowak"],
    ["zychnowak", "Zych-Nowak"],
    ["dangelo", "D’Angelo-Żak"],
    ["zol  jan", "Żółkiewski"],
    ["đorđe", "Dorde"],
    ["strasse", "Straße"],
    ["Strauss", "STRAUẞ"],
    ["e-mail", "E‑mail"],
  ])("for %j finds %j", (query, name) => {
    expect(finds(query, name, "Jan")).toBe(true);
  });

  it.each([
    ["857473412"],
    ["85 747 34 12"],
    ["(85) 747-34-12"],
    ["+48 85 747 34 12"],
    ["0048857473412"],
    ["85 747 34 12 w. 159"],
    ["747 34 12"],
    ["7473412"],
  ])("for the number %j finds who has it", (query) => {
    expect(finds(query, "Jan", normalisePhone("85 747 34 12, wew. 159") ?? "")).toBe(true);
    expect(finds(query, "Jan", "+48600700800")).toBe(false);
  });

  it("finds any name by any part of it, in whatever way its parts are joined and accented", () => {
    const join = oneOf(" -–‑");
    fc.assert(
      fc.property(
        wordOf(european),
        wordOf(european),
        join,
        join,
        fc.boolean(),
        (one, two, kept, typed, plain) => {
          const query = plain
            ? `${two}${typed}${one}`.normalize("NFD").replace(/\p{M}/gu, "")
            : `${one}${typed}${two}`;
          expect(finds(query.toUpperCase(), `${one}${kept}${two}`)).toBe(true);
        },
      ),
      { numRuns: 2000 },
    );
  });

  it("heeds eight words", () => {
    expect(searchWords("a b c d e f g h i")).toEqual(["a", "b", "c", "d", "e", "f", "g", "h"]);
  });
});

describe("sortKey", () => {
  it("puts every letter of the Polish alphabet after the one before it", () => {
    const alphabet = "aąbcćdeęfghijklłmnńoópqrsśtuvwxyzźż".split("");
    expect(alphabet.toReversed().toSorted(by(sortKey))).toEqual(alphabet);
  });

  it("ranks Ł after every L, and ą before w, as a Polish register does", () => {
    const names = [
      "Nowak",
      "Łącka",
      "Lis",
      "Ławnik",
      "Lżewski",
      "Ślusarz",
      "Szulc",
      "Żak",
      "Źrebiec",
      "Zych",
    ];
    const ordered = [
      "Lis",
      "Lżewski",
      "Ławnik",
      "Łącka",
      "Nowak",
      "Szulc",
      "Ślusarz",
      "Zych",
      "Źrebiec",
      "Żak",
    ];
    expect(names.toSorted(by(sortKey))).toEqual(ordered);
    expect(names.toSorted(collator.compare)).toEqual(ordered);
  });

  it("puts a space before a hyphen before an apostrophe before digits before letters", () => {
    const names = ["Kowal", "Kowal Jan", "Kowal-Zych", "Kowal'a", "Kowal 2", "Kowal2", "Kowalska"];
    const ordered = ["Kowal", "Kowal 2", "Kowal Jan", "Kowal-Zych", "Kowal'a", "Kowal2", "Kowalska"];
    expect(names.toSorted(by(sortKey))).toEqual(ordered);
    expect(names.toSorted(collator.compare)).toEqual(ordered);
  });

  it("lets a foreign accent decide only between texts that are equal without it", () => {
    const names = ["Mullera", "Müller", "Munk", "Muller", "Måller", "Maller"];
    expect(names.toSorted(by(sortKey))).toEqual(["Maller", "Måller", "Muller", "Müller", "Mullera", "Munk"]);
  });

  it("gives one key for names that differ only in case, dashes, apostrophes and outer spaces", () => {
    const keys = ["O’Brien–Nowak", " o'brien-nowak ", "O‘BRIEN-NOWAK"].map(sortKey);
    expect(new Set(keys)).toEqual(new Set(["o/brien-nowak"]));
  });

  it("orders any two Polish or western European names as Intl.Collator does", () => {
    fc.assert(
      fc.property(name, name, (a, b) => {
        expect(byteOrder(sortKey(a), sortKey(b))).toEqual(collator.compare(a, b));
      }),
      { numRuns: 5000 },
    );
  });

  it("keeps that order in JavaScript, and when an id follows the key", () => {
    fc.assert(
      fc.property(name, name, (a, b) => {
        const [x, y] = [sortKey(a), sortKey(b)];
        expect(x < y).toEqual(collator.compare(a, b) < 0);
        fc.pre(x !== y);
        expect(byteOrder(`${x}#reg_9`, `${y}#reg_0`)).toEqual(collator.compare(a, b));
      }),
      { numRuns: 2000 },
    );
  });

  it("makes keys that ElectroDB can write in lower case and join with #", () => {
    fc.assert(
      fc.property(name, (text) => {
        expect(sortKey(text)).toMatch(/^[$-~]*$/);
        expect(sortKey(text).toLowerCase()).toEqual(sortKey(text));
      }),
    );
  });

  it("puts names in other scripts after the Latin ones", () => {
    expect(["Мельник", "Żak", "Бойко"].toSorted(by(sortKey))).toEqual(["Żak", "Бойко", "Мельник"]);
  });
});

describe("personSortKey", () => {
  it("compares surnames wholly before first names", () => {
    const people: [string, string][] = [
      ["Müller", "Adam"],
      ["Muller", "Zofia"],
      ["Kowalska", "Anna"],
      ["Kowal-Zych", "Anna"],
      ["Kowal", "Żaneta"],
      ["Kowal", "Zofia"],
    ];
    expect(people.toSorted(by(([last, first]) => personSortKey(last, first)))).toEqual([
      ["Kowal", "Zofia"],
      ["Kowal", "Żaneta"],
      ["Kowal-Zych", "Anna"],
      ["Kowalska", "Anna"],
      ["Muller", "Zofia"],
      ["Müller", "Adam"],
    ]);
  });

  it("orders any two people by surname, then first name, as Intl.Collator does", () => {
    fc.assert(
      fc.property(name, name, name, name, (a, first, b, second) => {
        const expected = collator.compare(a, b) || collator.compare(first, second);
        expect(byteOrder(personSortKey(a, first), personSortKey(b, second))).toEqual(expected);
      }),
      { numRuns: 2000 },
    );
  });
});

describe("people in Polish order", () => {
  it("stand as Intl.Collator puts them: by surname, then by first name, namesakes as they stood", () => {
    const person = fc.record({ lastName: name, firstName: name, id: fc.nat() });
    fc.assert(
      fc.property(fc.array(person, { maxLength: 12 }), (people) => {
        const expected = people.toSorted(
          (a, b) => collator.compare(a.lastName, b.lastName) || collator.compare(a.firstName, b.firstName),
        );
        expect(inPolishOrder(people, ({ lastName, firstName }) => [lastName, firstName])).toEqual(expected);
      }),
      { numRuns: 500 },
    );
  });

  it("are read from the table in the same order", () => {
    const person = fc.record({ lastName: name, firstName: name });
    fc.assert(
      fc.property(fc.array(person, { maxLength: 12 }), (people) => {
        const stored = people.toSorted(by(({ lastName, firstName }) => personSortKey(lastName, firstName)));
        expect(inPolishOrder(people, ({ lastName, firstName }) => [lastName, firstName])).toEqual(stored);
      }),
      { numRuns: 500 },
    );
  });
});

describe("slugOf", () => {
  it.each([
    ["Ścieżki wsparcia – część II (Łomża, 5–8 lipca)", "sciezki-wsparcia-czesc-ii-lomza-5-8-lipca"],
    ["Мельник", "bez-nazwy"],
    ["", "bez-nazwy"],
    ["a".repeat(90), "a".repeat(80)],
    [`${"a".repeat(75)} bbbb cc`, `${"a".repeat(75)}-bbbb`],
    [`${"a".repeat(75)} bbbbb c`, "a".repeat(75)],
  ])("makes an address of %j", (title, slug) => {
    expect(slugOf(title)).toEqual(slug);
  });

  it("is always kebab-case of 1 to 80 characters", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 200 }), (title) => {
        expect(slugOf(title)).toMatch(/^(?=.{1,80}$)[a-z0-9]+(-[a-z0-9]+)*$/);
      }),
    );
  });
});

describe("normaliseEmail", () => {
  it("trims, composes and lowers an address", () => {
    expect(normaliseEmail("  Anna.Żak@Example.PL ".normalize("NFD"))).toEqual("anna.żak@example.pl");
  });
});

describe("normalisePhone", () => {
  it.each([
    ["600 700 800", "+48600700800"],
    ["600-700-800", "+48600700800"],
    ["(85) 123 45 67", "+48851234567"],
    ["0-85 123 45 67", "+48851234567"],
    ["+48 600\u00a0700 800", "+48600700800"],
    ["+48 (0) 85 123 45 67", "+48851234567"],
    ["0048600700800", "+48600700800"],
    ["48 600 700 800", "+48600700800"],
    ["85 123 45 67 w. 159", "+48851234567;159"],
    ["85 123 45 67, wew. 159", "+48851234567;159"],
    ["85 1234567w159", "+48851234567;159"],
    ["+380 67 123 45 67", "+380671234567"],
    ["00380671234567", "+380671234567"],
    ["+49 (0)30 123456", "+4930123456"],
    ["+49 30 123456 ext. 7", "+4930123456;7"],
  ])("writes %j as %j", (text, phone) => {
    expect(normalisePhone(text)).toEqual(phone);
  });

  it.each([
    "",
    "12345678",
    "600 700 800 900",
    "+48 600 700",
    "+1234567",
    "+1234567890123456",
    "012345678",
    "600 700 800 lub 9",
    "w. 159",
    "600+700800",
    "anna@example.pl",
  ])("refuses %j", (text) => {
    expect(normalisePhone(text)).toEqual(undefined);
  });

  it("gives the same number for a number normalised before", () => {
    expect(["+48600700800", "+380671234567"].map(normalisePhone)).toEqual(["+48600700800", "+380671234567"]);
  });
});

describe("normalisePostalCode", () => {
  it.each([
    ["00-031", "00-031"],
    ["00031", "00-031"],
    [" 00 – 031 ", "00-031"],
    ["00 031", "00-031"],
    ["0-0031", undefined],
    ["000311", undefined],
    ["00-03a", undefined],
    ["", undefined],
  ])("reads %j as %j", (text, code) => {
    expect(normalisePostalCode(text)).toEqual(code);
  });
});
