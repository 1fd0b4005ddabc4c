import { describe, expect, it } from "vitest";
import type { SeatBlock } from "../event/rules.ts";
import { decideParty, decideTogether } from "./together.ts";

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

describe("a party that waits to have seats at once", () => {
  const waiting = { waiting: 3 };
  it.each<[string, Record<string, string>[], SeatBlock[], (string | undefined)[] | undefined]>([
    [
      "has them when there are as many as they are",
      [{}, {}],
      [block("event", 2, waiting)],
      ["event", "event"],
    ],
    ["has none when one is missing", [{}, {}, {}], [block("event", 4, { taken: 2, ...waiting })], undefined],
    [
      "has none when one lacks a seat in what they chose",
      [{ panels: "a" }, { panels: "a" }],
      [block("event", 9), block("a", 1)],
      undefined,
    ],
    [
      "has seats of several blocks",
      [{}, {}],
      [block("event", 1), block("event", 1, { block: 1 })],
      ["event", "event"],
    ],
  ])("%s", (_, choices, blocks, expected) => {
    const seated = decideParty(
      choices.map((one) => ({ choices: one })),
      [],
      blocks,
      0,
    );
    expect(seated?.map(({ standing }) => standing.holds[0]?.scope)).toEqual(expected);
    const refs = seated?.flatMap(({ standing }) => standing.holds).map((ref) => `${ref.scope}#${ref.block}`);
    if (refs && blocks.length > 1) expect(new Set(refs).size).toBe(refs.length);
  });

  it("has seats of each one's own group", () => {
    const blocks = [block("event", 0), block("group:x", 1), block("group:y", 1)];
    const people = [{ choices: {} }, { choices: {} }];
    expect(decideParty(people, ["group:x", "group:x"], blocks, 0)).toBeUndefined();
    expect(
      decideParty(people, ["group:x", "group:y"], blocks, 0)?.map(({ standing }) => standing.holds[0]?.scope),
    ).toEqual(["group:x", "group:y"]);
  });
});
