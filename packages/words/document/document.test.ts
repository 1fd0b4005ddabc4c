import { describe, expect, it } from "vitest";
import { documentMessages } from "./index.ts";

describe("documentMessages", () => {
  it("says how long an hour is, in the plural form of the count", () => {
    const { pl, en } = documentMessages;
    expect([1, 2, 6, 22, 1.5].map(pl.attendanceList.didacticHours)).toEqual([
      "1 dydaktyczna (45 min)",
      "2 dydaktyczne (po 45 min)",
      "6 dydaktycznych (po 45 min)",
      "22 dydaktyczne (po 45 min)",
      "1,5 dydaktycznej (po 45 min)",
    ]);
    expect([1, 3, 8, 0.5].map(pl.attendanceList.clockHours)).toEqual([
      "1 zegarowa (60 min)",
      "3 zegarowe (po 60 min)",
      "8 zegarowych (po 60 min)",
      "0,5 zegarowej (po 60 min)",
    ]);
    expect([1, 1.5].map(en.attendanceList.clockHours)).toEqual(["1 (60 min)", "1.5 (60 min each)"]);
  });

  it("gives times with one end or both", () => {
    const { timeRange } = documentMessages.pl.attendanceList;
    expect([
      timeRange("09:00", "15:30"),
      timeRange("09:00", undefined),
      timeRange(undefined, "15:30"),
      timeRange(undefined, undefined),
    ]).toEqual(["9:00–15:30", "od 9:00", "do 15:30", ""]);
  });
});
