import { describe, expect, it } from "vitest";
import { unprintable } from "./printable.ts";

describe("what can be printed", () => {
  it.each([
    "Zażółć gęślą jaźń – „Ośrodek” nr 5 (§ 3) & spółka, 50 %",
    "Ðýrfjörð Þóra, Ștefan Țițu, Ağaoğlu İpek, Ķēniņš, Ǆ",
    "Nguyễn Thị Hường",
    "Nguye\u0302\u0303n",
    "Γιώργος Παπαδόπουλος",
    "Олена Шевченко-Їжак, Ђорђе, Қазақ, Ўзбек",
    "გიორგი ბერიძე",
    "Անի Սարգսյան",
    "שרה כהן־לוי, נִיקוּד",
    "محمد عبدالله، علی‌رضا، پریسا ۱۲۳",
    "Z\u0306anna",
    "\u200bAnna\u00ad \u202e",
  ])("is all of %j", (text) => {
    expect(unprintable(text)).toBeUndefined();
  });

  it.each([
    ["Anna 😀", "😀"],
    ["🇵🇱 Anna", "🇵"],
    ["👩‍🏫 Ewa", "👩"],
    ["Ośrodek ☎ 600", "☎"],
    ["ಅನ್ನಾ", "ಅ"],
    ["אnna\u06dd", "\u06dd"],
    ["\u{1f468}", "👨"],
    ["a\u{e123}", "\u{e123}"],
    ["\ud800", "\ud800"],
  ])("names the first character of %j that is not", (text, character) => {
    expect(unprintable(text)).toBe(character);
  });
});
