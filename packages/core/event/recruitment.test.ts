import { describe, expect, it } from "vitest";
import { storedEvent } from "../../../tests/support/fixture.ts";
import { opensAgain, signUpEnds } from "./rules.ts";
import type { EventHead } from "./schema.ts";

const PUBLISHED = "2026-01-02T09:00:00.000Z";
const NOW = "2026-03-10T09:00:00.000Z";

/** A public event of one day in June. */
const event = (overrides: Partial<EventHead> = {}): EventHead =>
  storedEvent({
    state: "published",
    publishedAt: PUBLISHED,
    updatedAt: NOW,
    dates: { type: "exact", startsOn: "2026-06-15", endsOn: "2026-06-15" },
    beginsAt: "2026-06-15T10:00",
    recruitment: { mode: "first_come" },
    ...overrides,
  });
const until = (closes: string, opens?: string): Partial<EventHead> => ({
  recruitment: { mode: "first_come", closes, ...(opens && { opens }) },
});

describe("sign-up ends", () => {
  it.each([
    ["when the event begins", {}, "2026-06-15T10:00"],
    ["when staff said", until("2026-06-01T12:00"), "2026-06-01T12:00"],
    ["when the event begins, whatever staff said", until("2026-06-20T12:00"), "2026-06-15T10:00"],
  ])("%s", (_, overrides, expected) => {
    expect(signUpEnds(event(overrides))).toBe(expected);
  });
});

describe("one can sign up again", () => {
  it.each<[string, Partial<EventHead>, Partial<EventHead>, boolean]>([
    ["where staff take it up again", { state: "closed" }, {}, true],
    ["where its end had passed and is later now", until("2026-03-10T09:59"), until("2026-03-20T12:00"), true],
    ["not where its end was still ahead", until("2026-03-10T10:01"), until("2026-03-20T12:00"), false],
    ["not where it stays closed", { state: "closed" }, { state: "closed" }, false],
    [
      "not where the end is moved of what staff closed",
      { state: "closed" },
      { state: "closed", ...until("2026-06-01T12:00") },
      false,
    ],
    ["not before it opens", { state: "closed" }, until("2026-06-01T12:00", "2026-04-01T08:00"), false],
    ["not where its end had passed meanwhile", { state: "closed" }, until("2026-03-01T12:00"), false],
    ["not by what else is saved", {}, { title: { pl: "Inny tytuł" } }, false],
    ["not where it is published: it never had ended", { state: "draft", publishedAt: undefined }, {}, false],
    ["not where it is called off", { state: "closed" }, { state: "cancelled" }, false],
    [
      "where an event that had begun is put off",
      {
        beginsAt: "2026-03-09T10:00",
        dates: { type: "exact", startsOn: "2026-03-09", endsOn: "2026-03-10" },
      },
      {},
      true,
    ],
  ])("%s", (_, before, after, expected) => {
    expect(opensAgain(event({ ...before, updatedAt: PUBLISHED }), event(after))).toBe(expected);
  });
});
