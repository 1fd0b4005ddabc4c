import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addSeconds } from "../shared/time.ts";
import { dueKeys, partsAt } from "./rules.ts";
import { FORMER_PART } from "./schema.ts";

describe("a row that waits for its time", () => {
  it("stands in the hour of the day, and has no keys when it waits for nothing", () => {
    const at = "2026-03-02T09:30:00.000Z";
    expect(dueKeys(at)).toEqual({ dueHour: "due#09", dueAt: at });
    expect(dueKeys("2031-12-31T23:59:59.999Z").dueHour).toBe("due#23");
    expect(dueKeys(undefined)).toEqual({});
  });
});

describe("a run", () => {
  it.each([
    ["2026-03-02T09:00:00.000Z", ["due#08", "due#09"]],
    ["2026-03-02T09:09:59.999Z", ["due#08", "due#09"]],
    ["2026-03-02T00:03:00.000Z", ["due#00", "due#23"]],
    ["2026-03-02T09:10:00.000Z", ["due#00", "due#09"]],
    ["2026-03-02T09:29:00.000Z", ["due#09"]],
    ["2026-03-02T09:57:00.000Z", ["due#09", "due#23"]],
    ["2026-03-02T09:58:00.000Z", ["due#09", FORMER_PART]],
  ])("at %s looks at %j", (now, parts) => {
    expect(partsAt(now, false)).toEqual(parts);
  });

  it("that is the first looks at every hour, and where seats were held before there were hours", () => {
    expect(partsAt("2026-03-02T09:00:00.000Z", true)).toHaveLength(25);
    expect(partsAt("2026-03-02T09:00:00.000Z", true)).toContain(FORMER_PART);
  });
});

describe("runs of every two minutes", () => {
  const DAY = 86_400;
  const instant = fc
    .integer({ min: 0, max: 3 * DAY })
    .map((second) => addSeconds("2026-03-02T00:00:00.000Z", second));
  /** The first run from then on that looks at a part, and which run that is. */
  const found = (from: string, offset: number, part: string | undefined) => {
    let run = addSeconds(`${from.slice(0, 14)}00:00.000Z`, offset);
    for (let count = 0; ; run = addSeconds(run, 120)) {
      if (run < from) continue;
      if (partsAt(run, false).some((one) => one === part)) return { run, count };
      count += 1;
    }
  };

  it("find at once what is due, however the runs lie", () => {
    fc.assert(
      fc.property(instant, fc.integer({ min: 0, max: 119 }), (at, offset) => {
        expect(found(at, offset, dueKeys(at).dueHour).count).toBe(0);
      }),
    );
  });

  it("find within an hour what was due before it was written, and what nobody looked for when it was due", () => {
    fc.assert(
      fc.property(instant, instant, fc.integer({ min: 0, max: 119 }), (due, written, offset) => {
        const { run } = found(written, offset, dueKeys(due).dueHour);
        expect(Date.parse(run) - Date.parse(written)).toBeLessThanOrEqual(3_600_000 + 120_000);
      }),
    );
  });
});
