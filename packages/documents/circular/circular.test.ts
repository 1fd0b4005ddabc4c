import { describe, expect, it } from "vitest";
import { pdfObjects, pdfText } from "../../../tests/support/pdf-text.ts";
import { LETTERS } from "./fixture.ts";
import { printedLettersFileName, printedLettersPdf } from "./index.ts";

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
