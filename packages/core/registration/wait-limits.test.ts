import { describe, expect, it } from "vitest";
import { loadCommon } from "@zapisy/words/common";
import { limitsInWords, nextInWords } from "@zapisy/words/wait";
import { twoPanels } from "../../../tests/support/fixture.ts";
import { groupScope, type SeatBlock } from "../event/rules.ts";
import { quotaScope } from "./quotas.ts";
import { waitsFor } from "./seating.ts";
import { decideSeats, NOWHERE, seatedIn, waitingFor } from "./seats.ts";
import { shortStanding, wholeStanding } from "./store/short.ts";
import { namedLimits, waitLimits } from "./wait-limits.ts";

const INSTITUTION = "ins_00000000000000000000000001";
const OWN = quotaScope(INSTITUTION, "event", "event");
const OWN_IN_A = quotaScope(INSTITUTION, "a", "event");
const block = (scope: string, size: number, taken: number, more: Partial<SeatBlock> = {}): SeatBlock => ({
  scope,
  block: 0,
  size,
  taken,
  waiting: 0,
  pending: 0,
  ...more,
});
const quota = (scope: string, of: string, taken: number) =>
  block(scope, 2, taken, { quota: { of, limit: 2 } });
const malopolska = groupScope("malopolska");

const choiceGroups = twoPanels(9);
const event = {
  recruitment: {
    perInstitution: 2,
    groups: [
      {
        groupId: "malopolska",
        name: { pl: "Małopolska", en: "Lesser Poland" },
        types: [],
        codes: ["12"],
        institutions: [],
        seats: 1,
      },
    ],
  },
  choiceGroups: choiceGroups.map((group) => ({
    ...group,
    options: group.options.map((option) => ({ ...option, title: { pl: `Panel ${option.optionId}` } })),
  })),
};

const come = (blocks: SeatBlock[], more: Partial<Parameters<typeof decideSeats>[0]> = {}) =>
  decideSeats({
    mode: "first_come",
    choiceGroups,
    choices: { panels: "a" },
    ifFull: "reserve",
    blocks,
    spread: 0,
    ...more,
  }).standing;

describe("whoever comes to the reserve list is told every limit that was met, and what has to become free", async () => {
  const { wait: words } = await loadCommon("pl");
  it.each<[string, SeatBlock[], string[], string[]]>([
    ["nothing", [block("event", 9, 1), block("a", 9, 1)], [], []],
    [
      "the seats of the event",
      [block("event", 9, 9), block("a", 9, 1)],
      ["Na wydarzeniu zabrakło wolnych miejsc."],
      [],
    ],
    [
      "those of what they chose",
      [block("event", 9, 1), block("a", 9, 9)],
      ["W części „Panel a” zabrakło wolnych miejsc."],
      [],
    ],
    [
      "both",
      [block("event", 9, 9), block("a", 9, 9)],
      ["Na wydarzeniu zabrakło wolnych miejsc.", "W części „Panel a” zabrakło wolnych miejsc."],
      [words.next.each],
    ],
    [
      "the places of their group",
      seatedIn([block("event", 9, 1), block(malopolska, 1, 1), block("a", 9, 1)], malopolska),
      ["Miejsca grupy „Małopolska” są zajęte."],
      [words.next.group],
    ],
    [
      "the limit of their institution",
      [block("event", 9, 3), block("a", 9, 1), quota(OWN, "event", 2)],
      ["Z jednej instytucji mogą wziąć udział najwyżej 2 osoby i tyle już ma miejsce."],
      [words.next.institution],
    ],
    [
      "that in what they chose",
      [block("event", 9, 3), block("a", 9, 1), quota(OWN_IN_A, "a", 2)],
      ["W części „Panel a” ma już miejsce tyle osób z tej instytucji, ile może."],
      [words.next.institution],
    ],
    [
      "the limit of their institution and the seats, though they stand in the line of the institution alone",
      [block("event", 9, 9), block("a", 9, 9), quota(OWN, "event", 2)],
      [
        "Na wydarzeniu zabrakło wolnych miejsc.",
        "W części „Panel a” zabrakło wolnych miejsc.",
        "Z jednej instytucji mogą wziąć udział najwyżej 2 osoby i tyle już ma miejsce.",
      ],
      [words.next.institution, words.next.each],
    ],
  ])("%s", (_, blocks, met, next) => {
    const limits = namedLimits(waitLimits(wholeStanding(shortStanding(come(blocks)))), event, "pl");
    expect(limitsInWords(limits, words.met)).toEqual(met);
    expect(nextInWords(limits, words)).toEqual(next);
  });

  it("one of the options that they would take is enough", () => {
    const blocks = [block("event", 9, 1), block("a", 9, 9), block("b", 9, 9)];
    const limits = namedLimits(waitLimits(come(blocks, { alternatives: { panels: ["b"] } })), event, "en");
    expect(limits.map(({ name }) => name)).toEqual(["Panel a", "Panel b"]);
    expect(nextInWords(limits, words, { anyWillDo: true })).toEqual([words.next.any]);
  });

  it("by a code with a seat of its own, only what the code gives no seat of", () => {
    const blocks = [block("event", 9, 9), block("a", 9, 9), quota(OWN, "event", 2)];
    const standing = come(blocks, { accessCode: { code: "OPSMONKI", ownSeat: true } });
    expect(waitLimits(standing)).toEqual([{ by: "option", of: "a" }]);
  });

  it("is told of none where others decided so, or it waits for those who came with it", () => {
    const blocks = [block("event", 9, 1), block("a", 9, 1)];
    const standing = { ...NOWHERE, ...waitsFor({ choices: { panels: "a" } }, blocks) };
    expect(standing.waits).toEqual([{ scope: "event", block: 0 }]);
    expect(waitLimits(wholeStanding(shortStanding(standing)))).toEqual([]);
  });

  it("of rows from before, what they wait for", () => {
    expect(waitLimits({ waits: [{ scope: OWN, block: 0 }] })).toEqual([{ by: "institution" }]);
  });
});

it("keeps nothing more in the row where the lines say it already", () => {
  const full = [
    { scope: "event", block: 0 },
    { scope: "a", block: 0 },
  ];
  expect(waitingFor([full])).toEqual({ waits: full });
  expect(waitingFor([[...full, { scope: OWN, block: 0 }]])).toEqual({
    waits: [{ scope: OWN, block: 0 }],
    met: ["event", "a", OWN],
  });
});
