import { afterEach, describe, expect, it, vi } from "vitest";
import { noteServerTime, serverNow } from "../../../data/clock.ts";
import { isJump, partsOfTime, timeLeft } from "./opening.state.ts";

const OPENS = "2026-05-12T10:00";
/** Ten o'clock in Warsaw in summer. */
const at = (time: string) => new Date(`2026-05-12T${time}Z`);
const left = (time: string) => timeLeft(OPENS, "Europe/Warsaw", at(time));

describe("the time that is left until sign-up opens", () => {
  it.each([
    ["07:59:58.000", 2],
    ["07:59:58.001", 2],
    ["07:59:59.999", 1],
    ["08:00:00.000", 0],
    ["08:00:01.000", 0],
    ["07:00:00.000", 3600],
  ])(
    "at %s is %i seconds: a begun one counts, so that nobody is told that it is open before it is",
    (time, seconds) => {
      expect(left(time).seconds).toBe(seconds);
    },
  );

  it("changes with each second of the server's clock", () => {
    expect([left("07:59:58.000").nextIn, left("07:59:58.400").nextIn]).toEqual([1005, 605]);
  });

  it("is said aloud an hour, ten minutes, five, one and ten seconds before, and not in between", () => {
    const spoken = [
      "06:30:00",
      "07:00:00",
      "07:45:00",
      "07:50:00",
      "07:56:00",
      "07:59:30",
      "07:59:50",
      "07:59:59",
    ];
    expect(spoken.map((time) => left(`${time}.000`).spoken)).toEqual([
      undefined,
      3600,
      3600,
      600,
      300,
      60,
      10,
      10,
    ]);
  });

  it("is shown in days, hours, minutes and seconds", () => {
    expect(partsOfTime(90_061)).toEqual({ days: 1, hours: 1, minutes: 1, seconds: 1 });
    expect(partsOfTime(59)).toEqual({ days: 0, hours: 0, minutes: 0, seconds: 59 });
  });
});

describe("the server's clock", () => {
  afterEach(() => {
    vi.useRealTimers();
    noteServerTime(new Headers({ "server-time": new Date().toISOString() }));
  });

  it("goes on by itself on a device that is set to another year, through sleep", () => {
    vi.useFakeTimers({ now: Date.parse("2019-01-01T00:00:00Z"), toFake: ["Date"] });
    noteServerTime(new Headers({ "server-time": "2026-05-12T07:00:00.250Z" }));
    vi.setSystemTime(Date.parse("2019-01-01T00:59:58Z"));
    expect(timeLeft(OPENS, "Europe/Warsaw", serverNow()).seconds).toBe(2);
  });

  it("is told by the second, and how old it is, by answers that are kept for many", () => {
    vi.useFakeTimers({ now: Date.parse("2030-01-01T00:00:00Z"), toFake: ["Date"] });
    noteServerTime(new Headers({ date: "Tue, 12 May 2026 07:59:50 GMT", age: "4" }));
    expect(serverNow().toISOString()).toBe("2026-05-12T07:59:54.000Z");
    noteServerTime(new Headers({ date: "Tue, 12 May 2026 07:59:56 GMT" }));
    expect(serverNow().toISOString()).toBe("2026-05-12T07:59:56.000Z");
    noteServerTime(new Headers());
    expect(serverNow().toISOString()).toBe("2026-05-12T07:59:56.000Z");
  });

  it("is asked for anew where the device slept or was set", () => {
    expect([isJump(1005, 1003), isJump(3_600_000, 1005), isJump(-7_200_000, 1005)]).toEqual([
      false,
      true,
      true,
    ]);
  });
});
