import { describe, expect, it } from "vitest";
import { LIMITS, mailboxOf, secondsUntil, windowOf } from "./rules.ts";

describe("a window", () => {
  const quarter = { most: 1, seconds: 900 };

  it.each([
    ["begins at the full multiple of its length", "09:15:00.000", "09:30:00.000"],
    ["ends a moment before the next", "09:29:59.999", "09:30:00.000"],
    ["is followed by the next", "09:30:00.000", "09:45:00.000"],
  ])("%s", (_, now, end) => {
    expect(windowOf(quarter, `2026-03-02T${now}Z`).endsAt).toBe(`2026-03-02T${end}Z`);
  });

  it("has the number of the one before and one more", () => {
    const [one, next] = ["09:29:59.999", "09:30:00.000"].map(
      (now) => windowOf(quarter, `2026-03-02T${now}Z`).number,
    );
    expect(next).toBe((one ?? 0) + 1);
  });

  it.each([
    ["2026-03-02T09:30:00.000Z", 1800],
    ["2026-03-02T09:59:58.001Z", 2],
    ["2026-03-02T09:59:59.999Z", 1],
    ["2026-03-02T10:00:00.000Z", 1],
  ])("is waited for in whole seconds, never none: from %s", (now, seconds) => {
    expect(secondsUntil("2026-03-02T10:00:00.000Z", now)).toBe(seconds);
  });
});

describe("a mailbox", () => {
  it.each([
    ["Anna@OPS.example", "anna@ops.example"],
    ["anna+zapisy@ops.example", "anna@ops.example"],
    ["anna+a+b@ops.example", "anna@ops.example"],
    ["anna@ops+1.example", "anna@ops+1.example"],
  ])("is one for every way of writing its address: %s", (email, mailbox) => {
    expect(mailboxOf(email)).toBe(mailbox);
  });
});

it("lets no limit be passed in its first step", () => {
  for (const limit of Object.values(LIMITS)) {
    const { most, step = 1 }: { most: number; step?: number } = limit;
    expect(most).toBeGreaterThanOrEqual(step);
  }
});
