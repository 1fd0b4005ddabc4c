import { describe, expect, it } from "vitest";
import { plural } from "./plural.ts";

const seats = (count: number) =>
  plural("pl", count, {
    one: (n) => `Pozostało ${n} wolne miejsce`,
    few: (n) => `Pozostały ${n} wolne miejsca`,
    many: (n) => `Pozostało ${n} wolnych miejsc`,
    other: (n) => `Pozostało ${n} wolnego miejsca`,
  });

describe("plural", () => {
  it.each([
    [0, "Pozostało 0 wolnych miejsc"],
    [1, "Pozostało 1 wolne miejsce"],
    [2, "Pozostały 2 wolne miejsca"],
    [4, "Pozostały 4 wolne miejsca"],
    [5, "Pozostało 5 wolnych miejsc"],
    [11, "Pozostało 11 wolnych miejsc"],
    [12, "Pozostało 12 wolnych miejsc"],
    [21, "Pozostało 21 wolnych miejsc"],
    [22, "Pozostały 22 wolne miejsca"],
    [25, "Pozostało 25 wolnych miejsc"],
    [101, "Pozostało 101 wolnych miejsc"],
    [102, "Pozostały 102 wolne miejsca"],
    [112, "Pozostało 112 wolnych miejsc"],
    [122, "Pozostały 122 wolne miejsca"],
    [1.5, "Pozostało 1,5 wolnego miejsca"],
  ])("agrees in Polish with %d", (count, sentence) => {
    expect(seats(count)).toBe(sentence);
  });

  it.each([
    [0, "0 people"],
    [1, "One person"],
    [2, "2 people"],
    [12_345, "12,345 people"],
  ])("agrees in English with %d", (count, sentence) => {
    expect(plural("en", count, { one: "One person", other: (n) => `${n} people` })).toBe(sentence);
  });

  it("takes the form for other numbers where a category has none of its own", () => {
    expect(plural("pl", 5, { one: "1 plik", few: "2–4 pliki", other: "pliki" })).toBe("pliki");
  });
});
