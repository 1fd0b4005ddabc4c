import { describe, expect, it } from "vitest";
import { LIST } from "./fixture.ts";
import { attendanceListFileName } from "./index.ts";

function nameOf(title: string): string {
  return attendanceListFileName({ ...LIST, event: { ...LIST.event, title } }, "pdf");
}

describe("attendanceListFileName", () => {
  it("is ASCII in kebab-case with the first day", () => {
    expect(nameOf("Źródła siły – „Łódź & Świętokrzyskie”")).toBe(
      "lista-obecnosci-zrodla-sily-lodz-swietokrzyskie-2011-05-12.pdf",
    );
  });

  it("is at most 80 characters, cut between words where there are any", () => {
    const names = [
      nameOf("Partnerstwa przeciw wykluczeniu społecznemu i zawodowemu"),
      nameOf("x".repeat(300)),
    ];
    expect(names).toEqual([
      "lista-obecnosci-partnerstwa-przeciw-wykluczeniu-spolecznemu-i-2011-05-12.pdf",
      "lista-obecnosci-2011-05-12.pdf",
    ]);
  });

  it("does without a day where there are no sheets, and without a title of Latin letters", () => {
    expect([attendanceListFileName({ ...LIST, sheets: [] }, "csv"), nameOf("Олена")]).toEqual([
      "lista-obecnosci-wizyta-studyjna-w-krakowie.csv",
      "lista-obecnosci-2011-05-12.pdf",
    ]);
  });
});
