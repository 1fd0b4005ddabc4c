import type { AttendanceRecord, AttendanceUnit } from "@zapisy/core/attendance/answer";
import { describe, expect, it } from "vitest";
import { planWebinar } from "./webinar.state.ts";

const UNIT: AttendanceUnit = {
  unitId: "s1",
  title: { pl: "Wykład" },
  kind: "item",
  day: "2026-05-12",
  from: "09:00",
  to: "10:30",
  leaders: [],
  weight: 90,
  clockMinutes: 90,
};
const PEOPLE = [
  { registrationId: "reg_anna", firstName: "Anna", lastName: "Żak" },
  { registrationId: "reg_jan1", firstName: "Jan", lastName: "Lis" },
  { registrationId: "reg_jan2", firstName: "Jan", lastName: "Lis" },
] as const;

const second = (time: string) => Date.parse(`2026-05-12T${time}:00Z`) / 1000;
const attendee = (name: string, from: string, to: string) => ({
  name,
  stays: [{ from: second(from), to: second(to) }],
  seconds: 0,
});
const nothing = () => undefined;
const guest = attendee("iPhone", "09:40", "10:30");
const jan = attendee("Jan Lis", "09:00", "10:30");

describe("planWebinar", () => {
  it("recognises people and leaves the others to be named", () => {
    const plan = planWebinar(
      [attendee("anna zak", "08:55", "09:45"), jan, guest],
      PEOPLE,
      { unit: UNIT, timeZone: "UTC" },
      {},
      nothing,
      false,
    );
    expect(plan).toEqual({
      entries: [
        {
          registrationId: "reg_anna",
          names: ["anna zak"],
          minutes: 45,
          wanted: { state: "left_early", minutes: 45 },
          keeps: false,
        },
      ],
      open: [
        { key: "Jan Lis\n", attendee: jan, candidates: ["reg_jan1", "reg_jan2"], minutes: 90 },
        { key: "iPhone\n", attendee: guest, candidates: [], minutes: 50 },
      ],
    });
  });

  it("counts what a person did under two names once", () => {
    const { entries } = planWebinar(
      [attendee("Anna Żak", "09:00", "09:45"), guest, jan],
      PEOPLE,
      { unit: UNIT, timeZone: "UTC" },
      { "iPhone\n": "reg_anna", "Jan Lis\n": "" },
      nothing,
      false,
    );
    expect(entries).toEqual([
      {
        registrationId: "reg_anna",
        names: ["Anna Żak", "iPhone"],
        minutes: 90,
        wanted: { state: "present", minutes: 90 },
        keeps: false,
      },
    ]);
  });

  it("leaves existing records alone unless they are to be replaced", () => {
    const known: AttendanceRecord = {
      registrationId: "reg_anna",
      unitId: "s1",
      state: "absent",
      current: [],
      conflict: [],
      history: [],
    };
    const keeps = (overwrite: boolean) =>
      planWebinar(
        [attendee("Anna Żak", "09:00", "10:30")],
        PEOPLE,
        { unit: UNIT, timeZone: "UTC" },
        {},
        () => known,
        overwrite,
      ).entries.map((entry) => entry.keeps);
    expect([keeps(false), keeps(true)]).toEqual([[true], [false]]);
  });
});
