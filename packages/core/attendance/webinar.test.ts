import { describe, expect, it } from "vitest";
import { matchAttendees, minutesPresent, readWebinar, readWebinarReport, webinarState } from "./rules.ts";
import type { WebinarAttendee, WebinarPerson } from "./rules.ts";

const UNIT = { day: "2026-04-15", from: "09:00", to: "13:00", clockMinutes: 240 };
const WARSAW = "Europe/Warsaw";

const person = (number: number, firstName: string, lastName: string, email?: string): WebinarPerson => ({
  registrationId: `reg_${String(number).padStart(26, "0")}`,
  firstName,
  lastName,
  email,
});
const PEOPLE = [
  person(1, "Anna", "Żółkiewska", "anna@ops.example"),
  person(2, "Jan", "Kowalski"),
  person(3, "Jan", "Kowalski", "jan2@ops.example"),
  person(4, "Ewa", "Nowak-Bąk", "biuro@ops.example"),
  person(5, "Piotr", "Bąk", "biuro@ops.example"),
];

/** Cells of a report, as a reader of CSV gives them. */
const cells = (text: string, separator = ";") => text.split("\n").map((row) => row.split(separator));

/** Minutes of each attendee by name. */
function minutesOf(text: string, separator?: string, unit = UNIT): Record<string, number> | undefined {
  const report = readWebinarReport(cells(text, separator), { day: unit.day, timeZone: WARSAW });
  return (
    report &&
    Object.fromEntries(
      report.attendees.map((one) => [one.name || one.email, minutesPresent([one], unit, WARSAW)]),
    )
  );
}

