import readWorkbook from "read-excel-file/node";
import { describe, expect, it } from "vitest";
import { LIST, SHEET } from "./fixture.ts";
import { readArchive } from "../../../tests/support/archive.ts";
import { type AttendanceListData, attendanceListFile, type AttendanceSheet } from "./index.ts";

async function workbookOf(data: AttendanceListData) {
  const { bytes } = await attendanceListFile(data, "xlsx");
  return readWorkbook(Buffer.from(bytes), { trim: false });
}

describe("the attendance list as a workbook", () => {
  it("has a header block with a real date, the table in Polish order, and the closing lines", async () => {
    const [sheet] = await workbookOf({ ...LIST, sheets: [{ ...SHEET, emptyRows: 1 }] });
    const blank = null;
    expect(sheet).toEqual({
      sheet: "12.05 Kazimierz rewitalizacja",
      data: [
        ["Lista obecności", blank, blank, blank, blank, blank],
        ["Wizyta studyjna w Krakowie, 12–13 maja 2011 r.", blank, blank, blank, blank, blank],
        ["Kazimierz: rewitalizacja przez kulturę", blank, blank, blank, blank, blank],
        ["Rewitalizacja społeczna (nr POKL.07.01/10)", blank, blank, blank, blank, blank],
        [
          "Lider: Samorząd Województwa Śląskiego · Partnerzy: Samorząd Województwa Małopolskiego; Wojewódzki Urząd Pracy w Lublinie · " +
            "Wsparcie merytoryczne: Stowarzyszenie CAL · Instytucja zaproszona: MOPS Katowice",
          blank,
          blank,
          blank,
          blank,
          blank,
        ],
        ["Projekt współfinansowany ze środków Unii Europejskiej.", blank, blank, blank, blank, blank],
        [
          "Data",
          blank,
          new Date("2011-05-12"),
          "Godziny: 9:00–15:00 · Liczba godzin: 6 dydaktycznych (po 45 min)",
          blank,
          blank,
        ],
        [
          "Miejsce: Kraków · Gospodarz: Centrum Kultury · Prowadzenie: Jan Śniady",
          blank,
          blank,
          blank,
          blank,
          blank,
        ],
        ["Lp.", "Nazwisko", "Imię", "Instytucja", "Stanowisko", "Podpis"],
        [1, "de Vries", "Jan", "PCPR w Łomży", "kierownik", blank],
        [2, "Lis", "Ewa", blank, blank, blank],
        [3, "Ławnik", "Ćwirek", blank, blank, blank],
        [4, "Łącka", "Anna", "PCPR w Mońkach", blank, blank],
        [5, "Nowak", "Anna", blank, blank, blank],
        [6, "Nowak", "Łukasz", blank, blank, blank],
        [7, "Żółkiewska", "Zofia", "OPS w Łapach", "dyrektorka", blank],
        [8, blank, blank, blank, blank, blank],
        [blank, blank, blank, blank, blank, blank],
        [
          "Potwierdzam obecność osób, które podpisały się na liście, oraz podany temat i czas.",
          blank,
          blank,
          blank,
          blank,
          blank,
        ],
        ["Jan Śniady, data i podpis osoby prowadzącej: ………………………………………", blank, blank, blank, blank, blank],
        [blank, blank, blank, blank, blank, blank],
        [
          "Sporządzenie listy: Ewa Kowalczyk, 10 maja 2011 r., godz. 10:15",
          blank,
          blank,
          blank,
          blank,
          blank,
        ],
      ],
    });
  });

  it("keeps what people wrote as texts, formulas and numbers included", async () => {
    const people = [
      { surname: "=SUM(A1)", firstName: "+48600700800", institution: "007", position: "<b>&\u0001x" },
    ];
    const [sheet] = await workbookOf({ ...LIST, sheets: [{ ...SHEET, people, emptyRows: 0 }] });
    expect(sheet?.data[9]).toEqual([1, "=SUM(A1)", "+48600700800", "007", "<b>&x", null]);
  });

  it("names worksheets as Excel demands: short, without forbidden characters, all different", async () => {
    const titles = [
      "Panel A/B: [co?] *dalej*",
      "'Dzień 1'",
      "dzień 1",
      "Dzień 1",
      "",
      "Rewitalizacja społeczna i infrastrukturalna",
      "Rewitalizacja społeczna i infrastruktura",
      'A & "B"',
    ];
    const workbook = await workbookOf({ ...LIST, sheets: titles.map((title) => ({ ...SHEET, title })) });
    expect(workbook.map(({ sheet }) => sheet)).toEqual([
      "12.05 Panel A B co dalej",
      "12.05 'Dzień 1",
      "12.05 dzień 1",
      "12.05 Dzień 1 (2)",
      "12.05 9.00–15.00",
      "12.05 Rewitalizacja społeczna i",
      "12.05 Rewitalizacja (2)",
      '12.05 A & "B"',
    ]);
  });

  it("names worksheets after days and hours, with the year where there are several", async () => {
    const days = { ...SHEET, title: "", from: undefined, to: undefined };
    const namesOf = async (...sheets: AttendanceSheet[]) =>
      (await workbookOf({ ...LIST, sheets })).map(({ sheet }) => sheet);
    expect([
      await namesOf(
        days,
        { ...days, lastDate: "2011-05-19" },
        { ...days, date: "2011-05-13", from: "09:00" },
      ),
      await namesOf({ ...days, date: "2011-12-31" }, { ...days, date: "2012-01-01" }),
    ]).toEqual([
      ["12.05", "12.05–19.05", "13.05 od 9.00"],
      ["31.12.2011", "01.01.2012"],
    ]);
  });

  it("leaves room to sign by hand also where many columns make it print smaller", async () => {
    const columns = Array.from({ length: 6 }, (_, index) => ({ label: `Blok ${index + 1}` }));
    const heights = await Promise.all(
      [{ columns: [] }, { columns }].map(async (part) => {
        const { bytes } = await attendanceListFile({ ...LIST, sheets: [{ ...SHEET, ...part }] }, "xlsx");
        const files = await readArchive(Buffer.from(bytes));
        const xml = files.get("xl/worksheets/sheet1.xml")?.toString() ?? "";
        const widths = [...xml.matchAll(/<col [^>]*width="([\d.]+)"/g)].map(([, width]) => Number(width));
        const total = widths.reduce((sum, width) => sum + width, 0);
        // A digit of Calibri 11 is 7 pixels wide; the margins leave 770 points of A4.
        const scale = Math.min(1, 770 / (total * 7 * 0.75));
        return Number(/<row r="10" ht="([\d.]+)"/.exec(xml)?.[1]) * scale;
      }),
    );
    // 9.5 mm.
    for (const height of heights) expect(height).toBeGreaterThan(26);
  });

  it("has a signature column per block, with its time, and no institutions on a public list", async () => {
    const columns = [{ label: "Blok 1", from: "09:00", to: "10:30" }, { label: "Blok 2" }];
    const [sheet] = await workbookOf({
      ...LIST,
      sheets: [{ ...SHEET, columns, showInstitution: false, showPosition: false }],
    });
    expect(sheet?.data[8]).toEqual(["Lp.", "Nazwisko", "Imię", "Blok 1\n9:00–10:30", "Blok 2"]);
    expect(JSON.stringify(sheet?.data)).not.toMatch(/OPS w|PCPR|kierownik/);
  });
});
