import fc from "fast-check";
import * as v from "valibot";
import { describe, expect, it } from "vitest";
import { Instant } from "../shared/answer.ts";
import { addSeconds } from "../shared/time.ts";
import { lastTurn, turnsBetween } from "./turns.ts";

const NOON = "2026-03-02T12:00:00.000Z";

describe("a turn between two others", () => {
  it.each([
    ["of people a second apart", NOON, "2026-03-02T12:00:01.000Z", ["2026-03-02T12:00:00.500Z"]],
    ["of people of two milliseconds", NOON, "2026-03-02T12:00:00.001Z", ["2026-03-02T12:00:00.0014Z"]],
    ["before the first", undefined, NOON, ["2026-03-02T11:59:59.500Z"]],
  ])("%s", (_, after, before, expected) => {
    expect(turnsBetween(after, before, 1)).toEqual(expected);
  });

  it("is none where both came in the same millisecond: then the one before has to make room", () => {
    expect(turnsBetween(NOON, NOON, 1)).toBeUndefined();
    expect(turnsBetween("2026-03-02T11:59:59.999Z", NOON, 2)).toHaveLength(2);
  });

  it("stands between them as the table sorts, and is a moment that answers can have", () => {
    const moment = fc.integer({ min: 0, max: 5000 }).map((ms) => addSeconds(NOON, ms / 1000));
    fc.assert(
      fc.property(
        moment,
        moment,
        fc.array(fc.tuple(fc.nat(20), fc.integer({ min: 1, max: 5 })), { maxLength: 12 }),
        (one, other, moves) => {
          fc.pre(one !== other);
          let line = [one, other].toSorted();
          for (const [place, count] of moves) {
            const at = place % line.length;
            const [after, before] = [line[at - 1], line[at] ?? ""];
            const turns = turnsBetween(after, before, count);
            if (!turns) continue;
            line = [...line.slice(0, at), ...turns, ...line.slice(at)];
          }
          expect(line.toSorted()).toEqual(line);
          expect(new Set(line).size).toBe(line.length);
          for (const turn of line) v.parse(Instant, turn);
        },
      ),
    );
  });

  it("is found a dozen times at the same place, and again and again at the head", () => {
    let before = "2026-03-02T12:00:00.001Z";
    for (let count = 0; count < 12; count += 1) before = turnsBetween(NOON, before, 1)?.[0] ?? "none";
    expect(before).toMatch(/Z$/);
    let first = NOON;
    for (let count = 0; count < 100; count += 1) first = turnsBetween(undefined, first, 1)?.[0] ?? "none";
    expect(first < NOON).toBe(true);
  });
});

describe("the last turn", () => {
  it.each([
    ["is now", "2026-03-02T11:00:00.000Z", NOON],
    ["is now where nobody waits", undefined, NOON],
    ["is after somebody whose clock was ahead", "2026-03-02T12:00:00.002Z", "2026-03-02T12:00:00.003Z"],
    ["is after a turn of more digits", "2026-03-02T12:00:00.0025Z", "2026-03-02T12:00:00.003Z"],
  ])("%s", (_, last, expected) => {
    expect(lastTurn(last, NOON)).toBe(expected);
  });
});
