import type { EventView } from "@zapisy/core/event/answer";
import { describe, expect, it } from "vitest";
import {
  moduleHours,
  ownProgramme,
  programmeDays,
  type ProgrammeDay,
  type ProgrammeItem,
} from "./programme.state.ts";

type Facts = Partial<ProgrammeItem> & { itemId: string };

const item = (facts: Facts): ProgrammeItem => ({
  kind: "session",
  title: { pl: facts.itemId },
  takesAttendance: true,
  ...facts,
});

const event = (facts: Partial<EventView>) =>
  ({
    kind: "training",
    agenda: [],
    days: [],
    dayNotes: [],
    choiceGroups: [],
    ...facts,
  }) as Pick<EventView, "kind" | "agenda" | "days" | "dayNotes" | "choiceGroups">;

/** Days in short: day, number, then each row as its item or as its columns. */
const outline = (days: ProgrammeDay[]) =>
  days.map(({ day, number, rows }) => [
    day,
    number,
    rows.map((row) =>
      row.type === "single"
        ? row.item.itemId
        : {
            [`${row.from}-${row.to}`]: row.columns.map(({ items }) => items.map(({ itemId }) => itemId)),
            first: row.isFirst,
          },
    ),
  ]);

const PANELS: EventView["choiceGroups"] = [
  {
    groupId: "panel",
    title: { pl: "Panel" },
    required: true,
    options: [
      { optionId: "a", title: { pl: "A" }, seats: 60 },
      { optionId: "b", title: { pl: "B" }, seats: 60 },
    ],
  },
  {
    groupId: "extra",
    title: { pl: "Po" },
    required: false,
    options: [{ optionId: "x", title: { pl: "X" }, seats: 8 }],
  },
];

