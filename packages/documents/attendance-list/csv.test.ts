import { describe, expect, it } from "vitest";
import { LIST, SHEET } from "./fixture.ts";
import { type AttendanceListData, attendanceListFile } from "./index.ts";

async function linesOf(data: AttendanceListData): Promise<string[]> {
  const { bytes } = await attendanceListFile(data, "csv");
  return new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes).split("\r\n");
}

describe("the attendance list as CSV", () => {
  it("has a BOM, semicolons and a row per person and signature, in Polish order", async () => {
    const second = {
      ...SHEET,
      title: "Nowa Huta",
      date: "2011-05-13",
      from: undefined,
      to: undefined,
      showInstitution: false,
      showPosition: false,
    };
    expect(
      await linesOf({ ...LIST, sheets: [SHEET, { ...second, people: SHEET.people.slice(0, 2) }] }),
    ).toEqual([
      "\ufeffLp.;Nazwisko;Imię;Instytucja;Stanowisko;Data;Zajęcia;Od;Do;Uwagi",
      "1;de Vries;Jan;PCPR w Łomży;kierownik;2011-05-12;Kazimierz: rewitalizacja przez kulturę;09:00;15:00;",
      "2;Lis;Ewa;;;2011-05-12;Kazimierz: rewitalizacja przez kulturę;09:00;15:00;",
      "3;Ławnik;Ćwirek;;;2011-05-12;Kazimierz: rewitalizacja przez kulturę;09:00;15:00;",
      "4;Łącka;Anna;PCPR w Mońkach;;2011-05-12;Kazimierz: rewitalizacja przez kulturę;09:00;15:00;",
      "5;Nowak;Anna;;;2011-05-12;Kazimierz: rewitalizacja przez kulturę;09:00;15:00;",
      "6;Nowak;Łukasz;;;2011-05-12;Kazimierz: rewitalizacja przez kulturę;09:00;15:00;",
      "7;Żółkiewska;Zofia;OPS w Łapach;dyrektorka;2011-05-12;Kazimierz: rewitalizacja przez kulturę;09:00;15:00;",
      "1;Łącka;Anna;;;2011-05-13;Nowa Huta;;;",
      "2;Żółkiewska;Zofia;;;2011-05-13;Nowa Huta;;;",
      "",
    ]);
  });

  it("has every day of a sheet with its hours, and every item of one", async () => {
    const people = SHEET.people.slice(1, 2);
    const days = {
      ...SHEET,
      title: "",
      lastDate: "2011-05-13",
      from: undefined,
      to: undefined,
      people,
      columns: [
        { date: "2011-05-12", label: "12.05.2011", from: "09:00", to: "15:00" },
        { date: "2011-05-13", label: "13.05.2011", from: "10:00", to: "14:00" },
      ],
    };
    const items = {
      ...SHEET,
      title: "",
      people,
      columns: [{ label: "Otwarcie", from: "09:00", to: "09:30" }, { label: "Warsztat" }],
    };
    expect((await linesOf({ ...LIST, sheets: [days, items] })).slice(1, -1)).toEqual([
      "1;Łącka;Anna;PCPR w Mońkach;;2011-05-12;;09:00;15:00;",
      "1;Łącka;Anna;PCPR w Mońkach;;2011-05-13;;10:00;14:00;",
      "1;Łącka;Anna;PCPR w Mońkach;;2011-05-12;Otwarcie;09:00;09:30;",
      "1;Łącka;Anna;PCPR w Mońkach;;2011-05-12;Warsztat;;;",
    ]);
  });

  it("quotes what needs quotes and turns formulas into texts", async () => {
    const people = [
      { surname: "=SUM(A1)", firstName: '+48 "600"', institution: "-1;2", position: "@cmd" },
      { surname: "\tx", firstName: "a\r\nb", institution: "O'Hara – OPS", position: "\rx" },
    ];
    const [, ...lines] = await linesOf({ ...LIST, sheets: [{ ...SHEET, title: "T", people }] });
    expect(lines.join("\r\n")).toBe(
      [
        `1;'=SUM(A1);"'+48 ""600""";"'-1;2";'@cmd;2011-05-12;T;09:00;15:00;`,
        `2;'\tx;"a\r\nb";O'Hara – OPS;"'\rx";2011-05-12;T;09:00;15:00;`,
        "",
      ].join("\r\n"),
    );
  });
});
