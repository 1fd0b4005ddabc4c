import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { storedEvent } from "../../../tests/support/fixture.ts";
import type { EventHead } from "../event/schema.ts";
import { addDays, addSeconds, daysBetween, wallTimeAt } from "../shared/time.ts";
import { answersUntil, dueState, isWanted, keptReminder, plannedReminders } from "./rules.ts";
import type { Planned, Reminder } from "./schema.ts";

const USUAL = { hour: "09:00", daysBefore: [7, 1] };
const PUBLISHED = "2026-01-02T09:00:00.000Z";

const onDay = (startsOn: string, overrides: Partial<EventHead> = {}, endsOn = startsOn): EventHead =>
  storedEvent({
    state: "published",
    publishedAt: PUBLISHED,
    updatedAt: PUBLISHED,
    dates: { type: "exact", startsOn, endsOn },
    beginsAt: `${startsOn}T10:00`,
    schedule: [],
    reminders: USUAL,
    ...overrides,
  });
const instants = (event: EventHead) =>
  Object.fromEntries(plannedReminders(event).map(({ key, at }) => [key, at]));

describe("a reminder goes", () => {
  it.each<[string, EventHead, Record<string, string>]>([
    [
      "so many days before, at its hour on the wall of the event",
      onDay("2026-06-15"),
      { before_7: "2026-06-08T07:00:00.000Z", before_1: "2026-06-14T07:00:00.000Z" },
    ],
    [
      "at nine also where clocks were put on between it and the event (29 March)",
      onDay("2026-03-30"),
      { before_7: "2026-03-23T08:00:00.000Z", before_1: "2026-03-29T07:00:00.000Z" },
    ],
    [
      "at nine also where they were put back (25 October)",
      onDay("2026-10-26"),
      { before_7: "2026-10-19T07:00:00.000Z", before_1: "2026-10-25T08:00:00.000Z" },
    ],
    [
      "as long after midnight as on other days, at an hour that the night skips",
      onDay("2026-03-30", { reminders: { hour: "02:30", daysBefore: [1] } }),
      { before_1: "2026-03-29T01:30:00.000Z" },
    ],
    [
      "by the first of two hours of one name",
      onDay("2026-10-26", { reminders: { hour: "02:30", daysBefore: [1] } }),
      { before_1: "2026-10-25T00:30:00.000Z" },
    ],
    [
      "at midnight, where the day begins",
      onDay("2026-06-15", { reminders: { hour: "00:00", daysBefore: [1] } }),
      { before_1: "2026-06-13T22:00:00.000Z" },
    ],
    [
      "by the clock of another zone",
      onDay("2026-06-15", { timeZone: "America/New_York", reminders: { hour: "23:59", daysBefore: [1] } }),
      { before_1: "2026-06-15T03:59:00.000Z" },
    ],
    [
      "over the end of a year and of a short month",
      onDay("2027-01-03", { reminders: { hour: "09:00", daysBefore: [60, 5] } }),
      { before_60: "2026-11-04T08:00:00.000Z", before_5: "2026-12-29T08:00:00.000Z" },
    ],
    [
      "three days before answers are needed, and after the last day",
      onDay(
        "2026-06-15",
        { reminders: { hour: "12:00", daysBefore: [], answersDays: 10, followUpDays: 2 } },
        "2026-06-18",
      ),
      { answers: "2026-06-02T10:00:00.000Z", follow_up: "2026-06-20T10:00:00.000Z" },
    ],
  ])("%s", (_, event, expected) => {
    expect(instants(event)).toEqual(expected);
  });

  it.each<[string, Partial<EventHead>]>([
    ["a draft", { publishedAt: undefined, state: "draft" }],
    ["a cancelled event", { state: "cancelled" }],
    ["a tentative date", { dates: { type: "tentative", period: "2026-06" } }],
    ["an event without reminders", { reminders: undefined }],
    ["one from which they were taken", { reminders: { hour: "09:00", daysBefore: [] } }],
  ])("never before %s", (_, overrides) => {
    expect(plannedReminders(onDay("2026-06-15", overrides))).toEqual([]);
  });

  it("of those who host or lead, and thanks to them", () => {
    const reminders = { hour: "10:00", daysBefore: [], contributorsDays: 3, contributorsAfterDays: 1 };
    expect(instants(onDay("2026-06-15", { reminders }, "2026-06-16"))).toEqual({
      contributors: "2026-06-12T08:00:00.000Z",
      contributors_after: "2026-06-17T08:00:00.000Z",
    });
    expect(instants(onDay("2025-12-20", { reminders }))).toEqual({
      contributors: "2025-12-17T09:00:00.000Z",
    });
  });

  const ends = (recruitment: Partial<EventHead["recruitment"]>, overrides: Partial<EventHead> = {}) =>
    onDay("2026-06-15", {
      reminders: { hour: "09:00", daysBefore: [], closingDays: 3 },
      recruitment: { mode: "first_come", ...recruitment },
      ...overrides,
    });
  const nobodys = [{ groupId: "a", name: { pl: "A" }, types: [], codes: ["12"], institutions: [], seats: 2 }];
  const groups = nobodys.map((group) => ({ ...group, partnerId: "ins_1" as const }));
  it.each<[string, EventHead, Record<string, string>]>([
    [
      "before the event, where sign-up lasts until it begins",
      ends({}),
      { closing: "2026-06-12T07:00:00.000Z" },
    ],
    [
      "before the end that staff said",
      ends({ closes: "2026-06-01T12:00" }),
      { closing: "2026-05-29T07:00:00.000Z" },
    ],
    [
      "before the event, where staff said a later end",
      ends({ closes: "2026-06-20T12:00" }),
      { closing: "2026-06-12T07:00:00.000Z" },
    ],
    [
      "of places of groups before these end, where that is earlier",
      ends({ closes: "2026-06-10T12:00", groups, groupsUntil: "2026-05-20T00:00" }),
      { closing_groups: "2026-05-17T07:00:00.000Z", closing: "2026-06-07T07:00:00.000Z" },
    ],
    [
      "once, where both end together, or there are no groups",
      ends({ closes: "2026-06-10T12:00", groups, groupsUntil: "2026-06-10T12:00" }),
      { closing: "2026-06-07T07:00:00.000Z" },
    ],
    [
      "once where no group ends",
      ends({ groupsUntil: "2026-05-20T00:00" }),
      { closing: "2026-06-12T07:00:00.000Z" },
    ],
    [
      "once where no group that ends is a partner's",
      ends({ groups: nobodys, groupsUntil: "2026-05-20T00:00" }),
      { closing: "2026-06-12T07:00:00.000Z" },
    ],
    ["never before sign-up opens", ends({ opens: "2026-06-12T09:01" }), {}],
    ["from its opening on", ends({ opens: "2026-06-12T09:00" }), { closing: "2026-06-12T07:00:00.000Z" }],
    ["never when staff ended sign-up", ends({}, { state: "closed" }), {}],
    ["never when the event is called off", ends({}, { state: "cancelled" }), {}],
    ["never while the date is tentative", ends({}, { dates: { type: "tentative", period: "2026-06" } }), {}],
    [
      "never where nobody said how long before",
      ends({}, { reminders: USUAL }),
      {
        before_7: "2026-06-08T07:00:00.000Z",
        before_1: "2026-06-14T07:00:00.000Z",
      },
    ],
  ])("of the end of sign-up %s", (_, event, expected) => {
    expect(instants(event)).toEqual(expected);
  });

  it("of a questionnaire after the last day, of an event that has one and was not entered when it was over", () => {
    const reminders = { hour: "10:00", daysBefore: [], surveyDays: 2 };
    const surveyUrl = "https://ankiety.example/osl";
    expect(instants(onDay("2026-06-15", { reminders, surveyUrl }, "2026-06-18"))).toEqual({
      survey: "2026-06-20T08:00:00.000Z",
    });
    expect(instants(onDay("2026-06-15", { reminders }))).toEqual({});
    expect(instants(onDay("2025-12-20", { reminders, surveyUrl }))).toEqual({});
  });

  it("without thanks for an event that was entered when it was over", () => {
    const reminders = { hour: "09:00", daysBefore: [], followUpDays: 30 };
    const past = onDay("2025-12-20", { reminders });
    expect(plannedReminders(past)).toEqual([]);
    expect(instants(onDay("2026-01-02", { reminders }))).toEqual({ follow_up: "2026-02-01T08:00:00.000Z" });
  });
});

