import { ALPHABETS, alphabetOf, unprintable } from "@zapisy/core/shared/printable";
import { describe, expect, it } from "vitest";
import { fontOf, inPrint, setLine } from "./typeface.ts";

/** Everything that Unicode has in its two lowest planes, letters by themselves. */
function* characters(): Generator<string> {
  for (let code = 0x20; code < 0x20000; code += 1) {
    if (code < 0xd800 || code > 0xdfff) yield String.fromCodePoint(code);
  }
}

describe("the list of letters that can be printed", () => {
  it("promises none that the font files do not have, in either weight", () => {
    const missing: string[] = [];
    for (const character of characters()) {
      const alphabet = alphabetOf(character);
      if (!alphabet || /[\u200c\u200d]/.test(character)) continue;
      for (const face of ["regular", "semibold"] as const) {
        const families = alphabet === "western" ? (["main", "western"] as const) : [alphabet];
        const code = character.codePointAt(0) ?? 0;
        if (!families.some((family) => fontOf(family, face).hasGlyphForCodePoint(code))) {
          missing.push(`${face} ${alphabet} U+${code.toString(16)}`);
        }
      }
    }
    expect(missing).toEqual([]);
  });

  it("leaves out no letter of its alphabets that the fonts have and somebody's name may have", () => {
    const scripts = /[\p{sc=Latin}\p{sc=Greek}\p{sc=Cyrillic}\p{sc=Georgian}\p{sc=Armenian}\p{sc=Hebrew}]/u;
    const left: string[] = [];
    for (const character of characters()) {
      if (!scripts.test(character) || !/\p{L}/u.test(character) || alphabetOf(character)) continue;
      if (character.normalize("NFKC") !== character) continue;
      const code = character.codePointAt(0) ?? 0;
      if (code < 0xffff && ALPHABETS.some((one) => fontOf(one, "regular").hasGlyphForCodePoint(code))) {
        left.push(`U+${code.toString(16)}`);
      }
    }
    expect(left).toEqual([]);
  });
});

describe("a text in print", () => {
  it("names what no typeface has by its number, and joins accents to their letters", () => {
    expect(inPrint("Z\u0307ana 😀 李\u0301")).toBe("Żana [U+1F600] [U+674E][U+0301]");
  });

  it("is all there, whatever is in it", () => {
    const texts = [
      "Anna",
      "Nguyễn Thị",
      "علی‌رضا (کهن) 12 א",
      "Ștefan 😀",
      "a\u0301\u0489",
      "\u0301",
      "\u0000\t",
    ];
    for (const text of texts) {
      const printed = inPrint(text);
      const runs = setLine(printed, "main").runs.map(({ text: part }) => part);
      const order = (all: string) => Array.from(all).toSorted().join("");
      // Brackets are mirrored from right to left.
      expect(order(runs.join("")).replace(/[()]/g, "")).toBe(order(printed).replace(/[()]/g, ""));
      expect(unprintable(printed)).toBeUndefined();
    }
  });

  it("stands from right to left where it is read so, numbers and Latin words in it from left to right", () => {
    expect(setLine("Jan (כהן לוי) x ٣٤ 12", "main").runs.map(({ text }) => text)).toEqual([
      "Jan (",
      "לוי",
      " ",
      "כהן",
      ") x ",
      "٣",
      "٤",
      " 12",
    ]);
  });
});
