import { describe, expect, it } from "vitest";
import { shownNumber, typedNumber } from "./number.state.ts";

describe("a number that is typed", () => {
  it.each([
    ["12", "12"],
    ["7,5", "7.5"],
    ["7.5", "7.5"],
    [" 12 000 ", "12000"],
    ["-3", "-3"],
    // On the way to "7,5" and "7,05".
    ["7,", "7."],
    ["7,0", "7.0"],
    ["", ""],
  ])("is kept with a decimal point: %j", (text, kept) => {
    expect(typedNumber(text)).toBe(kept);
  });

  it.each(["około 5", "1,2,3", "5 km", "1.200,50"])("is kept as it is where it is none: %j", (text) => {
    expect([typedNumber(text), shownNumber(text, "pl")]).toEqual([text, text]);
  });

  it("reads back as it was typed", () => {
    expect(["7,", "7,0", "7,05", "-", "12"].map((text) => shownNumber(typedNumber(text), "pl"))).toEqual([
      "7,",
      "7,0",
      "7,05",
      "-",
      "12",
    ]);
    expect(shownNumber("7.5", "en")).toBe("7.5");
  });
});