it("answers are needed so many days before the event", () => {
  const reminders = { ...USUAL, answersDays: 10 };
  expect(answersUntil(onDay("2026-03-05", { reminders }))).toBe("2026-02-23");
  expect(answersUntil(onDay("2026-03-05"))).toBeUndefined();
  expect(answersUntil(onDay("2026-03-05", { reminders, dates: { type: "tentative", period: "" } }))).toBe(
    undefined,
  );
});

describe("a reminder that is kept", () => {
  const event = (startsOn: string, updatedAt = PUBLISHED, overrides: Partial<EventHead> = {}) =>
    onDay(startsOn, { updatedAt, version: 9, ...overrides });
  const planned = (of: EventHead) => plannedReminders(of).find(({ key }) => key === "before_7");
  const row = (
    state: Reminder["state"],
    day = "2026-06-15",
    at = `${addDays(day, -7)}T07:00:00.000Z`,
  ): Reminder => ({
    eventId: event(day).eventId,
    key: "before_7",
    version: 3,
    state,
    day,
    at,
    ...(state === "went" && { wentAt: at }),
  });
  const kept = (of: EventHead, was: Reminder | undefined) => keptReminder(of, "before_7", was, planned(of));

  it.each<[string, EventHead, Reminder | undefined, Partial<Reminder> | undefined]>([
    ["waits when its time is ahead", event("2026-06-15"), undefined, { state: "waits", version: 9 }],
    [
      "is missed by an event that is published between seven days and one before it",
      event("2026-06-15", "2026-06-10T07:00:00.000Z"),
      undefined,
      { state: "missed" },
    ],
    [
      "moves with its event",
      event("2026-06-22"),
      row("waits"),
      { state: "waits", at: "2026-06-15T07:00:00.000Z", day: "2026-06-22" },
    ],
    [
      "is missed when its event is brought so near that its time has passed",
      event("2026-06-15", "2026-06-10T07:00:00.000Z"),
      row("waits", "2026-08-15"),
      { state: "missed" },
    ],
    [
      "went, and does not go again for the same day, also at a later hour",
      event("2026-06-15", "2026-06-08T07:30:00.000Z", { reminders: { hour: "12:00", daysBefore: [7] } }),
      row("went"),
      { state: "went", version: 9 },
    ],
    [
      "went, and goes anew for another day",
      event("2026-06-22", "2026-06-10T07:30:00.000Z"),
      row("went"),
      { state: "waits", day: "2026-06-22" },
    ],
    [
      "goes late rather than not, when it waited and the hour is put before now",
      event("2026-06-15", "2026-06-08T06:30:00.000Z", { reminders: { hour: "08:00", daysBefore: [7] } }),
      row("waits"),
      { state: "waits", at: "2026-06-08T06:00:00.000Z" },
    ],
    [
      "stays due when the event is saved in the minute in which it goes",
      event("2026-06-15", "2026-06-08T07:00:30.000Z"),
      row("waits"),
      { state: "waits", at: "2026-06-08T07:00:00.000Z" },
    ],
    [
      "waits after all, where it was missed and there is time again",
      event("2026-06-15", "2026-06-08T07:30:00.000Z", { reminders: { hour: "12:00", daysBefore: [7] } }),
      row("missed"),
      { state: "waits" },
    ],
    [
      "ends with a cancelled event",
      event("2026-06-15", PUBLISHED, { state: "cancelled" }),
      row("waits"),
      { state: "off", version: 9 },
    ],
    [
      "went, also where it is wanted no more",
      event("2026-06-15", "2026-06-09T07:30:00.000Z", { reminders: undefined }),
      row("went"),
      { state: "went", version: 9 },
    ],
    [
      "went, where it was wanted no more for a while",
      event("2026-06-15", "2026-06-10T07:30:00.000Z"),
      { ...row("went"), state: "off" },
      { state: "went", version: 9, wentAt: "2026-06-08T07:00:00.000Z" },
    ],
    [
      "goes anew for another day, where it went and was wanted no more for a while",
      event("2026-06-22", "2026-06-10T07:30:00.000Z"),
      { ...row("went"), state: "off" },
      { state: "waits", day: "2026-06-22" },
    ],
    [
      "is not written of an event that never wanted it",
      event("2026-06-15", PUBLISHED, { reminders: undefined }),
      undefined,
      undefined,
    ],
    [
      "is not written anew when it is off",
      event("2026-06-15", PUBLISHED, { reminders: undefined }),
      row("off"),
      undefined,
    ],
  ])("%s", (_, now, was, expected) => {
    if (expected === undefined) expect(kept(now, was)).toBeUndefined();
    else expect(kept(now, was)).toMatchObject(expected);
  });
});

