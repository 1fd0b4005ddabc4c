import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Support } from "../project/schema.ts";
import type { SupportSession } from "./answer.ts";
import { countedIn, partThere, SUPPORT_FIGURES, supportRows } from "./rules.ts";

const LAW: Support = { supportId: "law", name: "Poradnictwo prawne", mode: "individual" };
const OLD: Support = { supportId: "old", name: "Zajęcia integracyjne", mode: "group", retired: true };

const session = (number: number, more: Partial<SupportSession> = {}): SupportSession => ({
  sessionId: `s${number}`,
  eventId: "evt_00000000000000000000000001",
  event: { pl: "Szkolenie" },
  title: { pl: "Sesja" },
  minutes: 90,
  people: 0,
  personMinutes: 0,
  ...more,
});

describe("which part of a unit somebody was there for", () => {
  const seen = (state: string, minutes?: number) => ({ state, minutes }) as Parameters<typeof partThere>[1];
  it.each([
    ["whoever was present, all of it", 90, seen("present"), 1],
    ["whoever left early, their minutes of it", 90, seen("left_early", 30), 1 / 3],
    ["more minutes than it has, all of it", 90, seen("left_early", 200), 1],
    ["minutes of one without hours, none", undefined, seen("left_early", 30), 0],
    ["whoever was excused, none", 90, seen("excused"), 0],
    ["nobody recorded, none", 90, undefined, 0],
  ])("%s", (_, clockMinutes, record, part) => {
    expect(partThere({ clockMinutes }, record)).toBeCloseTo(part);
  });
});

describe("figures of support", () => {
  it("are minutes planned, held, and of all people together, by form", () => {
    const sessions = [
      session(1, { supportId: "law", people: 2, personMinutes: 150 }),
      session(2, { supportId: "law" }),
      session(3, { people: 1, personMinutes: 90 }),
      session(4, { supportId: "law", minutes: undefined, people: 3 }),
    ];
    expect(supportRows([LAW, OLD], sessions)).toEqual([
      { support: LAW, planned: 180, delivered: 90, attended: 150, withoutHours: 1 },
      { support: undefined, planned: 90, delivered: 90, attended: 90, withoutHours: 0 },
    ]);
  });

  it("keep a retired form while something points to it", () => {
    expect(supportRows([LAW, OLD], [session(1, { supportId: "old" })]).map(({ support }) => support)).toEqual(
      [LAW, OLD],
    );
  });

  it("are each the sum of their list, whatever took place", () => {
    const sessions = fc.array(
      fc.record({
        sessionId: fc.string(),
        supportId: fc.option(fc.constantFrom("law", "old"), { nil: undefined }),
        minutes: fc.option(
          fc.integer({ min: 0, max: 144_000 }).map((number) => number / 100),
          {
            nil: undefined,
          },
        ),
        people: fc.nat(30),
        personMinutes: fc.integer({ min: 0, max: 10_000_000 }).map((number) => number / 100),
      }),
    );
    fc.assert(
      fc.property(sessions, (some) => {
        const all = some.map((one, index) => ({ ...session(index), ...one }));
        const rows = supportRows([LAW, OLD], all);
        for (const row of rows)
          for (const figure of SUPPORT_FIGURES) {
            const list = countedIn(all, row.support?.supportId, figure);
            const sum = list.reduce((total, { counts }) => total + Math.round(counts * 100), 0);
            expect(Math.round(row[figure] * 100)).toBe(sum);
          }
        // No session is in two lists, and none is in no list.
        expect(
          rows.reduce(
            (total, { support }) => total + countedIn(all, support?.supportId, "planned").length,
            0,
          ),
        ).toBe(all.length);
      }),
    );
  });
});
