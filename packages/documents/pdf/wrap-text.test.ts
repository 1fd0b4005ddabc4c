import { describe, expect, it } from "vitest";
import { wrapText } from "./index.ts";

/** Lines of at most `width` characters. */
const wrap = (text: string, width: number) => wrapText(text, width, (line) => line.length);

describe("wrapText", () => {
  it("breaks after spaces, dashes and slashes, within a hyphenated word only where it is wider than the line", () => {
    expect(wrap("Anna Kowal-Lis OPS/PCPR Kowalska-Nowak", 10)).toEqual([
      "Anna ",
      "Kowal-Lis ",
      "OPS/PCPR ",
      "Kowalska-",
      "Nowak",
    ]);
  });

  it("breaks a word that is wider than the line into even parts", () => {
    expect(wrap("ab abcdefghi jk", 4)).toEqual(["ab ", "abc", "def", "ghi ", "jk"]);
  });

  it("leaves no one-letter word at the end of a line", () => {
    expect(wrap("Ośrodek w Mońkach", 9)).toEqual(["Ośrodek ", "w\u00a0Mońkach"]);
  });

  it("treats any white space as one space", () => {
    expect(wrap(" Anna\t\r\n Nowak ", 20)).toEqual(["Anna Nowak"]);
  });

  it("gives no lines for an empty text and ends even where no character fits", () => {
    expect([wrap("", 5), wrap("abc", 0)]).toEqual([[], ["a", "b", "c"]]);
  });
});
