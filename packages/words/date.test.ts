import { describe, expect, it } from "vitest";
import {
  formatHours,
  formatWhen,
  type When,
  formatDateTime,
  formatDay,
  formatDayAndMonth,
  formatDayRange,
  formatDayShort,
  formatMonth,
  formatTentative,
  formatTime,
  formatTimeRange,
  formatWeekday,
} from "./date.ts";

describe("a day", () => {
  it.each([
    ["2011-07-05", "5 lipca 2011 r.", "5 July 2011", "05.07.2011", "5 Jul 2011"],
    ["2024-02-29", "29 lutego 2024 r.", "29 February 2024", "29.02.2024", "29 Feb 2024"],
    ["2026-03-29", "29 marca 2026 r.", "29 March 2026", "29.03.2026", "29 Mar 2026"],
  ])("%s is written in words and in short", (day, pl, en, plShort, enShort) => {
    expect([
      formatDay("pl", day),
      formatDay("en", day),
      formatDayShort("pl", day),
      formatDayShort("en", day),
    ]).toEqual([pl, en, plShort, enShort]);
  });

  it("can do without the year", () => {
    expect([formatDayAndMonth("pl", "2011-07-05"), formatDayAndMonth("en", "2011-07-05")]).toEqual([
      "05.07",
      "5 Jul",
    ]);
  });

  it("has a name in the week", () => {
    expect([
      formatWeekday("pl", "2011-07-05"),
      formatWeekday("en", "2011-07-05"),
      formatWeekday("pl", "2011-07-05", "short"),
      formatWeekday("en", "2011-07-05", "short"),
    ]).toEqual(["wtorek", "Tuesday", "wt.", "Tue"]);
  });
});

describe("a range of days", () => {
  it.each([
    ["2011-07-05", "2011-07-05", "5 lipca 2011 r.", "5 July 2011"],
    ["2011-07-05", "2011-07-08", "5–8 lipca 2011 r.", "5–8 July 2011"],
    ["2004-09-29", "2004-10-02", "29 września – 2 października 2004 r.", "29 September – 2 October 2004"],
    [
      "2004-12-30",
      "2005-01-02",
      "30 grudnia 2004 r. – 2 stycznia 2005 r.",
      "30 December 2004 – 2 January 2005",
    ],
  ])("%s to %s names month and year once where they agree", (first, last, pl, en) => {
    expect([formatDayRange("pl", first, last), formatDayRange("en", first, last)]).toEqual([pl, en]);
  });
});

describe("a tentative date", () => {
  it.each([
    ["2011-06-21", "21 czerwca 2011 r.", "21 June 2011"],
    ["2011-06", "czerwiec 2011", "June 2011"],
    ["2011-H1", "I półrocze 2011", "first half of 2011"],
    ["2011-H2", "II półrocze 2011", "second half of 2011"],
    ["2011", "2011", "2011"],
    ["", "termin do ustalenia", "date to be announced"],
  ])("%j is shown as far as it is known", (value, pl, en) => {
    expect([formatTentative("pl", value), formatTentative("en", value)]).toEqual([pl, en]);
  });

  it("names every month in the nominative", () => {
    const months = Array.from({ length: 12 }, (_, index) =>
      formatMonth("pl", `2011-${String(index + 1).padStart(2, "0")}`),
    );
    expect(months).toEqual([
      "styczeń 2011",
      "luty 2011",
      "marzec 2011",
      "kwiecień 2011",
      "maj 2011",
      "czerwiec 2011",
      "lipiec 2011",
      "sierpień 2011",
      "wrzesień 2011",
      "październik 2011",
      "listopad 2011",
      "grudzień 2011",
    ]);
  });
});

