import { describe, expect, it } from "vitest";
import { namedPart } from "./part.ts";

describe("the name of a part of a programme", () => {
  it("is told what it is unless it says so itself", () => {
    const names = [
      "PAL",
      "Panel A: Ekonomia",
      "Moduł II",
      "WARSZTAT 3",
      "dla początkujących",
      "Panelista roku",
    ];
    expect(names.map((name) => namedPart("moduł", name))).toEqual([
      "moduł: PAL",
      "Panel A: Ekonomia",
      "Moduł II",
      "WARSZTAT 3",
      "moduł: dla początkujących",
      "moduł: Panelista roku",
    ]);
  });
});
