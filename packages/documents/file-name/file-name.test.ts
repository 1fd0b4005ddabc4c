import { describe, expect, it } from "vitest";
import { fileName } from "./index.ts";

describe("the name of a file", () => {
  it.each([
    ["Źródła siły – „Łódź & Świętokrzyskie”", "zrodla-sily-lodz-swietokrzyskie"],
    ["Ðýrfjörð Þórsdóttir", "dyrfjord-thorsdottir"],
    ["Ærø, Œuvre, Straße, Ħal, Ŧ, Ø, ı", "aero-oeuvre-strasse-hal-t-o-i"],
    ["Nguyễn Thị Hường", "nguyen-thi-huong"],
    ["Олена Щербань", "olena-shcherban"],
    ["გიორგი ბერიძე", "giorgi-beridze"],
    ["O’Brien", "obrien"],
    ["e\u0301te\u0301 1/2", "ete-1-2"],
  ])("keeps the letters of %s", (title, words) => {
    expect(fileName(title, undefined, "pdf")).toBe(`${words}.pdf`);
  });

  it("is at most 80 characters, cut between words where there are any, and keeps its ending whole", () => {
    const names = [
      fileName(
        "Partnerstwa przeciw wykluczeniu społecznemu i zawodowemu w powiecie",
        ["2011-05-12", undefined, "Panel A"],
        "pdf",
      ),
      fileName("x".repeat(300), "2011-05-12", "xlsx"),
    ];
    expect(names).toEqual([
      "partnerstwa-przeciw-wykluczeniu-spolecznemu-i-zawodowemu-2011-05-12-panel-a.pdf",
      `${"x".repeat(64)}-2011-05-12.xlsx`,
    ]);
    for (const name of names) expect(name.length).toBeLessThanOrEqual(80);
  });

  it("differs where long endings differ only at their end", () => {
    const title = "Panel A: partnerstwa przeciw wykluczeniu społecznemu i zawodowemu";
    const [one, other] = ["rano", "po południu"].map((when) =>
      fileName("Lista obecności Konferencja", ["2011-05-12", `${title} ${when}`], "pdf"),
    );
    expect(one).toMatch(
      /^lista-obecnosci-konferencja-2011-05-12-panel-a-partnerstwa-przeciw-[0-9a-f]{4}\.pdf$/,
    );
    expect(other).not.toBe(one);
  });

  it("has an ending even without letters before it", () => {
    expect([fileName("–", "2011-05-12", "csv"), fileName("Lista", [], "csv")]).toEqual([
      "2011-05-12.csv",
      "lista.csv",
    ]);
  });
});
