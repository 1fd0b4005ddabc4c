import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { describe, expect, it } from "vitest";
import {
  addDays,
  addSeconds,
  dayAt,
  daysBetween,
  eachDay,
  epochSeconds,
  instantAt,
  isDay,
  offsetTimeAt,
  wallTimeAt,
} from "./time.ts";

describe("the clock on the wall", () => {
  // The clocks of Warsaw go 02:00 → 03:00 on 29 March 2026 and 03:00 → 02:00 on 25 October 2026, both at 01:00 UTC.
  it.each([
    ["2026-01-15T11:00:00.000Z", "Europe/Warsaw", "2026-01-15T12:00"],
    ["2026-07-15T11:00:00.000Z", "Europe/Warsaw", "2026-07-15T13:00"],
    ["2026-03-29T00:59:59.999Z", "Europe/Warsaw", "2026-03-29T01:59"],
    ["2026-03-29T01:00:00.000Z", "Europe/Warsaw", "2026-03-29T03:00"],
    ["2026-10-25T00:59:00.000Z", "Europe/Warsaw", "2026-10-25T02:59"],
    ["2026-10-25T01:00:00.000Z", "Europe/Warsaw", "2026-10-25T02:00"],
    ["2026-12-31T23:30:00.000Z", "Europe/Warsaw", "2027-01-01T00:30"],
    ["2026-03-10T22:00:00.000Z", "Europe/Warsaw", "2026-03-10T23:00"],
    ["2026-03-10T23:00:00.000Z", "Europe/Warsaw", "2026-03-11T00:00"],
    ["2026-03-10T23:00:00.000Z", "Atlantic/Azores", "2026-03-10T22:00"],
  ])("at %s in %s shows %s", (instant, zone, wall) => {
    expect(wallTimeAt(instant, zone)).toBe(wall);
    expect(dayAt(instant, zone)).toBe(wall.slice(0, 10));
  });

  it.each([
    ["2026-01-15T12:00", "Europe/Warsaw", "2026-01-15T11:00:00.000Z"],
    ["2026-07-15T13:00", "Europe/Warsaw", "2026-07-15T11:00:00.000Z"],
    ["2026-03-29T01:59", "Europe/Warsaw", "2026-03-29T00:59:00.000Z"],
    // Skipped that night: as far from midnight as on other nights.
    ["2026-03-29T02:30", "Europe/Warsaw", "2026-03-29T01:30:00.000Z"],
    ["2026-03-29T03:00", "Europe/Warsaw", "2026-03-29T01:00:00.000Z"],
    // Comes twice that night: the first one.
    ["2026-10-25T02:30", "Europe/Warsaw", "2026-10-25T00:30:00.000Z"],
    ["2026-10-25T03:00", "Europe/Warsaw", "2026-10-25T02:00:00.000Z"],
    ["2026-10-25T00:00", "Europe/Warsaw", "2026-10-24T22:00:00.000Z"],
    ["2027-01-01T00:30", "Europe/Warsaw", "2026-12-31T23:30:00.000Z"],
    ["2026-03-10T22:00", "Atlantic/Azores", "2026-03-10T23:00:00.000Z"],
  ])("shows %s in %s at one moment: %s", (wall, zone, instant) => {
    expect(instantAt(wall, zone)).toBe(instant);
  });

  it("says of every wall time in every zone what Temporal says", () => {
    const zones = Intl.supportedValuesOf("timeZone");
    fc.assert(
      fc.property(
        fc.constantFrom(...zones),
        fc.date({ min: new Date("2000-01-01"), max: new Date("2040-01-01"), noInvalidDate: true }),
        (zone, moment) => {
          const wall = moment.toISOString().slice(0, 16);
          const judge = Temporal.PlainDateTime.from(wall).toZonedDateTime(zone, {
            disambiguation: "compatible",
          });
          expect(instantAt(wall, zone)).toBe(new Date(judge.epochMilliseconds).toISOString());
        },
      ),
      { numRuns: 500 },
    );
  });

  it("says of every quarter of an hour around a change of clocks what Temporal says", () => {
    for (const zone of ["Europe/Warsaw", "America/New_York", "Australia/Lord_Howe", "Africa/Casablanca"]) {
      let change = Temporal.ZonedDateTime.from(`2024-01-01T00:00[${zone}]`);
      for (let year = 0; year < 8; year += 1) {
        change = change.getTimeZoneTransition("next") ?? change;
        for (let quarter = -12; quarter <= 12; quarter += 1) {
          const moment = change.toPlainDateTime().add({ minutes: 15 * quarter });
          const judge = moment.toZonedDateTime(zone, { disambiguation: "compatible" });
          const wall = moment.toString().slice(0, 16);
          expect(instantAt(wall, zone), `${wall} ${zone}`).toBe(
            new Date(judge.epochMilliseconds).toISOString(),
          );
        }
      }
    }
  });

  it.each([
    ["2026-12-15T18:00", "Europe/Warsaw", "2026-12-15T18:00:00+01:00"],
    ["2026-07-15T18:00", "Europe/Warsaw", "2026-07-15T18:00:00+02:00"],
    ["2026-03-29T02:30", "Europe/Warsaw", "2026-03-29T03:30:00+02:00"],
    ["2026-12-15T18:00", "America/St_Johns", "2026-12-15T18:00:00-03:30"],
    ["2026-12-15T18:00", "UTC", "2026-12-15T18:00:00+00:00"],
  ])("is written at %s in %s with its distance from UTC: %s", (wall, zone, written) => {
    expect(offsetTimeAt(wall, zone)).toBe(written);
    expect(new Date(written).toISOString()).toBe(instantAt(wall, zone));
  });

  it("is not known of a place that is not known", () => {
    expect(() => wallTimeAt("2026-03-10T23:00:00.000Z", "Europe/Wólka")).toThrow(RangeError);
  });
});