describe("a log-in report", () => {
  it.each<[string, string, Record<string, number>]>([
    [
      "Teams in Polish, where the table of all stays goes before that of first and last moments",
      `1. Podsumowanie
Tytuł spotkania;Praca z rodziną
Uczestnicy;2

2. Uczestnicy
Imię i nazwisko;Pierwsze dołączenie;Ostatnie opuszczenie;Czas trwania uczestnictwa;Adres e-mail;Identyfikator uczestnika (UPN);Rola
Anna Żółkiewska;15.04.2026, 08:55:10;15.04.2026, 13:01:00;3 godz. 5 min 50 s;anna@ops.example;anna@ops.example;Osoba prowadząca
Jan Kowalski;15.04.2026, 09:30:00;15.04.2026, 11:00:00;1 godz. 30 min;;;Uczestnik

3. Działania na spotkaniu
Imię i nazwisko;Godzina dołączenia;Godzina opuszczenia;Czas trwania;Adres e-mail;Rola
Anna Żółkiewska;15.04.2026, 08:55:10;15.04.2026, 10:00:00;1 godz. 4 min 50 s;anna@ops.example;Osoba prowadząca
Anna Żółkiewska;15.04.2026, 11:00:00;15.04.2026, 13:01:00;2 godz. 1 min;anna@ops.example;Osoba prowadząca
Jan Kowalski;15.04.2026, 09:30:00;15.04.2026, 11:00:00;1 godz. 30 min;;Uczestnik`,
      { "Anna Żółkiewska": 180, "Jan Kowalski": 90 },
    ],
    [
      "Teams in English",
      `Name;First Join;Last Leave;In-Meeting Duration;Email;Participant ID (UPN);Role
Anna Żółkiewska;4/15/26, 8:58:41\u202fAM;4/15/26, 12:00:41\u202fPM;3h 2m;anna@ops.example;anna@ops.example;Presenter`,
      { "Anna Żółkiewska": 181 },
    ],
    [
      "Zoom in English",
      `Name (original name);Email;Join time;Leave time;Duration (minutes);Guest;Recording disclaimer response
Anna Żółkiewska;anna@ops.example;04/15/2026 09:00:00 AM;04/15/2026 10:00:00 AM;60;Yes;OK
Anna Żółkiewska;anna@ops.example;04/15/2026 12:30:00 PM;04/15/2026 01:30:00 PM;60;Yes;OK`,
      { "Anna Żółkiewska": 90 },
    ],
    [
      "Zoom in Polish",
      `Nazwa (oryginalna nazwa);Adres e-mail użytkownika;Czas dołączenia;Czas opuszczenia;Czas trwania (minuty);Gość
Jan Kowalski (OPS);jan2@ops.example;15.04.2026 09:05;15.04.2026 12:05;180;Tak`,
      { "Jan Kowalski (OPS)": 180 },
    ],
    [
      "a report of a Zoom webinar under its preface",
      `Attendee Report
Report Generated:;2026-04-16 08:00:00
Attendee Details
Attended;User Name (Original Name);First Name;Last Name;Email;Registration Time;Join Time;Leave Time;Time in Session (minutes)
Yes;Anna Żółkiewska;Anna;Żółkiewska;anna@ops.example;Apr 1, 2026;2026-04-15 09:10:00;2026-04-15 10:10:00;60`,
      { "Anna Żółkiewska": 60 },
    ],
    [
      "Google Meet with times of the day alone",
      `First name;Last name;Email;Duration;Time joined;Time exited
Anna;Żółkiewska;anna@ops.example;2 hr 10 min;9:20 AM;11:30 AM`,
      { "Anna Żółkiewska": 130 },
    ],
    [
      "Google Meet in Polish, with a duration only",
      `Imię;Nazwisko;Adres e-mail;Czas trwania
Anna;Żółkiewska;anna@ops.example;1 godz. 5 min
Jan;Kowalski;;45 min`,
      { "Anna Żółkiewska": 65, "Jan Kowalski": 45 },
    ],
    [
      "ClickMeeting in Polish",
      `Nazwa uczestnika;E-mail;Data wejścia;Data wyjścia;Czas obecności
Anna Żółkiewska;anna@ops.example;2026-04-15 08:30:00;2026-04-15 14:00:00;05:30:00`,
      { "Anna Żółkiewska": 240 },
    ],
    [
      "ClickMeeting in English, an entry and how long",
      `Nickname;Email;Entry time;Duration
Anna;anna@ops.example;2026-04-15 12:00:00;00:30:00`,
      { Anna: 30 },
    ],
    [
      "moments of another time zone",
      `Name;Email;Join Time;Leave Time
Anna;anna@ops.example;2026-04-15T07:00:00Z;2026-04-15T08:00:00.000Z
Jan;;2026-04-15T03:00:00-04:00;2026-04-15T09:30:00+02:00`,
      { Anna: 60, Jan: 30 },
    ],
    [
      "somebody who was still there",
      `Name;Join Time;Leave Time
Anna;15.04.2026 12:00;`,
      { Anna: 60 },
    ],
  ])("is read: %s", (_, text, expected) => {
    expect(minutesOf(text)).toEqual(expected);
  });

  it.each([
    ["15.04.2026 09:00", 60],
    ["15.4.2026, 9:00:00", 60],
    ["4/15/2026, 9:00:00 AM", 60],
    ["04/15/2026 09:00", 60],
    ["15/04/2026 09:00", 60],
    ["15-04-2026 09:00", 60],
    ["2026-04-15 09:00:00", 60],
    ["2026-04-15, 09:00", 60],
    ["2026/04/15 9:00", 60],
    ["9:00", 60],
    ["9.00", 60],
    ["9:00 a.m.", 60],
  ])("may say a moment as %s", (join, minutes) => {
    expect(minutesOf(`Name;Join Time;Leave Time\nAnna;${join};15.04.2026 10:00`)).toEqual({ Anna: minutes });
  });

  it("takes day and month of 7/5 in the order that gives the unit's day", () => {
    const unit = { ...UNIT, day: "2026-05-07" };
    const text =
      "Name;Join Time;Leave Time\nAnna;5/7/2026 9:00 AM;5/7/2026 10:00 AM\nJan;7/5/2026 09:00;7/5/2026 09:30";
    expect(minutesOf(text, ";", unit)).toEqual({ Anna: 60, Jan: 30 });
  });

  it("names rows whose times it cannot read, and leaves out rows without anybody", () => {
    const text = `Name;Join Time;Leave Time
Anna;wczoraj rano;15.04.2026 10:00
;15.04.2026 09:00;15.04.2026 10:00
Jan;31.02.2026 09:00;15.04.2026 10:00
Ewa;15.04.2026 09:00;15.04.2026 25:00
Piotr;15.04.2026 09:00;15.04.2026 10:00`;
    expect(readWebinarReport(cells(text), { day: UNIT.day, timeZone: WARSAW })).toMatchObject({
      attendees: [{ name: "Piotr" }],
      unreadableRows: [2, 4, 5],
    });
  });

  it("is none without columns of people and times", () => {
    expect(
      readWebinarReport(cells("Lp.;Kwota\n1;20,00"), { day: UNIT.day, timeZone: WARSAW }),
    ).toBeUndefined();
    expect(readWebinarReport([], { day: UNIT.day, timeZone: WARSAW })).toBeUndefined();
    expect(readWebinar(cells("Lp.;Kwota\n1;20,00"), UNIT, WARSAW, PEOPLE)).toBeUndefined();
  });
});

