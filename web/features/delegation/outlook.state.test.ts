import type { SeatCount } from "@zapisy/core/event/answer";
import { describe, expect, it } from "vitest";
import { delegationOutlook } from "./outlook.state.ts";

const counted = (total: number, taken: number, waiting = 0): SeatCount => ({
  total,
  taken,
  left: Math.max(0, total - taken),
  waiting,
});
const group = (groupId: string, codes: string[]) => ({
  groupId,
  name: { pl: groupId },
  types: [],
  codes,
  institutions: [],
  seats: 2,
});
const [CRACOW, OPOLE, KATOWICE, ELSEWHERE] = ["1261", "1661", "2469", "2061"];
const OFFICE = { name: "Fundacja", type: "ngo", town: "Opole" } as const;

const plain = (event: SeatCount) => ({
  recruitment: { mode: "first_come" as const },
  choiceGroups: [],
  seats: { event: { ...event, pending: 0 }, options: {} },
});
/** Two places of Cracow, one of Opole, none of Katowice, and one that is nobody's. */
const grouped = (common = counted(1, 0), whole = counted(6, 2)) => ({
  ...plain(whole),
  recruitment: {
    mode: "first_come" as const,
    groups: [group("cracow", ["12"]), group("opole", ["16"]), group("katowice", ["24"])],
  },
  seats: {
    event: { ...whole, pending: 0 },
    options: {},
    groups: { common, each: { cracow: counted(2, 0), opole: counted(3, 2) } },
  },
});
const from = (...counties: (string | undefined)[]) =>
  counties.map((countyCode) => ({ choices: {}, countyCode, institution: OFFICE }));

describe("the outlook of people whom an institution sends", () => {
  it.each([
    ["all fit", plain(counted(3, 0)), from(CRACOW, OPOLE), [2, 0]],
    ["as many as there are seats", plain(counted(3, 2)), from(CRACOW, OPOLE), [1, 1]],
    ["each in the places of their own group", grouped(), from(CRACOW, CRACOW, OPOLE), [3, 0]],
    ["one too many of a group, though others have places", grouped(), from(OPOLE, OPOLE, CRACOW), [2, 1]],
    ["nobody of a group without places", grouped(), from(KATOWICE, CRACOW), [1, 1]],
    ["whoever belongs to none in the common ones", grouped(), from(ELSEWHERE, undefined), [1, 1]],
    [
      "together no more than the event has left, while some are past their places",
      grouped(counted(1, 3), { total: 6, taken: 5, left: 3, waiting: 0 }),
      from(CRACOW, CRACOW),
      [1, 1],
    ],
    [
      "in any place, while nothing is said of where they belong",
      grouped(),
      [{ choices: {} }, { choices: {} }, { choices: {} }],
      [3, 0],
    ],
  ])("is %s", (_, event, people, [fitting, waiting]) => {
    expect(delegationOutlook(event, people)).toMatchObject({ fitting, waiting, undecided: 0 });
  });

  it("counts apart of whom staff decide", () => {
    const [one] = from(CRACOW);
    if (!one) throw new Error("nobody");
    expect(delegationOutlook(grouped(), [one, { ...one, isUndecided: true }])).toEqual({
      fitting: 1,
      waiting: 0,
      undecided: 1,
      short: [],
    });
  });

  it("says what there is not enough of, each once", () => {
    const of = (event: Parameters<typeof delegationOutlook>[0], ...counties: (string | undefined)[]) =>
      delegationOutlook(event, from(...counties)).short;
    expect(of(plain(counted(3, 2)), CRACOW, OPOLE)).toEqual([{ by: "event" }]);
    expect(of(grouped(), OPOLE, OPOLE, KATOWICE)).toEqual([
      { by: "group", of: "opole" },
      { by: "group", of: "katowice" },
    ]);
    const event = plain(counted(2, 0));
    const ofOffice = { ...event, recruitment: { ...event.recruitment, perInstitution: 2 } };
    expect(of(ofOffice, OPOLE, OPOLE, OPOLE, OPOLE)).toEqual([{ by: "event" }, { by: "institution" }]);
  });
});
