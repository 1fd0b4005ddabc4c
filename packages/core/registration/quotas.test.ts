import { describe, expect, it } from "vitest";
import { twoPanels } from "../../../tests/support/fixture.ts";
import type { SeatBlock } from "../event/rules.ts";
import { usedUpBy } from "./counts.ts";
import { quotaScope } from "./quotas.ts";
import { seatMoves } from "./moves.ts";
import { decidePromotion, decideSeats, NOWHERE, type SeatRequest } from "./seats.ts";
import type { StoredRegistration } from "./store.ts";

const INSTITUTION = "ins_00000000000000000000000001";
const OWN = quotaScope(INSTITUTION, "event", "event");

const seats = (size: number | null, taken: number, more: Partial<SeatBlock> = {}): SeatBlock => ({
  scope: "event",
  block: 0,
  size,
  taken,
  waiting: 0,
  pending: 0,
  ...more,
});
const places = (limit: number, taken: number, more: Partial<SeatBlock> = {}): SeatBlock => ({
  ...seats(limit, taken, more),
  scope: OWN,
  quota: { of: "event", limit },
});
const decide = (blocks: SeatBlock[], more: Partial<SeatRequest> = {}) =>
  decideSeats({
    mode: "first_come",
    choiceGroups: [],
    choices: {},
    ifFull: "reserve",
    blocks,
    spread: 0,
    ...more,
  });
const scopes = (refs: readonly { scope: string }[]) => refs.map(({ scope }) => scope);

describe("a sign-up where people of an institution have so many places", () => {
  it.each<[string, SeatBlock[], string[], string[]]>([
    ["has a seat and one of these", [seats(9, 3), places(2, 1)], ["event", OWN], []],
    ["waits for its own institution alone, whatever seats there are", [seats(9, 3), places(2, 2)], [], [OWN]],
    ["waits for that alone where there is no seat either", [seats(9, 9), places(2, 2)], [], [OWN]],
    [
      "waits for a seat like everybody where nothing else is missing",
      [seats(9, 9), places(2, 1)],
      [],
      ["event"],
    ],
    ["does not overtake a colleague who waits", [seats(9, 3), places(2, 1, { waiting: 1 })], [], [OWN]],
    ["is let in by nobody while people are being counted", [seats(9, 3), places(0, 1)], [], [OWN]],
  ])("%s", (_, blocks, holds, waits) => {
    const { standing } = decide(blocks);
    expect([scopes(standing.holds), scopes(standing.waits)]).toEqual([holds, waits]);
  });

  it("stands in line among those of its institution", () => {
    expect(decide([seats(9, 9, { waiting: 40 }), places(2, 2, { waiting: 3 })]).position).toBe(4);
  });

  it("needs none of them with a code that has seats of its own, nor before staff have decided", () => {
    const blocks = [seats(9, 3), places(2, 2)];
    expect(decide(blocks, { accessCode: { code: "OPSMONKI", ownSeat: true } }).outcome).toBe("confirmed");
    const { outcome, standing } = decide(blocks, { mode: "selection" });
    expect([outcome, scopes(standing.pends)]).toEqual(["pending", ["event"]]);
  });

  it("needs one of each option that it chose, or has another where it said so", () => {
    const inA = quotaScope(INSTITUTION, "a", "event");
    const blocks = [
      seats(9, 3),
      places(5, 1),
      seats(9, 3, { scope: "a" }),
      seats(9, 3, { scope: "b" }),
      { ...seats(1, 1, { scope: inA }), quota: { of: "a", limit: 1 } },
    ];
    const choiceGroups = twoPanels(9);
    const choices = { panels: "a" };
    const waiting = decide(blocks, { choices, choiceGroups });
    expect(scopes(waiting.standing.waits)).toEqual([inA]);
    const moved = decide(blocks, { choices, choiceGroups, ifFull: "other_option" });
    expect([moved.choices, scopes(moved.standing.holds)]).toEqual([{ panels: "b" }, ["event", "b", OWN]]);
  });

  it("is passed on a seat only with one of them", () => {
    expect(decidePromotion({ choices: {} }, [seats(9, 3), places(2, 2)], 0)).toBeUndefined();
    expect(decidePromotion({ choices: {} }, [seats(9, 3), places(2, 1)], 0)?.standing.holds).toHaveLength(2);
  });
});

