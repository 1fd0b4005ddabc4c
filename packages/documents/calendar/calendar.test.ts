import { describe, expect, it } from "vitest";
import { type CalendarEvent, calendarOf } from "./index.ts";

const visit: CalendarEvent = {
  id: "evt_01J9ZQ0000000000000000000A",
  title: "Wizyta studyjna; Bydgoszcz, Toruń",
  when: { type: "exact", startsOn: "2011-07-05", endsOn: "2011-07-08" },
  sequence: 3,
  updatedAt: "2011-06-20T10:00:00.000Z",
  state: "confirmed",
};

const workshop: CalendarEvent = {
  ...visit,
  id: "evt_01J9ZQ0000000000000000000B",
  title: "Programy Aktywności Lokalnej",
  when: {
    type: "timed",
    startsAt: "2026-07-06T09:00",
    endsAt: "2026-07-06T15:00",
    timeZone: "Europe/Warsaw",
  },
  place: "Sala 5, ul. Szpitalna 5/5, Warszawa",
  description: "Zabierz dokument.\nWejście od podwórza.",
  url: "https://zapisy.example/wydarzenia/pal",
  organiser: { name: "ROPS Białystok", email: "biuro@rops.example" },
};

/** Unfolded lines of a calendar file. */
function linesOf(calendar: string): string[] {
  return calendar.replaceAll("\r\n ", "").split("\r\n");
}

function entriesOf(calendar: string): string[][] {
  const lines = linesOf(calendar);
  return [...lines.entries()]
    .filter(([, line]) => line === "BEGIN:VEVENT")
    .map(([start]) => lines.slice(start + 1, lines.indexOf("END:VEVENT", start)));
}

function startOf(startsAt: string): string | undefined {
  const calendar = calendarOf([{ ...visit, when: { type: "timed", startsAt, timeZone: "Europe/Warsaw" } }], {
    name: "x",
  });
  return linesOf(calendar).find((line) => line.startsWith("DTSTART"));
}

describe("calendarOf", () => {
  it("puts days without times on the calendar as whole days, the end being the first free day", () => {
    expect(entriesOf(calendarOf([visit], { name: "Zapisy" }))).toEqual([
      [
        "UID:evt_01J9ZQ0000000000000000000A@zapisy",
        "SEQUENCE:3",
        "DTSTAMP:20110620T100000Z",
        "DTSTART;VALUE=DATE:20110705",
        "DTEND;VALUE=DATE:20110709",
        "X-MICROSOFT-CDO-ALLDAYEVENT:TRUE",
        "X-MICROSOFT-MSNCALENDAR-ALLDAYEVENT:TRUE",
        "SUMMARY:Wizyta studyjna\\; Bydgoszcz\\, Toruń",
        "STATUS:CONFIRMED",
        "LAST-MODIFIED:20110620T100000Z",
      ],
    ]);
  });

  it("writes wall-clock times as instants, with place, description, link and organiser", () => {
    expect(
      entriesOf(calendarOf([{ ...workshop, state: "cancelled" }], { name: "Zapisy", method: "cancel" })),
    ).toEqual([
      [
        "UID:evt_01J9ZQ0000000000000000000B@zapisy",
        "SEQUENCE:3",
        "DTSTAMP:20110620T100000Z",
        "DTSTART:20260706T070000Z",
        "DTEND:20260706T130000Z",
        "SUMMARY:Programy Aktywności Lokalnej",
        "LOCATION:Sala 5\\, ul. Szpitalna 5/5\\, Warszawa",
        "DESCRIPTION:Zabierz dokument.\\nWejście od podwórza.",
        'ORGANIZER;CN="ROPS Białystok":mailto:biuro@rops.example',
        "URL;VALUE=URI:https://zapisy.example/wydarzenia/pal",
        "STATUS:CANCELLED",
        "LAST-MODIFIED:20110620T100000Z",
      ],
    ]);
  });

  it("knows winter time, summer time and the hour that the spring change skips", () => {
    expect(
      [
        "2026-01-15T09:00",
        "2026-03-29T01:59",
        "2026-03-29T02:30",
        "2026-03-29T03:00",
        "2026-10-25T03:00",
      ].map(startOf),
    ).toEqual([
      "DTSTART:20260115T080000Z",
      "DTSTART:20260329T005900Z",
      "DTSTART:20260329T013000Z",
      "DTSTART:20260329T010000Z",
      "DTSTART:20261025T020000Z",
    ]);
  });

  it("leaves out events whose date is tentative", () => {
    const tentative: CalendarEvent = { ...visit, when: { type: "tentative", period: "2011-H2" } };
    expect(entriesOf(calendarOf([tentative], { name: "Zapisy" }))).toEqual([]);
  });

  it("names the calendar and its method, and is the same text every time", () => {
    const calendar = calendarOf([visit, workshop], { name: "Moje wydarzenia", method: "request" });
    expect(linesOf(calendar).slice(0, 6)).toEqual([
      "BEGIN:VCALENDAR",
      "VERSION:2.0",
      "PRODID:-//zapisy//zapisy//PL",
      "METHOD:REQUEST",
      "NAME:Moje wydarzenia",
      "X-WR-CALNAME:Moje wydarzenia",
    ]);
    expect(calendarOf([visit, workshop], { name: "Moje wydarzenia", method: "request" })).toBe(calendar);
  });

  it("ends every line with CRLF and folds lines longer than 75 octets", () => {
    const calendar = calendarOf([{ ...workshop, description: "Żółć ".repeat(100) }], { name: "Zapisy" });
    const lines = calendar.split("\r\n");
    expect(lines.filter((line) => new TextEncoder().encode(line).length > 75 || line.includes("\n"))).toEqual(
      [],
    );
    expect(calendar.endsWith("END:VCALENDAR\r\n")).toBe(true);
  });
});
