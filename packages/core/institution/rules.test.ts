import fc from "fast-check";
import * as v from "valibot";
import { describe, expect, it } from "vitest";
import { isAlike, isFound, keysOf, keysOfWords, searchOf, stemOf, wordRows } from "./rules.ts";
import { InstitutionInputSchema, isNip, type InstitutionInput } from "./schema.ts";

const entry = (name: string, town?: string, more: Partial<InstitutionInput> = {}): InstitutionInput => ({
  name,
  town,
  type: "ops",
  otherNames: [],
  ...more,
});
const MONKI = entry("Ośrodek Pomocy Społecznej w Mońkach", "Mońki");

/** Whether what somebody typed leads to an entry. */
function leadsTo(typed: { name: string; town?: string }, to: InstitutionInput): boolean {
  const { own, more } = keysOf(to);
  return keysOfWords(typed).some((key) => key === own || more.includes(key));
}

/** Whether what somebody types offers an entry: it has a row where the search looks, and all words. */
function offers(text: string, of: InstitutionInput): boolean {
  const search = searchOf(text);
  if (!search) return false;
  const tails = [search.tail, search.widerTail ?? search.tail];
  const isThere = wordRows(of).some(
    ({ head, tail }) => head === search.head && tails.some((begun) => tail.startsWith(begun)),
  );
  return isThere && isFound(of, search);
}

describe("the same institution", () => {
  it.each([
    ["OPS", "Mońki"],
    ["O.P.S.", "Mońki"],
    ["OPS Mońki", undefined],
    ["OPS Mońki", "Mońki"],
    ["OPS w Mońkach", undefined],
    ["OPS w Mońkach", "Mońki"],
    ["ośrodek pomocy społecznej w mońkach", "MOŃKI"],
    ["Osrodek Pomocy Spolecznej Monki", undefined],
    ["Ośrodek  Pomocy Społecznej, Mońki", "Mońki"],
  ])("is what is typed as %s, %s", (name, town) => {
    expect(leadsTo({ name, town }, MONKI)).toEqual(true);
  });

  it.each([
    ["GOPS", "Mońki"],
    ["MGOPS w Mońkach", "Mońki"],
    ["OPS", "Knyszyn"],
    ["OPS", undefined],
    ["PCPR w Mońkach", "Mońki"],
  ])("is not what is typed as %s, %s: whoever decides that is staff", (name, town) => {
    expect(leadsTo({ name, town }, MONKI)).toEqual(false);
  });

  it("keeps the patron, by which schools and libraries are told apart", () => {
    const school = entry("Liceum Ogólnokształcące im. Marii Konopnickiej w Suwałkach", "Suwałki");
    expect(leadsTo({ name: "LO im. M. Reja", town: "Suwałki" }, school)).toEqual(false);
    expect(leadsTo({ name: "LO Marii Konopnickiej", town: "Suwałki" }, school)).toEqual(true);
  });

  it("has its other names as well", () => {
    const renamed = entry("Centrum Usług Społecznych w Mońkach", "Mońki", {
      otherNames: [MONKI.name, "MGOPS"],
    });
    for (const name of ["OPS", "MGOPS", "CUS", "OPS w Mońkach"])
      expect(leadsTo({ name, town: "Mońki" }, renamed), name).toEqual(true);
  });

  it("stands beside one of the same words in another commune, once its own is known", () => {
    const zawady = (communeCode?: string) => keysOf(entry("GOPS", "Zawady", { communeCode })).own;
    expect(new Set([zawady(), zawady("2002142"), zawady("0620142")]).size).toEqual(3);
    expect(keysOf(entry("GOPS", "Zawady", { communeCode: "2002142" })).more).toContain(zawady());
  });

  it("has the same keys however it is written, in letters of any case, with any signs and gaps", () => {
    const sign = fc.constantFrom(" ", "  ", " - ", ", ", "\u00a0", "–", "\t");
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom("ośrodek", "Żółty", "nr", "2", "gops", "Łąka", "in spe", "ß"), {
          minLength: 1,
          maxLength: 6,
        }),
        fc.option(fc.constantFrom("Mońki", "Bielsk Podlaski", "Łódź"), { nil: undefined }),
        sign,
        fc.boolean(),
        (words, town, gap, isLoud) => {
          const plain = words.join(" ");
          const other = isLoud ? words.join(gap).toUpperCase() : ` ${words.join(gap)} `;
          expect(keysOfWords({ name: other, town: town?.toUpperCase() })).toEqual(
            keysOfWords({ name: plain, town }),
          );
        },
      ),
    );
  });

  it("is found again by the very words with which it was added, whatever they are", () => {
    const text = fc.oneof(
      fc.string({ minLength: 1, maxLength: 40, unit: "grapheme" }),
      fc
        .array(fc.constantFrom("w", "im", "OPS", "Mońki", "Mońkach", "—", "2", "Urząd", "Miasta"), {
          minLength: 1,
          maxLength: 5,
        })
        .map((all) => all.join(" ")),
    );
    fc.assert(
      fc.property(text, fc.option(text, { nil: undefined }), (name, town) => {
        const { own } = keysOf({ name, town, communeCode: undefined, otherNames: [] });
        expect(keysOfWords({ name, town })[0]).toEqual(own);
      }),
    );
  });
});

