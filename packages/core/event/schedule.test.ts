import { describe, expect, it } from "vitest";
import { agendaItem, storedEvent, twoPanels } from "../../../tests/support/fixture.ts";
import { hoursOf, hoursOfEvent, isOver, ownEvent, scheduledDays, shownHours } from "./rules.ts";
import type { AgendaItem, Event } from "./schema.ts";

const at = (from?: string, to?: string, overrides: Partial<AgendaItem> = {}) =>
  agendaItem({ from, to, ...overrides });
const withAgenda = (agenda: AgendaItem[], overrides: Partial<Event> = {}): Event =>
  storedEvent({ agenda, schedule: scheduledDays(agenda), ...overrides });

describe("the hours of a day", () => {
  it.each<[string, AgendaItem[], ReturnType<typeof hoursOf>]>([
    [
      "are from the first item to the last, a break as well",
      [at("08:30", "09:00", { kind: "break" }), at("09:00", "13:00")],
      { begins: "2026-04-15T08:30", ends: "2026-04-15T13:00" },
    ],
    [
      "end on the next day with the last item",
      [at("18:00", "20:00"), at("20:00", "01:00")],
      { begins: "2026-04-15T18:00", ends: "2026-04-16T01:00" },
    ],
    [
      "do not last until the morning after a night's lodging",
      [at("09:00", "16:00"), at("20:00", "08:00", { kind: "lodging" })],
      { begins: "2026-04-15T09:00", ends: "2026-04-15T16:00" },
    ],
    [
      "begin with the arrival at the lodging",
      [at("14:00", "10:00", { kind: "lodging" }), at("18:00", "19:00", { kind: "meal" })],
      { begins: "2026-04-15T14:00", ends: "2026-04-15T19:00" },
    ],
    [
      "have no end where there is only a lodging",
      [at("20:00", "08:00", { kind: "lodging" })],
      { begins: "2026-04-15T20:00" },
    ],
    [
      "have no end while the last item has none",
      [at("09:00", "09:30"), at("10:00")],
      { begins: "2026-04-15T09:00" },
    ],
    ["are not known without any", [at()], undefined],
  ])("%s", (_, items, expected) => {
    expect(hoursOf(items)).toEqual(expected);
  });

  it("are listed by day, those without hours among them, and nothing of what has no day", () => {
    const agenda = [
      at("10:00", "12:00", { day: "2026-04-17" }),
      at(undefined, undefined, { day: "2026-04-16" }),
      at("09:00", "10:00", { day: undefined }),
    ];
    expect(scheduledDays(agenda)).toEqual([
      { day: "2026-04-16" },
      { day: "2026-04-17", from: "10:00", to: "12:00" },
    ]);
  });
});

describe("the hours of an event", () => {
  const two = { dates: { type: "exact", startsOn: "2026-04-15", endsOn: "2026-04-16" } } as const;

  it("are from the first of its first day to the last of its last", () => {
    const agenda = [at("09:00", "15:00"), at("08:00", "14:00", { day: "2026-04-16" })];
    expect(hoursOfEvent(withAgenda(agenda, two))).toEqual({
      begins: "2026-04-15T09:00",
      ends: "2026-04-16T14:00",
    });
    expect(shownHours(withAgenda(agenda, two))).toEqual({
      begins: "2026-04-15T09:00:00+02:00",
      ends: "2026-04-16T14:00:00+02:00",
    });
  });

  it("are not known while its first day has none, while its date is tentative, or to a row that never counted them", () => {
    expect(hoursOfEvent(withAgenda([at("08:00", "14:00", { day: "2026-04-16" })], two))).toBeUndefined();
    expect(
      hoursOfEvent(withAgenda([at()], { dates: { type: "tentative", period: "2026-04" } })),
    ).toBeUndefined();
    expect(hoursOfEvent(storedEvent())).toBeUndefined();
  });

  it("are for somebody with a choice those of their own panel", () => {
    const agenda = [at("10:30", "12:00", { optionId: "a" }), at("08:00", "13:00", { optionId: "b" })];
    const event = withAgenda(agenda, { choiceGroups: twoPanels(20) });
    expect(hoursOfEvent(ownEvent(event, ["a"]))).toEqual({
      begins: "2026-04-15T10:30",
      ends: "2026-04-15T12:00",
    });
    expect(ownEvent(event, []).agenda).toEqual([]);
  });
});

describe("an event that lasts into the night", () => {
  const night = withAgenda([at("20:00", "01:00")]);
  it.each([
    ["2026-04-15T21:59:00.000Z", false],
    ["2026-04-15T22:59:59.000Z", false],
    ["2026-04-15T23:00:00.000Z", true],
  ])("at %s is over: %s", (now, over) => {
    expect(isOver(night, now)).toBe(over);
  });

  it("is over at midnight when it ends before", () => {
    const day = withAgenda([at("09:00", "15:00")]);
    expect([isOver(day, "2026-04-15T21:59:00.000Z"), isOver(day, "2026-04-15T22:00:00.000Z")]).toEqual([
      false,
      true,
    ]);
  });
});
