import { describe, expect, it } from "vitest";
import { storedEvent } from "../../../tests/support/fixture.ts";
import type { Registration } from "../registration/schema.ts";
import { canTakeBack, paperFaults, referralsEnd } from "./rules.ts";

const NOW = "2026-03-02T09:00:00.000Z";

describe("the days of a referral", () => {
  it.each([
    ["are right on one day", "2026-03-01", "2026-03-01", NOW, []],
    ["are right today", "2026-02-20", "2026-03-02", NOW, []],
    ["are not of tomorrow", "2026-02-20", "2026-03-03", NOW, ["referredOn"]],
    // Half past midnight in Poland is still yesterday in UTC.
    ["go by the clock where the event is", "2026-02-20", "2026-03-03", "2026-03-02T23:30:00.000Z", []],
    ["do not come before the document", "2026-03-02", "2026-03-01", NOW, ["document.date"]],
    ["are refused both", "2026-03-05", "2026-03-04", NOW, ["document.date", "referredOn"]],
  ])("%s", (_, date, referredOn, now, paths) => {
    const faults = paperFaults({ document: { number: "KS/1", date }, referredOn }, storedEvent(), now);
    expect(faults.map(({ path }) => path)).toEqual(paths);
  });
});

describe("taking somebody back", () => {
  it.each<[Registration["status"], boolean]>([
    ["confirmed", true],
    ["reserve", true],
    ["pending", true],
    ["offered", true],
    ["rejected", false],
    ["cancelled", false],
  ])("of somebody who is %s: %s", (status, expected) => {
    expect(canTakeBack({ status }, storedEvent(), NOW)).toBe(expected);
  });

  it("ends with the event, and with its cancellation", () => {
    expect(canTakeBack({ status: "confirmed" }, storedEvent({ state: "cancelled" }), NOW)).toBe(false);
    expect(canTakeBack({ status: "confirmed" }, storedEvent(), "2027-03-02T09:00:00.000Z")).toBe(false);
  });
});

describe("the end of referrals", () => {
  const at = (day: string) => Date.parse(`${day}T00:00:00Z`) / 1000;
  it("is 30 days after the event, and after the day on which one was written later", () => {
    const dates = { type: "exact", startsOn: "2026-04-15", endsOn: "2026-04-16" } as const;
    expect(referralsEnd({ dates }, "2026-03-02")).toBe(at("2026-05-16"));
    expect(referralsEnd({ dates }, "2026-05-01")).toBe(at("2026-05-31"));
  });
});