describe("the counter of an institution", () => {
  const holding = {
    ...NOWHERE,
    holds: [
      { scope: "event", block: 0 },
      { scope: OWN, block: 0 },
    ],
  };
  const blocks = [seats(9, 3, { terms: 7 }), places(2, 1)];
  const moves = (...args: Parameters<typeof seatMoves>) =>
    seatMoves(...args).map(({ scope, taken, waiting, demands, terms, limit }) => ({
      scope,
      taken,
      waiting,
      demands: [...demands].toSorted(),
      ...(terms !== undefined && { terms }),
      ...(limit !== undefined && { limit }),
    }));

  it("is moved with the seat, where fewer are in than may and by the quotas by which it was decided", () => {
    expect(moves(NOWHERE, holding, blocks)).toEqual([
      { scope: "event", taken: 1, waiting: 0, demands: ["open", "seat_left", "terms"], terms: 7 },
      { scope: OWN, taken: 1, waiting: 0, demands: ["below_limit"], limit: 2 },
    ]);
  });

  it("is given back without a question, and is passed by whom staff take", () => {
    expect(moves(holding, NOWHERE, blocks).at(-1)).toEqual({
      scope: OWN,
      taken: -1,
      waiting: 0,
      demands: [],
    });
    expect(moves(NOWHERE, holding, blocks, [OWN]).at(-1)).toMatchObject({
      scope: OWN,
      taken: 1,
      demands: [],
    });
  });

  it("asks the event whether it goes on, of whoever waits for nothing else", () => {
    const waiting = { ...NOWHERE, waits: [{ scope: OWN, block: 0 }] };
    expect(moves(NOWHERE, waiting, blocks)).toEqual([
      { scope: OWN, taken: 0, waiting: 1, demands: [] },
      { scope: "event", taken: 0, waiting: 0, demands: ["open", "terms"], terms: 7 },
    ]);
  });

  it("is never moved by somebody who has not read how many may be in it", () => {
    expect(() => seatMoves(NOWHERE, holding, [seats(9, 3)])).toThrow("nobody has read");
  });
});

it("tells staff which institutions have as many as they may, or more, under the entry that they stand for now", () => {
  const person = (institutionId: string | undefined, name: string, standing: Partial<typeof NOWHERE>) =>
    ({
      institution: { institutionId, name, type: "ops" },
      standing: { ...NOWHERE, ...standing },
    }) as StoredRegistration;
  const has = { holds: [{ scope: "event", block: 0 }] };
  const waits = { waits: [{ scope: OWN, block: 0 }] };
  const people = [
    person("ins_A", "OPS Mońki", has),
    person("ins_B", "Ośrodek w Mońkach", has),
    person("ins_B", "Ośrodek w Mońkach", has),
    person("ins_C", "PCPR", has),
    person("ins_D", "Fundacja", waits),
    person(undefined, "Stowarzyszenie", {}),
  ];
  const meant = (id: string) => ({ institutionId: id, name: `wpis ${id}`, town: "Mońki" });
  const known = new Map([
    ["ins_A", meant("ins_A")],
    ["ins_B", meant("ins_A")],
    ["ins_C", meant("ins_C")],
    ["ins_D", meant("ins_D")],
  ]) as unknown as Parameters<typeof usedUpBy>[2];
  const quotas = [
    { of: "event", limit: 2 },
    { of: "a", limit: 1 },
  ];
  expect(usedUpBy(people, quotas, known)).toEqual([
    { name: "wpis ins_A", town: "Mońki", taken: 3, waiting: 0, limit: 2 },
    { name: "wpis ins_D", town: "Mońki", taken: 0, waiting: 1, limit: 2 },
  ]);
});
