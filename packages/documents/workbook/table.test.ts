import readWorkbook from "read-excel-file/node";
import { describe, expect, it } from "vitest";
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

  it("keeps every text a text: formulas, markup, escapes and characters that XML forbids", async () => {
    const texts = [
      '=HYPERLINK("http://x")',
      "+48 600",
      "@SUM(1)",
      "<b>&amp;",
      "_x0041_",
      "a\u0000\u0008b",
      "dwa\nwiersze",
    ];
    const [sheet] = await read({ ...SHEET, rows: texts.map((text) => [1, text]) });
    expect(sheet?.data.slice(4).map((row) => row[1])).toEqual([
      ...texts.slice(0, 4),
      // A spreadsheet reads the escape back as it was; this reader shows it as it is written.
      expect.stringMatching(/^_x(005F_x)?0041_$/),
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

  it("is the same, byte for byte, for the same tables, also with more rows than are written at a time", async () => {
    const rows = Array.from({ length: 600 }, (_, index) => [index, `Osoba ${index}`]);
    const [first, second] = await Promise.all([1, 2].map(() => tableWorkbook([{ ...SHEET, rows }], "en")));
    expect(Buffer.from(first ?? []).equals(second ?? Buffer.alloc(0))).toBe(true);
    expect((await read({ ...SHEET, rows }))[0]?.data).toHaveLength(604);
  });
});
