import { describe, expect, it } from "vitest";
import { nextDates } from "./next-dates.state.ts";

const event = {
  state: "published" as const,
  dates: { type: "exact" as const, startsOn: "2011-07-05", endsOn: "2011-07-08" },
  recruitment: { mode: "first_come" as const, opens: "2011-06-01T08:00", closes: "2011-06-24T15:00" },
  beginsAt: "2011-07-05T06:00",
  timeZone: "Europe/Warsaw",
};

describe("nextDates", () => {
  it("lists what is ahead in the zone of the event, the nearest first", () => {
    expect(nextDates(event, "2011-06-24T12:59:00.000Z")).toEqual([
      { what: "closes", at: "2011-06-24T15:00" },
      { what: "begins", at: "2011-07-05T06:00" },
      { what: "ends", at: "2011-07-08" },
    ]);
    expect(nextDates(event, "2011-07-08T20:00:00.000Z")).toEqual([{ what: "ends", at: "2011-07-08" }]);
  });

  it("names only the day when the programme has no hours, and nothing of a cancelled event", () => {
    expect(
      nextDates(
        { ...event, recruitment: { mode: "first_come" }, beginsAt: "2011-07-05T23:59" },
        "2011-07-01T00:00:00.000Z",
      )[0],
    ).toEqual({ what: "begins", at: "2011-07-05" });
    expect(nextDates({ ...event, state: "cancelled" }, "2011-01-01T00:00:00.000Z")).toEqual([]);
  });
});