describe("towns in the locative", () => {
  it.each([
    ["Mońki", "Mońkach"],
    ["Białystok", "Białymstoku"],
    ["Łomża", "Łomży"],
    ["Suwałki", "Suwałkach"],
    ["Łódź", "Łodzi"],
    ["Bydgoszcz", "Bydgoszczy"],
    ["Toruń", "Toruniu"],
    ["Kraków", "Krakowie"],
    ["Warszawa", "Warszawie"],
    ["Katowice", "Katowicach"],
    ["Zamość", "Zamościu"],
    ["Wrocław", "Wrocławiu"],
    ["Sopot", "Sopocie"],
    ["Gdynia", "Gdyni"],
    ["Ostrołęka", "Ostrołęce"],
    ["Hajnówka", "Hajnówce"],
    ["Mielec", "Mielcu"],
    ["Sosnowiec", "Sosnowcu"],
    ["Gródek", "Gródku"],
    ["Białogard", "Białogardzie"],
    ["Piła", "Pile"],
    ["Ełk", "Ełku"],
    ["Żmudź", "Żmudzi"],
    ["Płużnica", "Płużnicy"],
    ["Bielsk Podlaski", "Bielsku Podlaskim"],
    ["Wysokie Mazowieckie", "Wysokiem Mazowieckiem"],
    ["Nowy Sącz", "Nowym Sączu"],
    ["Zielona Góra", "Zielonej Górze"],
    ["Biała Podlaska", "Białej Podlaskiej"],
    ["Nowe Miasto", "Nowym Mieście"],
    ["Zakopane", "Zakopanem"],
  ])("%s, w %s: typed with its town it is the same", (town, locative) => {
    const { own } = keysOf(entry("OPS", town));
    expect(keysOfWords({ name: `Ośrodek Pomocy Społecznej w ${locative}`, town })).toContain(own);
    expect(isAlike(entry(`GOPS w ${locative}`), entry("OPS", town))).toEqual(true);
  });

  it("come to one stem with some towns that are others, so that a stem alone decides nothing", () => {
    expect(stemOf("zawada")).toEqual(stemOf("zawady"));
    expect(leadsTo({ name: "GOPS", town: "Zawada" }, entry("GOPS", "Zawady"))).toEqual(false);
  });
});

describe("the search", () => {
  it.each([
    "OPS Mońki",
    "ops mon",
    "OPS Mo",
    "monki",
    "Mońkach",
    "w Mońkach",
    "Ośrodek pomo",
    "ośrodek pomocy społecznej mońki",
    "ops",
    "mońki ops",
  ])("offers the OPS in Mońki to whoever types %s", (text) => {
    expect(offers(text, MONKI)).toEqual(true);
  });

  it("offers kin: whoever types OPS may mean the GOPS, and whoever types GOPS means that", () => {
    const gops = entry("Gminny Ośrodek Pomocy Społecznej w Zawadach", "Zawady");
    expect(offers("OPS Zawady", gops)).toEqual(true);
    expect(offers("GOPS zaw", gops)).toEqual(true);
    expect(offers("GOPS Mońki", MONKI)).toEqual(false);
  });

  it.each([
    ["SP 12 Białystok", entry("Szkoła Podstawowa nr 12 w Białymstoku", "Białystok"), true],
    ["szkoła podstawowa nr 12 w białymstoku", entry("SP 12", "Białystok"), true],
    ["szkoła podstawowa 11 białystok", entry("SP 12", "Białystok"), false],
    ["stella", entry("Stowarzyszenie Wspierania Aktywności Społecznej „Stella”", "Żmudź"), true],
    ["wspierania aktyw", entry("Stowarzyszenie Wspierania Aktywności Społecznej „Stella”", "Żmudź"), true],
    ["urząd gminy płuż", entry("Urząd Gminy Płużnica", "Płużnica"), true],
    ["fundacja", entry("Fundacja „Wiatrak”", "Bydgoszcz"), false],
    ["wiat", entry("Fundacja „Wiatrak”", "Bydgoszcz"), true],
  ])("%s: %j – %s", (text, of, isOffered) => {
    expect(offers(text, of)).toEqual(isOffered);
  });

  it("waits until it is told enough to read one page", () => {
    expect(["", " ", "m", "mo", "w", "—"].map(searchOf)).toEqual(Array(6).fill(undefined));
  });

  it("looks for a number in its town, and everywhere where the other word is no town", () => {
    const school = entry("Szkoła Podstawowa nr 12 im. Zygmunta Glogera", "Białystok");
    expect(wordRows(school)).toContainEqual({ head: "12", tail: "12 bialystok" });
    expect(searchOf("SP 12 w Białymstoku")).toMatchObject({ head: "12", tail: "12 bialy" });
    expect(searchOf("szkoła podstawowa nr 12 Gloger")).toMatchObject({ head: "12", widerTail: "12" });
    for (const text of ["SP 12 Białystok", "szkoła nr 12 Glogera", "szkoła podstawowa nr 12"])
      expect([text, offers(text, school)]).toEqual([text, true]);
  });

  it("finds every entry by its name and town, typed whole", () => {
    const word = fc.constantFrom(
      "Ośrodek",
      "Pomocy",
      "GOPS",
      "Żółw",
      "Kultury",
      "nr",
      "12",
      "w",
      "Łomży",
      "Dom",
      "Seniora",
      "Nadzieja",
    );
    const name = fc.array(word, { minLength: 1, maxLength: 6 }).map((words) => words.join(" "));
    fc.assert(
      fc.property(name, fc.constantFrom("Łomża", "Mońki", "Bielsk Podlaski"), (one, town) => {
        const of = entry(one, town);
        expect(isFound(of, { words: searchOf(`${one} ${town}`)?.words ?? ["?"] })).toEqual(true);
        expect(offers(town, of)).toEqual(true);
      }),
    );
  });
});

