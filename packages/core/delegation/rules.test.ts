import { describe, expect, it } from "vitest";
import type { SeatBlock } from "../event/rules.ts";
import { decideTogether, queueMoments } from "./rules.ts";

const block = (scope: string, size: number | null, overrides: Partial<SeatBlock> = {}): SeatBlock => ({
  scope,
  block: 0,
  size,
  taken: 0,
  waiting: 0,
  pending: 0,
  ...overrides,
});
const GROUP = {
  groupId: "panels",
  title: { pl: "Panel" },
  required: true,
  options: [
    { optionId: "a", title: { pl: "A" }, seats: 1 },
    { optionId: "b", title: { pl: "B" }, seats: 5 },
  ],
};
const decide = (
  wishes: Record<string, string>[],
  blocks: SeatBlock[],
  mode: "first_come" | "selection" = "first_come",
) =>
  decideTogether(
    wishes.map((choices) => ({ choices })),
    { mode, choiceGroups: [GROUP], ifFull: "reserve", blocks, spread: 0.5 },
  ).map(({ outcome, position }) => (position === undefined ? outcome : `${outcome} ${position}`));
const NOBODY_CHOOSES = [{}, {}, {}];
const [A, B] = [{ panels: "a" }, { panels: "b" }];

describe("people who come together", () => {
  it.each<[string, string[], Parameters<typeof decide>]>([
    ["all get a seat", ["confirmed", "confirmed", "confirmed"], [NOBODY_CHOOSES, [block("event", 3)]]],
    [
      "all get one without a limit",
      ["confirmed", "confirmed", "confirmed"],
      [NOBODY_CHOOSES, [block("event", null)]],
    ],
    [
      "wait in their order once there is none left",
      ["confirmed", "reserve 1", "reserve 2"],
      [NOBODY_CHOOSES, [block("event", 1)]],
    ],
    [
      "stand behind those who wait",
      ["reserve 3", "reserve 4", "reserve 5"],
      [NOBODY_CHOOSES, [block("event", 9, { waiting: 2 })]],
    ],
    [
      "fill one block and go on with the next",
      ["confirmed", "confirmed", "confirmed"],
      [NOBODY_CHOOSES, [block("event", 1), block("event", 2, { block: 1 })]],
    ],
    [
      "wait for a full part alone, and not who chose another before them",
      ["confirmed", "confirmed", "reserve 1"],
      [
        [A, B, A],
        [block("event", null), block("a", 1), block("b", 5)],
      ],
    ],
    [
      "wait for the decision of staff where they select",
      ["pending", "pending", "pending"],
      [NOBODY_CHOOSES, [block("event", 1)], "selection"],
    ],
  ])("%s", (_, outcomes, input) => {
    expect(decide(...input)).toEqual(outcomes);
  });
});

it("waits for staff alone who does not meet a criterion, and takes nobody's seat", () => {
  const wishes = [{ choices: {} }, { choices: {}, isUndecided: true }, { choices: {} }];
  const blocks = [block("event", 2)];
  const decided = decideTogether(wishes, {
    mode: "first_come",
    choiceGroups: [],
    ifFull: "reserve",
    blocks,
    spread: 0,
  });
  expect(decided.map(({ outcome }) => outcome)).toEqual(["confirmed", "pending", "confirmed"]);
});

describe("moments by which people stand in a line", () => {
  it("are those of their list, after all that was before and ahead of nobody of later", () => {
    const moments = queueMoments("2026-03-02T09:00:00.000Z", 10);
    expect([...new Set(moments)].toSorted()).toEqual(moments);
    expect(moments).toHaveLength(10);
    for (const moment of moments) {
      expect("2026-03-02T08:59:59.999Z" < moment && moment < "2026-03-02T09:00:00.001Z").toBe(true);
      expect(Math.floor(Date.parse(moment))).toBe(Date.parse("2026-03-02T09:00:00.000Z"));
    }
  });
});
