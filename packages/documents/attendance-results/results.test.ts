import type { AttendancePerson, AttendanceUnit } from "@zapisy/core/attendance/answer";
import readWorkbook from "read-excel-file/node";
import { describe, expect, it } from "vitest";
import { readArchive } from "../../../tests/support/archive.ts";
import { type AttendanceResults, attendanceResultsXlsx } from "./index.ts";

const TITLE =
  "Partnerstwa przeciw wykluczeniu społecznemu i zawodowemu: jak łączyć siły instytucji, aby nikt nie został sam";

const UNIT: AttendanceUnit = {
  unitId: "s1",
  kind: "item",
  title: { pl: TITLE },
  day: "2011-05-12",
  from: "09:00",
  to: "10:30",
  module: "Moduł I",
  leaders: [],
  weight: 90,
  clockMinutes: 90,
};
const DAY: AttendanceUnit = {
  unitId: "2011-05-13",
  kind: "day",
  title: { pl: "13 maja 2011 r." },
  day: "2011-05-13",
  leaders: [],
  weight: 1,
};

function person(lastName: string, state?: "present" | "excused"): AttendancePerson {
  const registrationId = `reg_${lastName}` as const;
  return {
    registrationId,
    firstName: "Anna",
    lastName,
    institution: "OPS w Łapach",
    options: [],
    records: state
      ? { s1: { registrationId, unitId: "s1", state, current: [], conflict: [], history: [] } }
      : {},
    rate: {
      measure: "minutes",
      total: { attended: 90, possible: 90, percent: 100 },
      modules: [],
      reached: true,
      reachable: true,
    },
    entitled: true,
  };
}

const RESULTS: AttendanceResults = {
  locale: "pl",
  eventTitle: "Wizyta studyjna",
  organiser: "ROPS w Białymstoku",
  book: {
    thresholdPercent: 80,
    units: [UNIT, DAY],
    closings: [{ unitId: "s1", closedAt: "2011-05-12T10:00:00.000Z", closedBy: "staff:stf_1" }],
    people: [person("Łącka", "present"), person("Żak", "excused"), person("Lis")],
  },
  takenAt: "2011-05-20T08:00:00.000Z",
  timeZone: "Europe/Warsaw",
};

describe("the workbook of what attendance came to", () => {
  it("has minutes, states in words, and the sessions with their whole titles, each on a worksheet", async () => {
    const sheets = await readWorkbook(Buffer.from(await attendanceResultsXlsx(RESULTS)));
    const short = "12.05 9:00\nPartnerstwa przeciw wykluczeniu…";
    expect(sheets.map(({ sheet, data }) => [sheet, ...data.slice(4)])).toEqual([
      [
        "Frekwencja",
        [
          "Lp.",
          "Nazwisko",
          "Imię",
          "Instytucja",
          short,
          "13.05",
          "Zaliczono",
          "Do zaliczenia",
          "Liczone w",
          "Frekwencja",
          "Prawo do zaświadczenia",
          "Powód decyzji",
        ],
        [1, "Łącka", "Anna", "OPS w Łapach", 90, null, 90, 90, "min zajęć", 1, "tak", null],
        [2, "Żak", "Anna", "OPS w Łapach", 0, null, 90, 90, "min zajęć", 1, "tak", null],
        [3, "Lis", "Anna", "OPS w Łapach", 0, null, 90, 90, "min zajęć", 1, "tak", null],
      ],
      [
        "Wpisy",
        ["Lp.", "Nazwisko", "Imię", "Instytucja", short, "13.05"],
        [1, "Łącka", "Anna", "OPS w Łapach", "obecność", null],
        [2, "Żak", "Anna", "OPS w Łapach", "nieobecność usprawiedliwiona", null],
        [3, "Lis", "Anna", "OPS w Łapach", null, null],
      ],
      [
        "Zajęcia",
        ["Lp.", "Data", "Od", "Do", "Zajęcia", "Moduł", "Minuty", "Lista zamknięta"],
        [1, new Date("2011-05-12T00:00:00Z"), "9:00", "10:30", TITLE, "Moduł I", 90, "tak"],
        [2, new Date("2011-05-13T00:00:00Z"), null, null, "13 maja 2011 r.", null, null, "nie"],
      ],
    ]);
  });

  it("keeps head and names in sight with the longest titles, and prints them on every page", async () => {
    const units = Array.from({ length: 14 }, (_, index) => ({
      ...UNIT,
      unitId: `s${index}`,
      title: { pl: `${index}. ${TITLE} `.repeat(3).slice(0, 300) },
    }));
    const long = { ...RESULTS, eventTitle: TITLE.repeat(3).slice(0, 300), book: { ...RESULTS.book, units } };
    const files = await readArchive(Buffer.from(await attendanceResultsXlsx(long)));
    const xml = files.get("xl/worksheets/sheet1.xml")?.toString() ?? "";
    const rows = [...xml.matchAll(/<row r="[1-5]"(?: ht="([\d.]+)")?/g)].map(([, height = "15"]) =>
      Number(height),
    );
    expect([rows.length, xml.match(/[xy]Split="\d+"/g), /fitToWidth="\d+"/.exec(xml)?.[0]]).toEqual([
      5,
      ['ySplit="5"', 'xSplit="3"'],
      'fitToWidth="2"',
    ]);
    // In points: less than half of what a small screen shows.
    expect(rows.reduce((sum, height) => sum + height, 0)).toBeLessThanOrEqual(180);
    expect(files.get("xl/workbook.xml")?.toString()).toContain("'Frekwencja'!$A:$C,'Frekwencja'!$5:$5");
  });
});
