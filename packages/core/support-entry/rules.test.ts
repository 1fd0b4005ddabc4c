import { describe, expect, it } from "vitest";
import { PROJECT_ID, staffActor } from "../../../tests/support/fixture.ts";
import { searchWords } from "../shared/text.ts";
import type { Staff } from "../staff/answer.ts";
import { sumChanges } from "./books.ts";
import {
  canCounsel,
  canReadEntry,
  canWriteEntry,
  counsellorKey,
  isEnoughToSearch,
  overlapping,
  readableEntries,
  toFound,
  whenFaults,
  workOf,
} from "./rules.ts";
import type { SupportEntry } from "./schema.ts";

const OTHER_PROJECT = "prj_00000000000000000000000002";
const ANNA = "stf_00000000000000000000000001";
const EWA = "stf_00000000000000000000000002";

describe("who may do what with entries", () => {
  it.each([
    ["admin", "all", "read write", "read write", "read write"],
    ["coordinator", "all", "read write", "read write", "read write"],
    ["auditor", "all", "read", "read", "read"],
    ["counsellor", "own", "read write", "", ""],
    ["assistant", undefined, "", "", ""],
    ["organiser", undefined, "", "", ""],
    ["dpo", undefined, "", "", ""],
    ["partner", undefined, "", "", ""],
    ["referrer", undefined, "", "", ""],
    ["committee", undefined, "", "", ""],
  ] as const)(
    "is settled for %s: of support that they gave, another, a name",
    (role, reach, own, of, name) => {
      const actor = staffActor(role);
      const rights = (
        counsellor: SupportEntry["counsellor"],
        projectId: SupportEntry["projectId"] = PROJECT_ID,
      ) =>
        [
          canReadEntry(actor, { projectId, counsellor }) && "read",
          canWriteEntry(actor, { projectId, counsellor }) && "write",
        ]
          .filter(Boolean)
          .join(" ");
      expect(readableEntries(actor, PROJECT_ID)).toBe(reach);
      expect([
        rights({ staffId: ANNA, name: "Anna" }),
        rights({ staffId: EWA, name: "Ewa" }),
        rights({ name: "Anna" }),
      ]).toEqual([own, of, name]);
      const isEverywhere = role === "admin";
      expect(readableEntries(actor, OTHER_PROJECT)).toBe(isEverywhere ? "all" : undefined);
      expect(rights({ staffId: ANNA, name: "Anna" }, OTHER_PROJECT)).toBe(isEverywhere ? own : "");
    },
  );
});

describe("who can have given support", () => {
  it.each([
    ["organiser", {}, true],
    ["organiser", { projectIds: [OTHER_PROJECT] }, false],
    ["organiser", { until: "2026-02-10" }, true],
    ["organiser", { until: "2026-02-09" }, false],
    // Cards come late, and whoever left gave the support all the same.
    ["organiser", { active: false }, true],
    ["assistant", {}, true],
    ["counsellor", {}, true],
    ["counsellor", { projectIds: [OTHER_PROJECT] }, false],
    ["auditor", {}, false],
    ["dpo", {}, false],
    ["partner", {}, false],
  ] as const)("%s %j: %s", (role, overrides, can) => {
    const { type: _, ...actor } = staffActor(role);
    const person = { ...actor, email: "a@rops.example", active: true, version: 1, ...overrides } as Staff;
    expect(canCounsel(person, PROJECT_ID, "2026-02-10")).toBe(can);
  });
});

describe("whoever is looked up for an entry", () => {
  it.each([
    ["Ko", false],
    ["ko wa", false],
    ["kow", true],
    ["Jo Kow", true],
    ["Ł", false],
    ["", false],
    ["  żó  ", false],
    ["Żół", true],
  ])("is by %j: %s", (typed, isEnough) => {
    expect(isEnoughToSearch(searchWords(typed))).toBe(isEnough);
  });

  it("is told by name, and by the year of birth from who is called the same", () => {
    const one = (number: number, firstName: string, entry: Record<string, string> = {}) => ({
      participantId: `ptc_${number}` as const,
      firstName,
      lastName: "Źrebiec",
      entry,
      email: "z@poczta.example",
    });
    const people = [
      one(1, "Ewa", { birthDate: "1980-02-03", sex: "female" }),
      one(2, "Łucja", { birthDate: "1990-01-01" }),
      one(3, "łucja"),
      one(4, "ŁUCJA", { birthDate: "1961-01-01" }),
      one(5, "Zofia"),
    ];
    const named = (number: number, firstName: string) => ({
      participantId: `ptc_${number}`,
      firstName,
      lastName: "Źrebiec",
    });
    // Of those that are not shown any more one is told apart all the same.
    expect(toFound(people, 3)).toEqual([
      named(1, "Ewa"),
      { ...named(2, "Łucja"), born: "1990" },
      named(3, "łucja"),
    ]);
  });
});

describe("when support was given", () => {
  const PERIOD = { startsOn: "2026-01-01", endsOn: "2026-06-30" };
  it.each([
    ["2026-03-01", "09:00", "09:45", undefined, []],
    ["2026-03-02", "09:00", "10:00", undefined, []],
    ["2026-03-02", "09:00", "10:01", undefined, ["to log.future"]],
    ["2026-03-02", "11:00", "10:30", undefined, ["to log.ends_before_start"]],
    ["2026-03-03", "09:00", "09:45", undefined, ["day log.future"]],
    ["2026-01-01", "00:00", "23:59", undefined, []],
    ["2025-12-31", "09:00", "09:45", undefined, ["day log.outside_project"]],
    ["2025-12-31", "09:00", "09:45", "2025-12-31", []],
    ["2025-12-31", "09:00", "09:45", "2025-12-30", ["day log.outside_project"]],
    ["2025-12-31", "09:00", "09:00", undefined, ["day log.outside_project", "to log.ends_before_start"]],
    ["2026-02-10", "23:30", "00:30", undefined, ["to log.ends_before_start"]],
  ] as const)("on %s from %s to %s, kept %s: %j", (day, from, to, kept, faults) => {
    expect(
      whenFaults({ day, from, to }, PERIOD, "2026-03-02T10:00", kept).map(
        ({ path, code }) => `${path} ${code}`,
      ),
    ).toEqual(faults);
  });

  it("is not after the project's end, whenever it is entered", () => {
    const after = { day: "2026-07-01", from: "09:00", to: "09:45" };
    expect(whenFaults(after, PERIOD, "2026-08-01T10:00")).toEqual([
      { path: "day", code: "log.outside_project" },
    ]);
  });
});