describe("a time", () => {
  it.each([
    ["09:00", "9:00"],
    ["00:30", "0:30"],
    ["15:45", "15:45"],
    ["2011-07-05T08:15", "8:15"],
  ])("%s is shown without a leading zero", (time, shown) => {
    expect([formatTime("pl", time), formatTime("en", time)]).toEqual([shown, shown]);
  });

  it("is joined with its end by an en dash", () => {
    expect(formatTimeRange("pl", "09:00", "15:00")).toBe("9:00–15:00");
    expect(formatTimeRange("pl", "20:00", "01:00")).toBe("20:00–1:00 (następnego dnia)");
    expect(formatTimeRange("en", "20:00", "00:00")).toBe("20:00–0:00 (next day)");
  });
});

describe("when an event is", () => {
  const day = { type: "exact", startsOn: "2026-12-15", endsOn: "2026-12-15" } as const;
  const days = { type: "exact", startsOn: "2027-01-12", endsOn: "2027-01-13" } as const;
  it.each<[When, string, string]>([
    [{ dates: day }, "15 grudnia 2026 r.", "15 December 2026"],
    [
      { dates: day, hours: { begins: "2026-12-15T18:00", ends: "2026-12-15T20:00" } },
      "15 grudnia 2026 r., godz. 18:00–20:00",
      "15 December 2026, 18:00–20:00",
    ],
    [
      { dates: day, hours: { begins: "2026-12-15T18:00:00+01:00", ends: "2026-12-15T20:00:00+01:00" } },
      "15 grudnia 2026 r., godz. 18:00–20:00",
      "15 December 2026, 18:00–20:00",
    ],
    [
      { dates: day, hours: { begins: "2026-12-15T20:00", ends: "2026-12-16T01:00" } },
      "15 grudnia 2026 r., godz. 20:00–1:00 (następnego dnia)",
      "15 December 2026, 20:00–1:00 (next day)",
    ],
    [
      { dates: day, hours: { begins: "2026-12-15T09:00" } },
      "15 grudnia 2026 r., od godz. 9:00",
      "15 December 2026, from 9:00",
    ],
    [
      { dates: days, hours: { begins: "2027-01-12T09:00", ends: "2027-01-13T15:00" } },
      "12–13 stycznia 2027 r., od godz. 9:00",
      "12–13 January 2027, from 9:00",
    ],
    [
      {
        dates: day,
        hours: { begins: "2026-12-15T18:00", ends: "2026-12-15T20:00" },
        timeZone: "Europe/Warsaw",
      },
      "15 grudnia 2026 r., godz. 18:00–20:00, czas środkowoeuropejski",
      "15 December 2026, 18:00–20:00, Central European Time",
    ],
    [{ dates: day, timeZone: "Europe/Warsaw" }, "15 grudnia 2026 r.", "15 December 2026"],
    [{ dates: { type: "tentative", period: "2011-H2" } }, "II półrocze 2011", "second half of 2011"],
    [{ dates: { type: "tentative", period: "" } }, "termin do ustalenia", "date to be announced"],
  ])("%j is in words", (when, pl, en) => {
    expect([formatWhen("pl", when), formatWhen("en", when)]).toEqual([pl, en]);
  });

  it("has its hours apart, and none where they are not known", () => {
    expect(formatHours("pl", { dates: days, hours: { begins: "2027-01-12T09:00" } })).toBe("od godz. 9:00");
    expect(formatHours("pl", { dates: days })).toBe("");
  });
});

describe("a moment", () => {
  it.each([
    ["2011-07-05T07:00:00.000Z", "5 lipca 2011 r., godz. 9:00", "5 July 2011, 9:00"],
    ["2011-01-05T08:00:00.000Z", "5 stycznia 2011 r., godz. 9:00", "5 January 2011, 9:00"],
    ["2025-12-31T23:30:00.000Z", "1 stycznia 2026 r., godz. 0:30", "1 January 2026, 0:30"],
  ])("%s is shown as the clock in Warsaw shows it", (instant, pl, en) => {
    expect([
      formatDateTime("pl", instant, "Europe/Warsaw"),
      formatDateTime("en", instant, "Europe/Warsaw"),
    ]).toEqual([pl, en]);
  });
});
