import { describe, expect, it } from "vitest";
import { type CalendarEntry, calendarOf } from "./index.ts";

const visit: CalendarEntry = {
  id: "evt_01J9ZQ0000000000000000000A",
  title: "Wizyta studyjna; Bydgoszcz, Toruń",
  when: { type: "days", first: "2011-07-05", last: "2011-07-08" },
  timeZone: "Europe/Warsaw",
  sequence: 3,
  updatedAt: "2011-06-20T10:00:00.000Z",
  state: "confirmed",
  organiser: { name: "ROPS Białystok", email: "zapisy@rops.example" },
};

const workshop: CalendarEntry = {
  ...visit,
  id: "evt_01J9ZQ0000000000000000000B",
  title: "Programy Aktywności Lokalnej",
  when: { type: "hours", begins: "2026-07-06T09:00", ends: "2026-07-06T15:00" },
  place: "Sala 5, ul. Szpitalna 5/5, Warszawa",
  description: "Zabierz dokument.\nWejście od podwórza.",
  url: "https://zapisy.example/wydarzenia/pal",
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

const publish = (...entries: CalendarEntry[]) => calendarOf(entries, { method: "publish" });

function timesOf(begins: string, ends?: string): string[] {
  const calendar = publish({ ...visit, when: { type: "hours", begins, ...(ends && { ends }) } });
  return linesOf(calendar).filter((line) => /^DT(START|END)/.test(line));
}

describe("calendarOf", () => {
  it("puts days without times on the calendar as whole days, the end being the first free day", () => {
    expect(entriesOf(publish(visit))).toEqual([
      [
        "UID:evt_01J9ZQ0000000000000000000A@zapisy",
        "SEQUENCE:3",
        "DTSTAMP:20110620T100000Z",
        "DTSTART;VALUE=DATE:20110705",
        "DTEND;VALUE=DATE:20110709",
        "X-MICROSOFT-CDO-ALLDAYEVENT:TRUE",
        "X-MICROSOFT-MSNCALENDAR-ALLDAYEVENT:TRUE",
        "SUMMARY:Wizyta studyjna\\; Bydgoszcz\\, Toruń",
        'ORGANIZER;CN="ROPS Białystok":mailto:zapisy@rops.example',
        "STATUS:CONFIRMED",
        "LAST-MODIFIED:20110620T100000Z",
      ],
    ]);
  });

  it("writes wall-clock times as instants, with place, description, link and organiser", () => {
    expect(entriesOf(calendarOf([{ ...workshop, state: "cancelled" }], { method: "cancel" }))).toEqual([
      [
        "UID:evt_01J9ZQ0000000000000000000B@zapisy",
        "SEQUENCE:3",
        "DTSTAMP:20110620T100000Z",
        "DTSTART:20260706T070000Z",
        "DTEND:20260706T130000Z",
        "SUMMARY:Programy Aktywności Lokalnej",
        "LOCATION:Sala 5\\, ul. Szpitalna 5/5\\, Warszawa",
        "DESCRIPTION:Zabierz dokument.\\nWejście od podwórza.",
        'ORGANIZER;CN="ROPS Białystok":mailto:zapisy@rops.example',
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
      ].flatMap((begins) => timesOf(begins)),
    ).toEqual([
      "DTSTART:20260115T080000Z",
      "DTSTART:20260329T005900Z",
      "DTSTART:20260329T013000Z",
      "DTSTART:20260329T010000Z",
      "DTSTART:20261025T020000Z",
    ]);
  });

  it("lasts into the next day, and until nobody knows when", () => {
    expect(timesOf("2026-04-15T20:00", "2026-04-16T01:00")).toEqual([
      "DTSTART:20260415T180000Z",
      "DTEND:20260415T230000Z",
    ]);
    expect(timesOf("2026-04-15T20:00")).toEqual(["DTSTART:20260415T180000Z"]);
  });

  it("names its method and no calendar of its own, and is the same text every time", () => {
    const calendar = publish(visit, workshop);
    expect(linesOf(calendar).slice(0, 5)).toEqual([
      "BEGIN:VCALENDAR",
      "VERSION:2.0",
      "PRODID:-//zapisy//zapisy//PL",
      "METHOD:PUBLISH",
      "BEGIN:VEVENT",
    ]);
    expect(publish(visit, workshop)).toBe(calendar);
    expect(calendarOf([visit], { method: "cancel" })).toContain("METHOD:CANCEL\r\n");
  });

  it("says to those who subscribe what it is called and when to ask again", () => {
    const feed = linesOf(calendarOf([visit], { method: "publish", subscription: { name: "Zapisy" } }));
    expect(feed).toEqual(
      expect.arrayContaining(["NAME:Zapisy", "X-WR-CALNAME:Zapisy", "X-PUBLISHED-TTL:PT1H"]),
    );
  });

  it("ends every line with CRLF and folds lines longer than 75 octets", () => {
    const calendar = publish({ ...workshop, description: "Żółć ".repeat(100) });
    const lines = calendar.split("\r\n");
    expect(lines.filter((line) => new TextEncoder().encode(line).length > 75 || line.includes("\n"))).toEqual(
      [],
    );
    expect(calendar.endsWith("END:VCALENDAR\r\n")).toBe(true);
  });
});