describe("what overlaps", () => {
  const brief = (number: number, from: string, to: string, more = {}) => ({
    entryId: `sen_${String(number).padStart(26, "0")}` as const,
    day: "2026-02-10",
    from,
    to,
    ...more,
  });
  it.each([
    ["08:00", "09:00", false],
    ["08:00", "09:01", true],
    ["09:15", "09:30", true],
    ["08:00", "11:00", true],
    ["09:00", "10:00", true],
    ["09:59", "11:00", true],
    ["10:00", "11:00", false],
  ])("of nine to ten with %s to %s: %s", (from, to, isOverlapping) => {
    expect(overlapping(brief(1, "09:00", "10:00"), [brief(2, from, to)])).toHaveLength(isOverlapping ? 1 : 0);
  });

  it("is neither itself, nor of another day, nor what was struck out", () => {
    expect(
      overlapping(brief(1, "09:00", "10:00"), [
        brief(1, "09:00", "10:00"),
        brief(2, "09:00", "10:00", { day: "2026-02-11" }),
        brief(3, "09:00", "10:00", { struck: true }),
      ]),
    ).toEqual([]);
  });

  it("goes by staff over projects, and by a name within one, however it is written", () => {
    expect(counsellorKey(PROJECT_ID, { staffId: ANNA, name: "Anna" })).toBe(
      counsellorKey(OTHER_PROJECT, { staffId: ANNA, name: "Anna Nowa" }),
    );
    expect(counsellorKey(PROJECT_ID, { name: "Żaneta ŁĘCKA" })).toBe(
      counsellorKey(PROJECT_ID, { name: "zaneta lecka" }),
    );
    expect(counsellorKey(PROJECT_ID, { name: "Anna" })).not.toBe(
      counsellorKey(OTHER_PROJECT, { name: "Anna" }),
    );
  });
});

describe("hours", () => {
  const at = (day: string, from: string, to: string) => ({ day, from, to });
  it.each([
    [[], { minutes: 0, duty: 0 }],
    [[at("2026-02-10", "09:00", "09:45")], { minutes: 45, duty: 45 }],
    // A pause is on duty, and two at once are two visits and one duty.
    [[at("2026-02-10", "11:00", "12:00"), at("2026-02-10", "09:00", "09:45")], { minutes: 105, duty: 180 }],
    [[at("2026-02-10", "09:00", "10:00"), at("2026-02-10", "09:30", "10:00")], { minutes: 90, duty: 60 }],
    [[at("2026-02-10", "09:00", "10:00"), at("2026-02-11", "15:00", "15:20")], { minutes: 80, duty: 80 }],
  ])("of %j are %j", (entries, work) => {
    expect(workOf(entries)).toEqual(work);
  });
});

describe("what a change gives to the sums", () => {
  const entry = (overrides: Partial<SupportEntry> = {}): SupportEntry => ({
    entryId: "sen_00000000000000000000000001",
    projectId: PROJECT_ID,
    participantId: "ptc_00000000000000000000000001",
    supportId: "law",
    day: "2026-02-10",
    from: "09:00",
    to: "09:45",
    topic: "Alimenty",
    mode: "onsite",
    counsellor: { name: "Zaneta Lecka" },
    version: 1,
    createdAt: "2026-02-10T10:00:00.000Z",
    updatedAt: "2026-02-10T10:00:00.000Z",
    ...overrides,
  });
  const [was, named] = [entry(), { name: "Żaneta Łęcka" }];
  it.each([
    ["entered", undefined, was, ["2026-02 law Zaneta Lecka 1 45"]],
    ["longer", was, entry({ to: "10:00" }), ["2026-02 law Zaneta Lecka 0 15"]],
    [
      "moved",
      was,
      entry({ day: "2026-01-10" }),
      ["2026-02 law Zaneta Lecka -1 -45", "2026-01 law Zaneta Lecka 1 45"],
    ],
    [
      "of another form",
      was,
      entry({ supportId: "work" }),
      ["2026-02 law Zaneta Lecka -1 -45", "2026-02 work Zaneta Lecka 1 45"],
    ],
    [
      "by another",
      was,
      entry({ counsellor: { name: "Ewa" } }),
      ["2026-02 law Zaneta Lecka -1 -45", "2026-02 law Ewa 1 45"],
    ],
    ["about something else", was, entry({ topic: "Eksmisja" }), []],
    ["spelt right", was, entry({ counsellor: named }), ["2026-02 law Żaneta Łęcka 0 0"]],
    ["struck out", was, entry({ struck: "Nie było jej" }), ["2026-02 law Zaneta Lecka -1 -45"]],
  ] as const)("%s", (_, before, after, changes) => {
    expect(
      sumChanges(before, after).map(
        ({ month, supportId, name, visits, minutes }) => `${month} ${supportId} ${name} ${visits} ${minutes}`,
      ),
    ).toEqual(changes);
  });
});