describe("a reminder that is due", () => {
  const event = onDay("2026-06-15");
  const [, dayBefore] = plannedReminders(event);
  const at = dayBefore?.at ?? "";

  it.each([
    [-60, "waits"],
    [0, "went"],
    [20 * 3600, "went"],
    [20 * 3600 + 1, "missed"],
  ] as const)("%i seconds after its time: %s", (seconds, state) => {
    expect(dueState(event, dayBefore as Planned, addSeconds(at, seconds))).toBe(state);
  });

  it("is over when the event has begun, however late it was", () => {
    const early = onDay("2026-06-15", { beginsAt: "2026-06-15T01:00" });
    const [, last] = plannedReminders(early);
    expect(dueState(early, last as Planned, "2026-06-14T22:59:00.000Z")).toBe("went");
    expect(dueState(early, last as Planned, "2026-06-14T23:00:00.000Z")).toBe("missed");
    expect(isWanted(early, last as Planned, "2026-06-14T23:00:00.000Z")).toBe(false);
  });

  it("of the end of sign-up is over when that has ended, of places of groups when these have", () => {
    const group = { groupId: "a", name: { pl: "A" }, types: [], codes: ["12"], institutions: [], seats: 2 };
    const groups = [{ ...group, partnerId: "ins_1" as const }];
    const recruitment = {
      mode: "first_come",
      closes: "2026-06-10T12:00",
      groups,
      groupsUntil: "2026-06-05T12:00",
    } as const;
    const reminders = { hour: "09:00", daysBefore: [], closingDays: 1 };
    const ending = onDay("2026-06-15", { recruitment, reminders });
    const is = (key: Planned["key"], day: string, now: string) => isWanted(ending, { key, day }, now);
    expect(is("closing_groups", "2026-06-05", "2026-06-05T09:59:59.000Z")).toBe(true);
    expect(is("closing_groups", "2026-06-05", "2026-06-05T10:00:00.000Z")).toBe(false);
    expect(is("closing", "2026-06-10", "2026-06-10T09:59:59.000Z")).toBe(true);
    expect(is("closing", "2026-06-10", "2026-06-10T10:00:00.000Z")).toBe(false);
    // Its end was moved meanwhile, or staff ended it.
    expect(is("closing", "2026-06-09", "2026-06-09T07:00:00.000Z")).toBe(false);
    const closed = onDay("2026-06-15", { recruitment, reminders, state: "closed" });
    expect(isWanted(closed, { key: "closing", day: "2026-06-10" }, "2026-06-09T07:00:00.000Z")).toBe(false);
  });

  it("is of the day that the event has now", () => {
    const moved = onDay("2026-06-22");
    expect(isWanted(moved, dayBefore as Planned, at)).toBe(false);
    expect(isWanted(event, dayBefore as Planned, at)).toBe(true);
    expect(isWanted(onDay("2026-06-15", { state: "closed" }), dayBefore as Planned, at)).toBe(true);
  });
});

