import readWorkbook from "read-excel-file/node";
import { describe, expect, it } from "vitest";
import { readArchive } from "../../../tests/support/archive.ts";
import { pdfText } from "../../../tests/support/pdf-text.ts";
import { MINUTES } from "./fixture.ts";
import { selectionFileName, selectionMinutesPdf, selectionResultsXlsx } from "./index.ts";

describe("the minutes of a committee", () => {
  it("say who judged by what, the three lists with points and reasons, and have a line for each to sign", async () => {
    const text = (await pdfText(await selectionMinutesPdf(MINUTES))).replace(/\s+/g, " ");
    for (const said of [
      "Protokół komisji rekrutacyjnej",
      "Anna Kos, Bogdan Lis",
      "25 czerwca 2011",
      "losowanie: skrót SHA-256 klucza 0123456789ABCDEFGHJK",
      "Lista osób przyjętych",
      "Żółkiewska Zofia",
      "15,67",
      "Uzasadnienie: 7,83",
      "Lista rezerwowa",
      "Wycofane",
      "Lista osób nieprzyjętych",
      "Rekrutacja jest dla osób z samorządów.",
    ])
      expect(text).toContain(said);
    expect(text.match(/podpis członka komisji/g)).toHaveLength(2);
    expect(text).not.toContain("nie czekały już na decyzję");
  });

  it("say of an empty list that there is nobody, and of those who were gone that they were", async () => {
    const applicants = [{ firstName: "Ewa", lastName: "Lis", byCriterion: [500], outcome: "Wycofane" }];
    const text = (await pdfText(await selectionMinutesPdf({ ...MINUTES, applicants }))).replace(/\s+/g, " ");
    expect(text.match(/Nikt\./g)).toHaveLength(3);
    expect(text).toContain("nie czekały już na decyzję");
  });
});

describe("the results of a selection", () => {
  const results = () =>
    selectionResultsXlsx({
      ...MINUTES,
      locale: "pl",
      eventTitle: "Wizyta studyjna",
      organiser: "ROPS",
      takenAt: "2011-06-26T10:00:00.000Z",
      timeZone: "Europe/Warsaw",
    });

  it("have everybody with points by criterion, the decision and its reason, and what became of it where it is another", async () => {
    const bytes = await results();
    const [sheet] = await readWorkbook(Buffer.from(bytes));
    expect(sheet?.data.slice(-3)).toEqual([
      [1, "Żółkiewska", "Zofia", "OPS w Łapach", 15.67, 7.83, "miejsce", "wynik oceny komisji", null],
      [2, "=SUM(A1)", "Jan", null, 12, 6, "lista rezerwowa", "wynik oceny komisji", "Wycofane"],
      [null, "Lis", "Ewa", null, null, null, "bez miejsca", "Rekrutacja jest dla osób z samorządów.", null],
    ]);
  });

  it("hold a name that looks like a formula as a text", async () => {
    const files = [...(await readArchive(Buffer.from(await results())))];
    const sheets = files
      .filter(([path]) => path.startsWith("xl/worksheets/"))
      .map(([, bytes]) => String(bytes));
    expect(sheets).not.toEqual([]);
    expect(sheets.join()).not.toContain("<f>");
  });

  it("are called after the event, in letters that every program takes", () => {
    expect(selectionFileName("Wizyta w Łodzi", "pl", "pdf")).toBe(
      "protokol-komisji-rekrutacyjnej-wizyta-w-lodzi.pdf",
    );
    expect(selectionFileName("Wizyta w Łodzi", "en", "xlsx")).toBe(
      "results-of-the-selection-wizyta-w-lodzi.xlsx",
    );
  });
});