describe("programmeDays", () => {
  it("shows every day of a study visit, the empty one with its note", () => {
    const days = ["2011-07-05", "2011-07-06", "2011-07-07", "2011-07-08"];
    const programme = programmeDays(
      event({
        kind: "study_visit",
        days,
        dayNotes: [{ day: "2011-07-07", note: { pl: "Bez punktów" } }],
        agenda: [
          item({ itemId: "cistor", kind: "stop", day: "2011-07-08", from: "09:30" }),
          item({ itemId: "wiatrak", kind: "stop", day: "2011-07-05", from: "15:30" }),
          item({ itemId: "poligrafia", kind: "stop", day: "2011-07-05", from: "12:00" }),
        ],
      }),
    );
    expect(outline(programme)).toEqual([
      ["2011-07-05", 1, ["poligrafia", "wiatrak"]],
      ["2011-07-06", 2, []],
      ["2011-07-07", 3, []],
      ["2011-07-08", 4, ["cistor"]],
    ]);
    expect(programme.map(({ notes }) => notes)).toEqual([[], [], [{ pl: "Bez punktów" }], []]);
  });

  it("shows of a long course only the days on which it meets, and does not count them", () => {
    const days = Array.from({ length: 30 }, (_, index) => `2008-06-${String(index + 1).padStart(2, "0")}`);
    const agenda = [item({ itemId: "1", day: "2008-06-10" }), item({ itemId: "2", day: "2008-06-24" })];
    expect(outline(programmeDays(event({ days, agenda })))).toEqual([
      ["2008-06-10", undefined, ["1"]],
      ["2008-06-24", undefined, ["2"]],
    ]);
  });

  it("puts panels that run at the same time side by side, and what is alone by itself", () => {
    const day = "2011-12-08";
    const agenda = [
      item({ itemId: "plenary", day, from: "09:00", to: "11:00" }),
      item({ itemId: "A", optionId: "a", day, from: "11:30", to: "13:30" }),
      item({ itemId: "B", optionId: "b", day, from: "11:30", to: "13:00" }),
      item({ itemId: "X", optionId: "x", day, from: "14:00", to: "15:00" }),
    ];
    expect(outline(programmeDays(event({ days: [day], agenda, choiceGroups: PANELS })))).toEqual([
      [day, undefined, ["plenary", { "11:30-13:30": [["A"], ["B"]], first: true }, "X"]],
    ]);
  });

  it("keeps several things of one option in one column and opens a new row when all have ended", () => {
    const day = "2011-09-13";
    const agenda = [
      item({ itemId: "A1", optionId: "a", day, from: "09:00", to: "10:00" }),
      item({ itemId: "B1", optionId: "b", day, from: "09:00", to: "12:00" }),
      item({ itemId: "A2", optionId: "a", day, from: "10:00", to: "12:00" }),
      item({ itemId: "A3", optionId: "a", day, from: "12:00", to: "13:00" }),
      item({ itemId: "B3", optionId: "b", day, from: "12:00", to: "13:00" }),
    ];
    expect(outline(programmeDays(event({ days: [day], agenda, choiceGroups: PANELS })))).toEqual([
      [
        day,
        undefined,
        [
          { "09:00-12:00": [["A1", "A2"], ["B1"]], first: true },
          { "12:00-13:00": [["A3"], ["B3"]], first: false },
        ],
      ],
    ]);
  });

  it("keeps panels side by side that go on after midnight", () => {
    const day = "2011-12-08";
    const agenda = [
      item({ itemId: "A", optionId: "a", day, from: "20:00", to: "01:00" }),
      item({ itemId: "B1", optionId: "b", day, from: "20:00", to: "22:00" }),
      item({ itemId: "B2", optionId: "b", day, from: "22:30", to: "00:30" }),
    ];
    expect(outline(programmeDays(event({ days: [day], agenda, choiceGroups: PANELS })))).toEqual([
      [day, undefined, [{ "20:00-01:00": [["A"], ["B1", "B2"]], first: true }]],
    ]);
  });

  it("puts things without a day last", () => {
    const agenda = [item({ itemId: "later" }), item({ itemId: "first", day: "2011-05-12" })];
    expect(outline(programmeDays(event({ days: ["2011-05-12"], agenda })))).toEqual([
      ["2011-05-12", undefined, ["first"]],
      [undefined, undefined, ["later"]],
    ]);
  });

  it("is empty for an event without a programme", () => {
    expect(programmeDays(event({ days: ["2011-05-12"] }))).toEqual([]);
  });
});

describe("ownProgramme", () => {
  it("leaves out what the person did not choose, and no longer says that the rest was a choice", () => {
    const agenda = [
      item({ itemId: "all" }),
      item({ itemId: "A", optionId: "a" }),
      item({ itemId: "B", optionId: "b" }),
    ];
    const own = ownProgramme(event({ agenda, choiceGroups: PANELS }), { panel: "b" });
    expect(own.agenda.map(({ itemId, optionId }) => [itemId, optionId])).toEqual([
      ["all", undefined],
      ["B", undefined],
    ]);
  });
});

describe("moduleHours", () => {
  it("adds up the hours of each module, clock and didactic ones apart", () => {
    const agenda = [
      item({ itemId: "1", module: "Podstawowy", hours: 3, hourUnit: "didactic" }),
      item({ itemId: "2", module: "Zaawansowany", hours: 1.5 }),
      item({ itemId: "3", module: "Podstawowy", hours: 6, hourUnit: "didactic" }),
      item({ itemId: "4", hours: 2 }),
    ];
    expect(moduleHours(agenda)).toEqual([
      { module: "Podstawowy", clock: 0, didactic: 9 },
      { module: "Zaawansowany", clock: 1.5, didactic: 0 },
    ]);
  });

  it("adds nothing up where every module is a single session", () => {
    expect(
      moduleHours([
        item({ itemId: "1", module: "A", hours: 3 }),
        item({ itemId: "2", module: "B", hours: 3 }),
      ]),
    ).toEqual([]);
  });
});
