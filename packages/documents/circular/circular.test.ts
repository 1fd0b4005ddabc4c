import { describe, expect, it } from "vitest";
import { pdfInfo, pdfObjects, pdfText, pdfWords } from "../../../tests/support/pdf-text.ts";
import { LABELS, LETTERS } from "./fixture.ts";
import {
  type AddressLabel,
  addressLabelsFileName,
  addressLabelsPdf,
  printedLettersFileName,
  printedLettersPdf,
} from "./index.ts";

describe("printed letters", () => {
  it("have a page for each person, with the name that goes into the window, what is said, and no number", async () => {
    const letters = LETTERS.letters.slice(0, 3);
    const pages = (await pdfText(await printedLettersPdf({ ...LETTERS, letters })))
      .split("\f")
      .filter((page) => page.trim());
    expect(pages).toHaveLength(3);
    for (const [index, page] of pages.entries()) {
      expect(page.replace(/\s+/g, " ")).toContain("spotykamy się w sali 2. Prosimy o punktualność.");
      expect(page).toContain("Zmiana sali: Praca z rodziną");
      expect(page).toContain(LETTERS.letters[index]?.name.split(" ")[0] ?? "?");
      expect(page).not.toMatch(/Strona \d/);
    }
  });

  it("say to readers aloud which of them are in another language than the head", async () => {
    const [first, ...others] = LETTERS.letters.slice(0, 2);
    if (!first) throw new Error("There is no letter.");
    const english = { ...first, locale: "en" as const, paragraphs: [["Dear Sir or Madam,"], ["in room 2."]] };
    const objects = await pdfObjects(await printedLettersPdf({ ...LETTERS, letters: [english, ...others] }));
    expect(objects[0]?.["/Lang"]).toBe("u:pl");
    const inEnglish = objects.filter((object) => object["/Lang"] === "u:en");
    expect(inEnglish.map((object) => String(object["/S"])).toSorted()).toEqual(["/H1", "/P", "/P"]);
  });

  it("are in a file whose name every system bears", () => {
    expect(printedLettersFileName("Zmiana sali: „nowa”")).toMatch(/^zmiana-sali-nowa\.pdf$/i);
  });
});

describe("address labels", () => {
  const MM = 72 / 25.4;
  const print = (labels: AddressLabel[]) => addressLabelsPdf({ ...LABELS, labels });
  /** Which label of a sheet of 3 × 8 a word stands on, from 0. */
  const placeOf = ({ left, top }: { left: number; top: number }) =>
    Math.floor(left / (70 * MM)) + 3 * Math.floor(top / (37 * MM));

  it("stand on sheets of 3 × 8, in the order of the letters, each clear of the edges of its own", async () => {
    const people = Array.from({ length: 26 }, (_, index) => ({
      name: `Osoba${index} Żółć`,
      institution: "Miejski Ośrodek Pomocy Rodzinie w Białymstoku, Filia nr 3 dla Rodzin Zastępczych",
      town: "Białystok",
    }));
    const { pages, words } = await pdfWords(await print(people));
    expect(pages.map(({ width, height }) => [width, height].map(Math.round))).toEqual([
      [595, 842],
      [595, 842],
    ]);
    const found = words.flatMap((word) => {
      const number = /^Osoba(\d+)$/.exec(word.text)?.[1];
      return number ? [[Number(number), (word.page - 1) * 24 + placeOf(word)]] : [];
    });
    expect(found).toEqual(people.map((_, index) => [index, index]));
    for (const { left, right, top, bottom } of words) {
      // Wholly within what most printers reach, and what a sheet that is fed askew leaves.
      expect(left % (70 * MM)).toBeGreaterThan(4.9 * MM);
      expect(right % (70 * MM)).toBeLessThan(65.1 * MM);
      expect(top % (37 * MM)).toBeGreaterThan(3 * MM);
      expect(bottom % (37 * MM)).toBeLessThan(34 * MM);
    }
    expect(words.filter(({ text }) => text === "Białystok")).toHaveLength(26);
  });

  it("have a name alone where there is no more, and a long one is whole", async () => {
    const long = "Zespół Szkół Ponadpodstawowych i Placówek Oświatowych imienia Komisji Edukacji Narodowej";
    const text = await pdfText(
      await print([
        { name: "Łucja Żak" },
        { name: "Maria Anna Konstancja Brzęczyszczykiewicz-Łękołodzka", institution: long, town: "Łapy" },
      ]),
    );
    expect(text).toContain("Łucja Żak");
    expect(text.replace(/\s+/g, " ")).toContain("Łękołodzka");
    expect(text).toContain("Narodowej");
    expect(text).not.toContain("…");
  });

  it("are read out one by one, each with its lines, under a title that says what they are", async () => {
    const bytes = await print(LABELS.labels.slice(0, 2));
    expect(await pdfInfo(bytes)).toMatch(/Title: +Etykiety adresowe: /);
    const struct = await pdfInfo(bytes, "-struct-text");
    expect(struct.match(/^ *Sect/gm)).toHaveLength(2);
    expect(struct.match(/^ *P( |$)/gm)).toHaveLength(6);
  });

  it("are in a file whose name tells it from that of the letters", () => {
    expect(addressLabelsFileName("pl", "Zmiana sali: „nowa”")).toBe("etykiety-adresowe-zmiana-sali-nowa.pdf");
  });
});
