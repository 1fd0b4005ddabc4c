import { describe, expect, it } from "vitest";
import { clashes, type ChosenItem } from "./clashes.ts";

const item = (optionId: string, from?: string, to?: string, more: Partial<ChosenItem> = {}): ChosenItem => ({
  kind: "panel",
  day: "2026-05-12",
  from,
  to,
  optionId,
  ...more,
});

const AGENDA = [
  item("a", "09:00", "10:30"),
  item("b", "10:30", "12:00"),
  item("c", "10:00", "11:00"),
  item("far", "09:00", "10:30", { day: "2026-05-13" }),
  item("open", "09:30"),
  item("late", "23:00", "01:00"),
  item("early", "00:30", "02:00", { day: "2026-05-13" }),
  item("hotel", "20:00", "08:00", { kind: "lodging" }),
  item("twice", "14:00", "15:00"),
  item("twice", "09:15", "09:45"),
];

describe("choices", () => {
  it.each([
    ["that overlap clash", ["a", "c"], [["g1", "g2"]]],
    ["of which one begins as the other ends do not", ["a", "b"], []],
    ["at the same hours of different days do not", ["a", "far"], []],
    ["of which one has no end yet do not", ["a", "open"], []],
    ["clash after midnight too", ["late", "early"], [["g1", "g2"]]],
    ["do not clash with a night's lodging", ["late", "hotel"], []],
    ["clash where one of several meetings does", ["twice", "a"], [["g1", "g2"]]],
    ["that nothing of the programme is for do not", ["nothing", "a"], []],
    [
      "clash each with each",
      ["a", "c", "b"],
      [
        ["g1", "g2"],
        ["g2", "g3"],
      ],
    ],
  ])("%s", (_, options, expected) => {
    const choices = Object.fromEntries(options.map((optionId, index) => [`g${index + 1}`, optionId]));
    expect(clashes(AGENDA, choices)).toEqual(expected);
  });
});
