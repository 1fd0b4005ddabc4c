import type { AgendaItem, EventDates } from "@zapisy/core/event/schema";
import { describe, expect, it } from "vitest";
import { optionTimes } from "./option-times.state.ts";

const item = (itemId: string, own: Partial<AgendaItem>): AgendaItem => ({
  itemId,
  kind: "session",
  title: { pl: itemId },
  leaders: [],
  speakers: [],
  takesAttendance: true,
  ...own,
});

const days = (startsOn: string, endsOn: string): EventDates => ({ type: "exact", startsOn, endsOn });

describe("when an option takes place", () => {
  it("is its days with their hours, from the first thing to the last", () => {
    const agenda = [
      item("common", { day: "2027-01-12", from: "09:00", to: "10:30" }),
      item("first", { day: "2027-01-12", from: "10:45", to: "13:00", optionId: "basic" }),
      item("evening", { day: "2027-01-12", from: "20:00", to: "01:00", optionId: "basic" }),
      item("second", { day: "2027-01-13", from: "09:00", optionId: "basic" }),
      item("other", { day: "2027-01-13", from: "11:00", to: "12:00", optionId: "advanced" }),
    ];
    const event = { agenda, dates: days("2027-01-12", "2027-01-13") };
    expect(optionTimes("pl", event, "basic")).toEqual([
      "12 stycznia 2027 r., godz. 10:45–1:00 (następnego dnia)",
      "13 stycznia 2027 r., od godz. 9:00",
    ]);
    expect(optionTimes("en", event, "advanced")).toEqual(["13 January 2027, 11:00–12:00"]);
  });

  it("is the hours alone where the event has one day, and nothing where none is known", () => {
    const agenda = [
      item("a", { day: "2027-01-12", from: "11:30", to: "13:00", optionId: "a" }),
      item("b", { day: "2027-01-12", optionId: "b" }),
      item("c", { optionId: "c" }),
    ];
    const event = { agenda, dates: days("2027-01-12", "2027-01-12") };
    expect(["a", "b", "c", "none"].map((optionId) => optionTimes("pl", event, optionId))).toEqual([
      ["godz. 11:30–13:00"],
      [],
      [],
      [],
    ]);
  });

  it("is the day alone where no hour is known yet", () => {
    const agenda = [item("b", { day: "2027-01-13", optionId: "b" })];
    expect(optionTimes("pl", { agenda, dates: days("2027-01-12", "2027-01-13") }, "b")).toEqual([
      "13 stycznia 2027 r.",
    ]);
  });
});
