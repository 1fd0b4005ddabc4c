import { describe, expect, it } from "vitest";
import { agendaItem, storedEvent } from "../../../tests/support/fixture.ts";
import type { EventSeats } from "../event/answer.ts";
import type { AgendaItem, EventDates } from "../event/schema.ts";
import { isSoon, listTasks, peopleTasks, programmeTasks } from "./rules.ts";

const TODAY = "2026-11-30";
const exact = (startsOn: string, endsOn = startsOn): EventDates => ({ type: "exact", startsOn, endsOn });

describe("what is soon", () => {
  it.each<[string, EventDates, boolean]>([
    ["what was over yesterday", exact("2026-11-29"), false],
    ["what has begun and goes on", exact("2026-11-02", TODAY), true],
    ["what is today", exact(TODAY), true],
    ["the last day of two weeks", exact("2026-12-13"), true],
    ["the day after that", exact("2026-12-14"), false],
    ["a month without a day", { type: "tentative", period: "2026-12" }, false],
  ])("%s", (_, dates, soon) => {
    expect(isSoon({ dates, state: "published" }, TODAY)).toBe(soon);
  });

  it("is not what was cancelled", () => {
    expect(isSoon({ dates: exact(TODAY), state: "cancelled" }, TODAY)).toBe(false);
  });
});

describe("what waits of people", () => {
  const counts = (waiting: number, left: number, pending: number): EventSeats => ({
    event: { total: 10, taken: 10 - left, left, waiting, pending },
    options: {},
  });
  it.each<[string, EventSeats, object[]]>([
    ["nobody", counts(0, 3, 0), []],
    ["who is to be decided on", counts(0, 3, 2), [{ task: "decisions", count: 2 }]],
    ["who waits beside a free seat", counts(4, 1, 0), [{ task: "line", count: 4 }]],
    ["not who waits for a full event", counts(4, 0, 0), []],
  ])("%s", (_, seats, tasks) => {
    expect(peopleTasks({ state: "published" }, seats)).toEqual(tasks);
    expect(peopleTasks({ state: "cancelled" }, seats)).toEqual([]);
  });
});

describe("what a programme lacks", () => {
  const at = { mode: "onsite", name: "Centrum Kadr" } as const;
  const led = (item: Partial<AgendaItem>) => agendaItem({ leaders: ["Anna Żak"], ...item });
  it.each<[string, Partial<AgendaItem>, object[]]>([
    ["nothing", led({}), []],
    ["who leads a session", agendaItem(), [{ task: "leaders", count: 1 }]],
    ["nobody where somebody speaks", agendaItem({ speakers: [{ name: "Jan Łoś" }] }), []],
    ["nobody for a break", agendaItem({ kind: "break" }), []],
    ["the room of a panel", led({ kind: "panel" }), [{ task: "places", count: 1 }]],
    ["nothing of a panel with one", led({ kind: "panel", place: "Sala 2" }), []],
  ])("%s", (_, item, tasks) => {
    expect(programmeTasks({ agenda: [item as AgendaItem], place: at })).toEqual(tasks);
  });

  it.each([
    [
      "a place at all, where the event has none yet",
      { mode: "onsite" } as const,
      [{ task: "places", count: 1 }],
    ],
    ["none on line", { mode: "online" } as const, []],
  ])("%s", (_, place, tasks) => {
    expect(programmeTasks({ agenda: [led({})], place })).toEqual(tasks);
  });
});

describe("lists that are open", () => {
  const event = storedEvent({
    dates: exact("2026-11-29", TODAY),
    agenda: [
      agendaItem({ itemId: "a", day: "2026-11-29" }),
      agendaItem({ itemId: "b", day: "2026-11-29" }),
      agendaItem({ itemId: "c", day: TODAY }),
    ],
  });
  it.each([
    ["those of days that are over", 12, [], [{ task: "lists", count: 2 }]],
    ["but for what was closed", 12, ["a"], [{ task: "lists", count: 1 }]],
    ["none where all are closed", 12, ["a", "b"], []],
    ["none where nobody came", 0, [], []],
  ])("are %s", (_, taken, closed, tasks) => {
    expect(listTasks(event, { taken, closed, today: TODAY })).toEqual(tasks);
  });

  it("are none of an event that was cancelled", () => {
    expect(listTasks({ ...event, state: "cancelled" }, { taken: 12, closed: [], today: TODAY })).toEqual([]);
  });
});