describe("days", () => {
  it.each([
    ["2026-12-31", 1, "2027-01-01"],
    ["2028-02-28", 1, "2028-02-29"],
    ["2026-03-01", -1, "2026-02-28"],
    ["2026-03-28", 2, "2026-03-30"],
    ["2026-04-15", 0, "2026-04-15"],
  ])("are counted on: %s and %i days is %s", (day, count, expected) => {
    expect(addDays(day, count)).toBe(expected);
    expect(daysBetween(day, expected)).toBe(count);
  });

  it("are listed with both ends, none when they are the wrong way round", () => {
    expect(eachDay("2026-02-27", "2026-03-01")).toEqual(["2026-02-27", "2026-02-28", "2026-03-01"]);
    expect(eachDay("2026-03-02", "2026-03-01")).toEqual([]);
  });

  it("exist or do not", () => {
    expect(["2028-02-29", "2026-02-29", "2026-02-30", "2026-1-1", "dziś"].map(isDay)).toEqual([
      true,
      false,
      false,
      false,
      false,
    ]);
  });

  it("are told with their hours, whichever of them exist", () => {
    expect(["0001-01-01", "0965-11-02", "1899-12-31"].map(isDay)).toEqual([false, false, false]);
    for (const day of ["1900-01-01", "1915-08-05", "1945-04-29", "2026-03-29", "9999-12-30"]) {
      expect(isDay(day)).toBe(true);
      expect(offsetTimeAt(`${day}T09:00`, "Europe/Warsaw").slice(0, 16)).toBe(`${day}T09:00`);
    }
  });
});

describe("moments", () => {
  it("are counted on in seconds", () => {
    expect(addSeconds("2026-12-31T23:59:30.000Z", 45)).toBe("2027-01-01T00:00:15.000Z");
    expect(addSeconds("2026-03-02T09:00:00.500Z", -3600)).toBe("2026-03-02T08:00:00.500Z");
  });

  it("become whole seconds for the table's expiry", () => {
    expect(epochSeconds("1970-01-02T00:00:01.999Z")).toBe(86_401);
  });
});