describe("wherever an event is, and whenever somebody looks", () => {
  const day = fc.integer({ min: 0, max: 400 }).map((days) => addDays("2026-01-01", days));
  const zone = fc.constantFrom("Europe/Warsaw", "America/New_York", "Pacific/Apia", "UTC");
  const hour = fc.integer({ min: 0, max: 1439 }).map((minute) => {
    const two = (number: number) => String(number).padStart(2, "0");
    return `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
  });
  const days = fc.uniqueArray(fc.integer({ min: 1, max: 60 }), { minLength: 1, maxLength: 5 });
  const event = fc
    .record({ day, zone, hour, days })
    .map(({ day: startsOn, zone: timeZone, hour: at, days: daysBefore }) =>
      onDay(startsOn, { timeZone, reminders: { hour: at, daysBefore } }),
    );

  it("each stands on its day of the calendar there, and one at most may go at a moment", () => {
    fc.assert(
      fc.property(event, fc.integer({ min: 0, max: 470 * 86_400 }), (of, second) => {
        const all = plannedReminders(of);
        for (const { key, at, day: about } of all) {
          const shown = wallTimeAt(at, of.timeZone);
          expect(`before_${daysBetween(shown.slice(0, 10), about)}`).toBe(key);
        }
        const now = addSeconds("2025-11-01T00:00:00.000Z", second);
        expect(all.filter((one) => dueState(of, one, now) === "went").length).toBeLessThanOrEqual(1);
      }),
    );
  });

  it("what is missed and what went stays so, however often it is saved, and what waits is where the event is", () => {
    const save = fc.record({ day, hours: fc.integer({ min: 0, max: 600 }), sends: fc.boolean() });
    fc.assert(
      fc.property(fc.array(save, { minLength: 1, maxLength: 12 }), (saves) => {
        let now = PUBLISHED;
        let was: Reminder | undefined;
        const sent = new Map<string, number>();
        for (const [index, { day: startsOn, hours, sends }] of saves.entries()) {
          now = addSeconds(now, hours * 3600 + 60);
          const head = onDay(startsOn, { updatedAt: now, version: index + 2 });
          const one = plannedReminders(head).find(({ key }) => key === "before_7");
          was = keptReminder(head, "before_7", was, one) ?? was;
          expect(was?.day).toBe(startsOn);
          if (was?.state === "waits" && was.at < now) expect(saves[index - 1]?.day).toBe(startsOn);
          if (sends && one && was?.state === "waits" && dueState(head, one, now) === "went") {
            was = { ...was, state: "went", wentAt: now };
            sent.set(startsOn, (sent.get(startsOn) ?? 0) + 1);
          }
          if (was?.state === "went") expect(sent.get(startsOn)).toBeGreaterThan(0);
        }
      }),
    );
  });
});
