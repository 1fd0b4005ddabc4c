import { describe, expect, it } from "vitest";
import { agendaItem, twoPanels } from "../../../tests/support/fixture.ts";
import type { AgendaItem, Event } from "../event/schema.ts";
import { heldHours, hourUnitOf, inHours, personHours } from "./rules.ts";
import type { HourSpan } from "./schema.ts";

const hours = (count: number, overrides: Partial<AgendaItem> = {}) =>
  agendaItem({ hours: count, hourUnit: "didactic", ...overrides });
const inA = { optionId: "a" };
const inB = { optionId: "b" };
const REQUIRED = twoPanels(null);
const OPTIONAL = REQUIRED.map((group) => ({ ...group, required: false }));

describe("the hours that one person can attend", () => {
  it.each<[string, AgendaItem[], Event["choiceGroups"], HourSpan | undefined]>([
    ["are the sum of what is for all", [hours(6), hours(9)], [], { least: 15, most: 15, unit: "didactic" }],
    [
      "count one of two modules that run at the same time: 24, not 33",
      [hours(15), hours(9, inA), hours(9, inB)],
      REQUIRED,
      { least: 24, most: 24, unit: "didactic" },
    ],
    [
      "are from the shorter panel to the longer one",
      [hours(2), hours(1, inA), hours(1.5, inA), hours(4, inB)],
      REQUIRED,
      { least: 4.5, most: 6, unit: "didactic" },
    ],
    [
      "may leave out what nobody has to choose",
      [hours(2), hours(4, inB)],
      OPTIONAL,
      { least: 2, most: 6, unit: "didactic" },
    ],
    [
      "leave a panel without hours of its own at what is for all",
      [hours(2), hours(4, inB)],
      REQUIRED,
      { least: 2, most: 6, unit: "didactic" },
    ],
    [
      "are those of the panel where only its items are meant, chosen or not",
      [hours(4, inB), hours(2, inB)],
      OPTIONAL,
      { least: 6, most: 6, unit: "didactic" },
    ],
    [
      "are clock hours where not all are didactic: 4 of 45 minutes and 1 of 60 are 4",
      [hours(4), hours(1, { hourUnit: "clock" })],
      [],
      { least: 4, most: 4, unit: "clock" },
    ],
    [
      "are clock hours where an item has its time only",
      [hours(4), agendaItem({ from: "09:00", to: "10:30" })],
      [],
      { least: 4.5, most: 4.5, unit: "clock" },
    ],
    [
      "are to two places",
      [agendaItem({ from: "09:00", to: "12:20" })],
      [],
      { least: 3.33, most: 3.33, unit: "clock" },
    ],
    ["are unknown where one item has none", [hours(2), agendaItem({ to: undefined })], [], undefined],
    ["are none of nothing", [], [], undefined],
  ])("%s", (_, items, groups, expected) => {
    expect(personHours(items, groups)).toEqual(expected);
  });

  it("are told apart from all that was held", () => {
    expect(heldHours([hours(15), hours(9, inA), hours(9, inB)])).toEqual({
      least: 33,
      most: 33,
      unit: "didactic",
    });
  });
});

describe("the kind of hours", () => {
  it("is didactic where all items have such hours, else by the clock", () => {
    expect([
      hourUnitOf([hours(1), hours(2)]),
      hourUnitOf([hours(1), hours(2, { hourUnit: undefined })]),
      hourUnitOf([hours(1), agendaItem({ hourUnit: "didactic" })]),
      hourUnitOf([]),
      inHours(67.5, "didactic"),
      inHours(100, "clock"),
    ]).toEqual(["didactic", "clock", "clock", "clock", 1.5, 1.67]);
  });
});
