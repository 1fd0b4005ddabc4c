import { describe, expect, it } from "vitest";
import { barOf, hundredths, judgementFaults, mostPoints, scoresMark } from "./rules.ts";
import type { Criterion, Sheet } from "./schema.ts";

const CRITERIA: Criterion[] = [
  { type: "formal", criterionId: "region", title: { pl: "Z województwa" } },
  { type: "scored", criterionId: "need", title: { pl: "Potrzeba" }, most: 10, weight: 3 },
];

describe("a judgement", () => {
  it.each([
    ["of all criteria is whole", { region: true }, { need: 10 }, []],
    ["of nothing lacks the condition and the points", {}, {}, ["formal.region", "points.need"]],
    ["of who does not meet a condition needs no points", { region: false }, {}, []],
    ["has no more points than there are", { region: true }, { need: 11 }, ["points.need"]],
    [
      "of a criterion that is no more is refused",
      { region: true, gone: true },
      { need: 1, old: 2 },
      ["formal.gone", "points.old"],
    ],
    [
      "takes no points for a condition, and no yes for points",
      { need: true, region: true },
      { region: 1, need: 1 },
      ["formal.need", "points.region"],
    ],
  ])("%s", (_, formal, points, refused) => {
    expect(judgementFaults(CRITERIA, { formal, points } as never).map(({ path }) => path)).toEqual(refused);
  });
});

describe("who judges whom", () => {
  const sheet = { institutionIds: ["ins_a"], conflicts: ["reg_1"] } as unknown as Sheet;
  it.each([
    ["everybody of no institution", { registrationId: "reg_2" }, undefined],
    ["people of others", { registrationId: "reg_2", institutionId: "ins_b" }, undefined],
    [
      "nobody of one's own institution",
      { registrationId: "reg_2", institutionId: "ins_a" },
      "own_institution",
    ],
    ["nobody whom one knows too well", { registrationId: "reg_1", institutionId: "ins_b" }, "conflict"],
  ])("%s", (_, applicant, bar) => {
    expect(barOf(sheet, applicant)).toBe(bar);
  });
});

describe("points", () => {
  it.each([
    [{ sum: 38, of: 3 }, 1267],
    [{ sum: 1, of: 200 }, 1],
    [{ sum: 25, of: 2 }, 1250],
    [{ sum: 0, of: 0 }, 0],
  ])("are read in hundredths, rounded half up", (fraction, expected) => {
    expect(hundredths(fraction)).toBe(expected);
  });

  it("are at most what all criteria give", () => {
    expect(mostPoints(CRITERIA)).toBe(30);
  });

  it("are marked by every sheet, in whatever order those are read", () => {
    const sheets = [
      { staffId: "stf_2", version: 9 },
      { staffId: "stf_1", version: 4 },
    ] as unknown as Sheet[];
    expect(scoresMark({ version: 7 }, sheets)).toBe("7.4.9");
    expect(scoresMark({ version: 7 }, sheets.toReversed())).toBe("7.4.9");
  });
});