describe("a report of a night", () => {
  const NIGHT = { day: "2026-04-15", from: "20:00", to: "01:00", clockMinutes: 300 };
  const report = (rows: string, unit = NIGHT) =>
    readWebinar(cells(`Name,Time joined,Time exited\n${rows}`, ","), unit, WARSAW, [
      { registrationId: "reg_00000000000000000000000001", firstName: "Anna", lastName: "Lis" },
    ])?.found.map(({ minutes, state }) => [minutes, state])[0];

  it.each([
    ["times of the day alone", "Anna Lis,19:55,01:02", [300, "present"]],
    ["who came after midnight", "Anna Lis,00:30,01:00", [30, "left_early"]],
    ["who left before it", "Anna Lis,20:00,22:00", [120, "left_early"]],
    ["whole dates", "Anna Lis,2026-04-15 20:10:00,2026-04-16 00:40:00", [270, "left_early"]],
    ["dates in the order that gives the night", "Anna Lis,4/15/2026 20:00,4/16/2026 0:59", [299, "present"]],
  ] as const)("knows %s", (_, rows, expected) => {
    expect(report(rows)).toEqual(expected);
  });

  it("tells 5/8 as the morning after 5/7, not as a day in August", () => {
    expect(report("Anna Lis,5/7/2026 20:00,5/8/2026 0:30", { ...NIGHT, day: "2026-05-07" })).toEqual([
      270,
      "left_early",
    ]);
  });

  it.each([
    ["long", "2026-10-24", 540],
    ["short", "2026-03-28", 420],
  ])("counts the minutes of the %s night as they pass", (_, day, clockMinutes) => {
    const unit = { day, from: "22:00", to: "06:00", clockMinutes };
    expect(report("Anna Lis,21:50,06:05", unit)).toEqual([clockMinutes, "present"]);
    expect(report("Anna Lis,22:00,01:00", unit)).toEqual([180, "left_early"]);
  });
});

describe("minutes of a unit", () => {
  const stay = (from: string, to?: string) => ({
    from: Date.parse(`2026-04-15T${from}:00Z`) / 1000,
    ...(to ? { to: Date.parse(`2026-04-15T${to}:00Z`) / 1000 } : {}),
  });
  const attendee = (...stays: ReturnType<typeof stay>[]) => ({ stays, seconds: 0 });

  it.each<[string, ReturnType<typeof attendee>[], number]>([
    ["one stay", [attendee(stay("09:30", "10:00"))], 30],
    ["stays that overlap count once", [attendee(stay("09:00", "10:00"), stay("09:30", "10:30"))], 90],
    [
      "one inside another counts once",
      [attendee(stay("09:00", "12:00"), stay("10:00", "11:00"), stay("11:30", "12:30"))],
      210,
    ],
    [
      "two devices at once count once",
      [attendee(stay("09:00", "11:00")), attendee(stay("09:00", "11:30"))],
      150,
    ],
    [
      "before and after the unit count for nothing",
      [attendee(stay("08:00", "09:10"), stay("12:50", "14:00"))],
      20,
    ],
    ["outside it altogether", [attendee(stay("07:00", "08:00"))], 0],
    ["until the end, when nobody saw them leave", [attendee(stay("12:00"))], 60],
    ["a stay that ends before it begins", [attendee(stay("11:00", "10:00"))], 0],
  ])("are counted: %s", (_, attendees, minutes) => {
    expect(minutesPresent(attendees, UNIT, "UTC")).toBe(minutes);
  });

  it("are those of the day where the unit has no hours", () => {
    expect(minutesPresent([attendee(stay("00:10", "01:10"))], { day: "2026-04-15" }, "UTC")).toBe(60);
    expect(minutesPresent([{ stays: [], seconds: 100_000 }], UNIT, "UTC")).toBe(240);
  });

  it.each([
    [240, "present"],
    [235, "present"],
    [234, "left_early"],
    [1, "left_early"],
    [0, "absent"],
  ] as const)("come to a state, with five minutes of grace: %i", (minutes, state) => {
    expect(webinarState(minutes, UNIT)).toBe(state);
  });

  it("are presence where nobody knows how long the unit is", () => {
    expect([webinarState(1, {}), webinarState(0, {})]).toEqual(["present", "absent"]);
  });
});

