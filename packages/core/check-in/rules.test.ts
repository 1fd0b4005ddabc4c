import { describe, expect, it } from "vitest";
import { ticketCode } from "../shared/secret.ts";
import type { Instant } from "../shared/time.ts";
import { decideExpiry, endsWithEvent, linkEnd, linkState, readTicket, ticketText } from "./rules.ts";

const KEY = { bytes: new Uint8Array(32).fill(7) };
const NOW = "2026-03-02T09:00:00.000Z";
const event = (startsOn: string, endsOn = startsOn, timeZone = "Europe/Warsaw") => ({
  dates: { type: "exact" as const, startsOn, endsOn },
  timeZone,
});

const tentative = (period: string) => ({
  dates: { type: "tentative" as const, period },
  timeZone: "Europe/Warsaw",
});

describe("a ticket", () => {
  it("is read as it was written, by a camera and by hand", () => {
    const code = ticketCode(KEY, { registrationId: "reg_00000000000000000000000001", linkVersion: 1 });
    expect(ticketText(code)).toBe(`ZAPISY:${code}`);
    const spaced = code.replaceAll(/(.{4})/g, "$1 ").toLowerCase();
    for (const text of [ticketText(code), code, spaced, ` zapisy:${code}\n`])
      expect(readTicket(text)).toBe(code);
  });

  it("is another one for each registration and each key", () => {
    const codes = [
      ticketCode(KEY, { registrationId: "reg_00000000000000000000000001", linkVersion: 1 }),
      ticketCode(KEY, { registrationId: "reg_00000000000000000000000002", linkVersion: 1 }),
      ticketCode(
        { bytes: new Uint8Array(32).fill(8) },
        { registrationId: "reg_00000000000000000000000001", linkVersion: 1 },
      ),
    ];
    expect(new Set(codes).size).toBe(3);
    expect(codes.every((code) => /^[0-9A-HJKMNP-TV-Z]{20}$/.test(code))).toBe(true);
  });

  it.each([
    "",
    "https://zapisy.example/registrations/01J9",
    "ZAPISY:",
    "ZAPISY:0123456789",
    "ZAPISY:0123456789ABCDEFGHJKM",
    // Letters that look like others are not in the alphabet.
    "ZAPISY:0123456789ABCDEFGHIL",
    "INNY:0123456789ABCDEFGHJK",
  ])("is not “%s”", (text) => {
    expect(readTicket(text)).toBeUndefined();
  });
});

describe("a link", () => {
  const link = { expiresAt: "2026-03-05T00:00:00.000Z" };
  it("is open until the moment at which it ends, and never again once revoked", () => {
    expect(linkState(link, NOW)).toBe("open");
    expect(linkState(link, "2026-03-04T23:59:59.999Z")).toBe("open");
    expect(linkState(link, "2026-03-05T00:00:00.000Z")).toBe("expired");
    expect(linkState({ ...link, revokedAt: NOW }, NOW)).toBe("revoked");
    expect(linkState({ ...link, revokedAt: NOW }, "2026-03-06T00:00:00.000Z")).toBe("revoked");
  });

  const made = (createdAt: Instant, expiresAt?: Instant) => ({ createdAt, expiresAt });

  it.each([
    // The night after the day after the event, by the event's clock: in winter and in summer time.
    ["a day next week", event("2026-03-10"), "2026-03-11T22:59:00.000Z"],
    ["a day in April", event("2026-04-15"), "2026-04-16T21:59:00.000Z"],
    ["several days", event("2026-03-10", "2026-03-13"), "2026-03-14T22:59:00.000Z"],
    ["another zone", event("2026-03-10", "2026-03-10", "Europe/London"), "2026-03-11T23:59:00.000Z"],
    ["a day in December", event("2026-12-15"), "2026-12-16T22:59:00.000Z"],
    ["a day next year", event("2027-05-12"), "2027-05-13T21:59:00.000Z"],
    ["a half-year", tentative("2026-H2"), "2027-01-01T22:59:00.000Z"],
    // While nobody knows when: 60 days from its making.
    ["no date yet", tentative(""), "2026-05-01T09:00:00.000Z"],
    // Corrections after the event: a day from its making.
    ["a day long past", event("2026-01-10"), "2026-03-03T09:00:00.000Z"],
  ])("ends with its event, on whatever day it was made: %s", (_, of, expiresAt) => {
    expect(decideExpiry(of, undefined, NOW)).toEqual({});
    expect(linkEnd(made(NOW), of)).toBe(expiresAt);
    expect(endsWithEvent(made(NOW))).toBe(true);
  });

  it("of old that was cut off before its event ends with the event too; one with a moment of its own does not", () => {
    const cut = made(NOW, "2026-05-01T09:00:00.000Z");
    expect([endsWithEvent(cut), linkEnd(cut, event("2026-12-15"))]).toEqual([
      true,
      "2026-12-16T22:59:00.000Z",
    ]);
    const own = made(NOW, "2026-03-05T12:00:00.000Z");
    expect([endsWithEvent(own), linkEnd(own, event("2026-12-15"))]).toEqual([
      false,
      "2026-03-05T12:00:00.000Z",
    ]);
  });

  it("ends when it is asked to, within limits", () => {
    const of = event("2026-03-10");
    expect(decideExpiry(of, "2026-03-20T12:00:00+01:00", NOW)).toEqual({
      expiresAt: "2026-03-20T11:00:00.000Z",
    });
    expect(decideExpiry(of, NOW, NOW)).toEqual({ refused: "past" });
    expect(decideExpiry(of, "2026-05-01T08:59:59.999Z", NOW)).toEqual({
      expiresAt: "2026-05-01T08:59:59.999Z",
    });
    expect(decideExpiry(of, "2026-05-01T09:00:00.000Z", NOW)).toEqual({ refused: "too_late" });
    // Of an event that is further away as late as the event, and no later.
    const far = event("2026-12-15");
    const end = "2026-12-16T22:59:00.000Z";
    expect(decideExpiry(far, end, NOW)).toEqual({ expiresAt: end });
    expect(decideExpiry(far, "2026-12-16T22:59:00.001Z", NOW)).toEqual({ refused: "too_late" });
  });
});
