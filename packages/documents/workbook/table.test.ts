import readWorkbook from "read-excel-file/node";
import { describe, expect, it } from "vitest";
import { readArchive } from "../../../tests/support/archive.ts";
import { type TableSheet, tableWorkbook } from "./index.ts";

const SHEET: TableSheet = {
  name: "Rejestr",
  lines: ["Rejestr zaświadczeń", "Projekt: CAL"],
  columns: [
    { title: "Lp.", width: 6, kind: "number" },
    { title: "Nazwisko", width: 20, kind: "text" },
    { title: "Frekwencja", width: 10, kind: "percent" },
    { title: "Data", width: 12, kind: "day" },
  ],
  rows: [
    [1, "Żółkiewska", 0.8, "2011-07-05"],
    [2, undefined, undefined, undefined],
  ],
};

async function read(...sheets: TableSheet[]) {
  return readWorkbook(Buffer.from(await tableWorkbook(sheets, "pl")), { trim: false });
}

describe("a workbook of tables", () => {
  it("has lines, a head and rows, with days as days and shares as numbers", async () => {
    expect(await read(SHEET)).toEqual([
      {
        sheet: "Rejestr",
        data: [
          ["Rejestr zaświadczeń", null, null, null],
          ["Projekt: CAL", null, null, null],
          [null, null, null, null],
          ["Lp.", "Nazwisko", "Frekwencja", "Data"],
          [1, "Żółkiewska", 0.8, new Date("2011-07-05T00:00:00Z")],
          [2, null, null, null],
        ],
      },
    ]);
  });

  it("keeps every text a text: formulas, markup, names of what every object has, and characters that XML forbids", async () => {
    const texts = [
      '=HYPERLINK("http://x")',
      "+48 600",
      "@SUM(1)",
      "<b>&amp;",
      "constructor",
      "__proto__",
      "a\u0000\u0008b",
      "dwa\nwiersze",
    ];
    const [sheet] = await read({ ...SHEET, rows: texts.map((text) => [1, text]) });
    expect(sheet?.data.slice(4).map((row) => row[1])).toEqual([
      ...texts.slice(0, 4),
      "constructor ",
      "__proto__ ",
      "ab",
      "dwa\nwiersze",
    ]);
  });

  it("gives worksheets names that Excel takes, all different", async () => {
    const names = ["Moduł: a/b [1]", "moduł  a b 1", "'''", "x".repeat(40), "X".repeat(40)];
    const sheets = await read(...names.map((name) => ({ ...SHEET, name })));
    expect(sheets.map(({ sheet }) => sheet)).toEqual([
      "Moduł a b 1",
      "moduł a b 1 (2)",
      "Lista",
      "x".repeat(31),
      `${"X".repeat(27)} (2)`,
    ]);
  });

  it("can be filtered, keeps its head in sight and prints it on every lying page", async () => {
    const names = ["Rejestr", "O'Brien & <syn>"];
    const bytes = await tableWorkbook(
      names.map((name) => ({ ...SHEET, name, frozenColumns: 2 })),
      "pl",
    );
    const files = await readArchive(Buffer.from(bytes));
    const sheet = files.get("xl/worksheets/sheet1.xml")?.toString() ?? "";
    expect(sheet.match(/<(?:pane|pageSetUpPr|autoFilter|pageSetup|oddFooter)\b[^<]*/g)).toEqual([
      '<pageSetUpPr fitToPage="1"/>',
      '<pane ySplit="4" xSplit="2" topLeftCell="C5" activePane="bottomRight" state="frozen"/>',
      '<autoFilter ref="A4:D6"/>',
      '<pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/>',
      "<oddFooter>&amp;Rstrona &amp;P z &amp;N",
    ]);
    expect(
      files
        .get("xl/workbook.xml")
        ?.toString()
        .match(/(?<="_xlnm.Print_Titles"[^>]*>)[^<]+/g),
    ).toEqual(["'Rejestr'!$4:$4", "'O''Brien &amp; &lt;syn&gt;'!$4:$4"]);
  });

  it("shows the whole of a long text, and keeps what looks like a formula or a number a text when it is edited", async () => {
    const texts = ["krótki", "długi ".repeat(10), "=1+1", "007"];
    const bytes = await tableWorkbook([{ ...SHEET, rows: texts.map((text) => [1, text]) }], "pl");
    const files = await readArchive(Buffer.from(bytes));
    const sheet = files.get("xl/worksheets/sheet1.xml")?.toString() ?? "";
    const rows = [...sheet.matchAll(/<row r="[5-8]"( ht="\d+")?.*?<c r="B\d"( s="\d+")?/g)];
    const [plain, long, formula, number] = rows.map(([, height, style]) => ({ height, style }));
    expect([plain?.height, long?.height, formula?.height]).toEqual([undefined, ' ht="60"', undefined]);
    expect(formula?.style).not.toBe(plain?.style);
    expect(number?.style).toBe(formula?.style);
  });
});