describe("who is meant", () => {
  const attendee = (name: string, email?: string): WebinarAttendee => ({
    name,
    email,
    stays: [],
    seconds: 60,
  });
  const whom = (name: string, email?: string) => {
    const { matched, ambiguous } = matchAttendees([attendee(name, email)], PEOPLE);
    const ids = matched[0] ? [matched[0].registrationId] : (ambiguous[0]?.registrationIds ?? []);
    return ids.map((registrationId) => Number(registrationId.slice(4)));
  };

  it.each<[string, string, string | undefined, number[]]>([
    ["by the address, whatever the name", "iPhone", "Anna@OPS.example", [1]],
    ["by the name without accents", "anna zolkiewska", undefined, [1]],
    ["surname first", "ŻÓŁKIEWSKA Anna", undefined, [1]],
    ["with a remark in brackets", "Żółkiewska, Anna (OPS Mońki) [gość]", undefined, [1]],
    ["by the name when the address is of nobody", "Anna Żółkiewska", "prywatny@poczta.example", [1]],
    ["one of two of a name by the address", "Jan Kowalski", "jan2@ops.example", [3]],
    ["two of a name: nobody knows", "Jan Kowalski", undefined, [2, 3]],
    ["one of an office's shared address by the name", "Piotr Bąk", "biuro@ops.example", [5]],
    ["an office's shared address alone: nobody knows", "Biuro", "biuro@ops.example", [4, 5]],
    ["a double name with other dashes", "Ewa Nowak – Bąk", undefined, [4]],
    ["nobody", "Gość 7", undefined, []],
  ])("%s", (_, name, email, expected) => {
    expect(whom(name, email)).toEqual(expected);
  });

  it("joins what one person did on two devices", () => {
    const text = `Name;Email;Join Time;Leave Time
Anna Żółkiewska;anna@ops.example;15.04.2026 09:00;15.04.2026 12:00
zolkiewska anna (telefon);;15.04.2026 11:00;15.04.2026 13:00
Jan Kowalski;;15.04.2026 09:00;15.04.2026 10:00
Piotr Bąk;;15.04.2026 09:00;15.04.2026 10:30
Prowadząca;;15.04.2026 08:00;15.04.2026 13:00`;
    expect(readWebinar(cells(text), UNIT, WARSAW, PEOPLE)).toMatchObject({
      found: [
        {
          registrationId: PEOPLE[0]?.registrationId,
          names: ["Anna Żółkiewska", "zolkiewska anna (telefon)"],
          minutes: 240,
          state: "present",
        },
        { registrationId: PEOPLE[4]?.registrationId, names: ["Piotr Bąk"], minutes: 90, state: "left_early" },
      ],
      ambiguous: [
        {
          attendee: { name: "Jan Kowalski" },
          minutes: 60,
          registrationIds: [PEOPLE[1]?.registrationId, PEOPLE[2]?.registrationId],
        },
      ],
      unmatched: [{ attendee: { name: "Prowadząca" }, minutes: 240 }],
      unreadableRows: [],
    });
  });
});
