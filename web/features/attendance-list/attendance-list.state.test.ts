import { describe, expect, it } from "vitest";
import { attendanceListHref } from "./attendance-list.state.ts";

describe("attendanceListHref", () => {
  it("asks for everything, a day, or an item, in the chosen language", () => {
    expect([
      attendanceListHref("evt_1", "pdf", "all", "pl"),
      attendanceListHref("evt_1", "xlsx", "day:2011-07-05", "en"),
      attendanceListHref("evt_1", "csv", "item:a-b", "pl"),
    ]).toEqual([
      "/api/staff/events/evt_1/attendance-list.pdf?item=all&lang=pl",
      "/api/staff/events/evt_1/attendance-list.xlsx?day=2011-07-05&lang=en",
      "/api/staff/events/evt_1/attendance-list.csv?item=a-b&lang=pl",
    ]);
  });
});