describe("what is alike", () => {
  it.each([
    ["MGOPS w Mońkach", "Mońki", true],
    ["GOPS", "Mońki", true],
    ["OPS w Mońkach", undefined, true],
    ["OPS", "Knyszyn", false],
    ["PCPR", "Mońki", false],
    ["Urząd Miejski w Mońkach", "Mońki", false],
  ])("the OPS in Mońki and %s, %s: %s", (name, town, expected) => {
    expect([isAlike(MONKI, entry(name, town)), isAlike(entry(name, town), MONKI)]).toEqual([
      expected,
      expected,
    ]);
  });

  it("leaves the patron aside, and not the number", () => {
    const school = entry("Szkoła Podstawowa nr 2 im. Jana Pawła II w Mońkach", "Mońki");
    expect(isAlike(school, entry("SP 2", "Mońki"))).toEqual(true);
    expect(isAlike(school, entry("SP 3", "Mońki"))).toEqual(false);
  });

  it("goes by the tax number, whatever they are called", () => {
    const nip = "5420206385";
    expect(isAlike(entry("Gmina Mońki", "Mońki", { nip }), entry("Burmistrz", undefined, { nip }))).toEqual(
      true,
    );
  });

  it("is the same from both sides", () => {
    const name = fc.constantFrom(
      "OPS",
      "GOPS w Mońkach",
      "SP 2",
      "SP nr 3 w Łomży",
      "Fundacja Dom",
      "Fundacja",
      "Mońki",
    );
    const town = fc.constantFrom(undefined, "Mońki", "Łomża");
    fc.assert(
      fc.property(name, town, name, town, (a, inA, b, inB) => {
        expect(isAlike(entry(a, inA), entry(b, inB))).toEqual(isAlike(entry(b, inB), entry(a, inA)));
        expect(isAlike(entry(a, inA), entry(a, inA))).toEqual(true);
      }),
    );
  });
});

describe("numbers of an institution", () => {
  it("are a tax number by its check digit, however it is written", () => {
    const nipOf = (nip: string) => v.safeParse(InstitutionInputSchema, { name: "OPS", type: "ops", nip });
    for (const nip of ["5260250274", "526-025-02-74", "PL 526 025 02 74"])
      expect(nipOf(nip).output, nip).toMatchObject({ nip: "5260250274" });
    for (const nip of ["5260250275", "526025027", "x"]) expect(nipOf(nip).success, nip).toEqual(false);
    expect(nipOf("").output).toEqual({
      name: "OPS",
      type: "ops",
      nip: undefined,
      town: undefined,
      communeCode: undefined,
      otherNames: [],
    });
  });

  it("are found wrong when one digit of a tax number is another, but where the sum has no digit", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 1, max: 9 }), (at, by) => {
        const digits = "5260250274".split("");
        digits[at] = String((Number(digits[at]) + by) % 10);
        expect(isNip(digits.join(""))).toEqual(false);
      }),
    );
  });

  it("are a commune only in a county that there is", () => {
    const isCommune = (communeCode: string) =>
      v.is(InstitutionInputSchema, { name: "OPS", type: "ops", communeCode });
    expect(["2008053", "0603142", "0461011", ""].map(isCommune)).toEqual([true, true, true, true]);
    expect(["2099053", "2008", "200805", "2008057", "9908053"].map(isCommune)).toEqual(Array(5).fill(false));
  });
});
