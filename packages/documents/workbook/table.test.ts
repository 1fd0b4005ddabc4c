import readWorkbook from "read-excel-file/node";
import { describe, expect, it } from "vitest";
import { readArchive } from "../../../tests/support/archive.ts";
import { type TableSheet, tableWorkbook, type WorkbookProperties } from "./index.ts";

const SHEET: TableSheet = {
  name: "Rejestr",
  lines: ["Rejestr zaświadczeń", "Projekt: CAL"],
  columns: [
    { title: "Lp.", width: 6, kind: "number" },
    { title: "Nazwisko", width: 20, kind: "text" },
    { title: "Frekwencja", width: 10, kind: "percent" },
    { title: "Data", width: 12, kind: "day" },
  ],
  leadColumns: 2,
  rows: [
    [1, "Żółkiewska", 0.8, "2011-07-05"],
    [2, undefined, undefined, undefined],
  ],
};

const PROPERTIES: WorkbookProperties = {
  locale: "pl",
  title: "Rejestr zaświadczeń: CAL",
  organiser: "ROPS w Białymstoku",
  at: "2011-07-15T08:15:00.000Z",
};

async function read(...sheets: TableSheet[]) {
  return readWorkbook(Buffer.from(await tableWorkbook(sheets, PROPERTIES)), { trim: false });
}

/** Text of a file within the workbook. */
async function partOf(path: string, sheets: TableSheet[], properties = PROPERTIES): Promise<string> {
  const files = await readArchive(Buffer.from(await tableWorkbook(sheets, properties)));
  return files.get(path)?.toString() ?? "";
}

/** Names of the first worksheet's elements, in order. */
async function elementsOf(sheet: TableSheet): Promise<string[]> {
  const xml = await partOf("xl/worksheets/sheet1.xml", [sheet]);
  const bare = xml.replace(
    /<(sheetData|mergeCells|cols|sheetViews|sheetPr|conditionalFormatting|headerFooter)\b.*?<\/\1>/gs,
    "<$1/>",
  );
  return [...bare.matchAll(/<(\w+)[^>]*\/>/g)].map(([, name = ""]) => name);
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
    const names = [
      "Moduł: a/b [1]",
      "moduł  a b 1",
      "'''",
      "x".repeat(40),
      "X".repeat(40),
      "=SUM(A1)",
      "History",
    ];
    const sheets = await read(...names.map((name) => ({ ...SHEET, name })));
    expect(sheets.map(({ sheet }) => sheet)).toEqual([
      "Moduł a b 1",
      "moduł a b 1 (2)",
      "Lista",
      "x".repeat(31),
      `${"X".repeat(27)} (2)`,
      "SUM(A1)",
      "History (2)",
    ]);
  });

  it("can be filtered, keeps its head in sight and prints it on every lying page", async () => {
    const sheets = ["Rejestr", "O'Brien & <syn>"].map((name) => ({ ...SHEET, name }));
    const sheet = await partOf("xl/worksheets/sheet1.xml", sheets);
    expect(sheet.match(/<(?:pane|pageSetUpPr|autoFilter|pageSetup|oddFooter)\b[^<]*/g)).toEqual([
      '<pageSetUpPr fitToPage="1"/>',
      '<pane ySplit="4" xSplit="2" topLeftCell="C5" activePane="bottomRight" state="frozen"/>',
      '<autoFilter ref="A4:D6"/>',
      '<pageSetup paperSize="9" pageOrder="overThenDown" orientation="landscape" fitToWidth="1" fitToHeight="0"/>',
      "<oddFooter>&amp;L&amp;8 Rejestr zaświadczeń: CAL&amp;R&amp;8 strona &amp;P z &amp;N",
    ]);
    const workbook = await partOf("xl/workbook.xml", sheets);
    expect(workbook.match(/(?<="_xlnm.Print_Titles"[^>]*>)[^<]+/g)).toEqual([
      "'Rejestr'!$A:$B,'Rejestr'!$4:$4",
      "'O''Brien &amp; &lt;syn&gt;'!$A:$B,'O''Brien &amp; &lt;syn&gt;'!$4:$4",
    ]);
  });

  it("lets the rows scroll where its head would fill the screen, and keeps the names in sight", async () => {
    const long = "Partnerstwa przeciw wykluczeniu społecznemu i zawodowemu ".repeat(5);
    const panes = await Promise.all(
      [[long], ["Rejestr", ...Array<string>(3).fill(long.repeat(2))]].map(async (lines) => {
        const xml = await partOf("xl/worksheets/sheet1.xml", [{ ...SHEET, lines }]);
        return /<pane [^>]*>/.exec(xml)?.[0].match(/[xy]Split="\d+"/g);
      }),
    );
    expect(panes).toEqual([
      ['ySplit="3"', 'xSplit="2"'],
      ['ySplit="0"', 'xSplit="2"'],
    ]);
  });

  it("is printed on several pages side by side, each with the names, where one would be too small to read", async () => {
    const wide = (count: number) => ({
      ...SHEET,
      columns: [
        ...SHEET.columns,
        ...Array.from({ length: count }, () => ({ title: "Moduł", width: 14, kind: "text" as const })),
      ],
    });
    const across = async (count: number) =>
      /fitToWidth="(\d+)"/.exec(await partOf("xl/worksheets/sheet1.xml", [wide(count)]))?.[1];
    expect([await across(8), await across(14), await across(40)]).toEqual(["1", "2", "3"]);
  });

  it("says its title, whose it is, its language and when it was made", async () => {
    const properties = await partOf("docProps/core.xml", [SHEET], { ...PROPERTIES, title: "A & <B>\u0000" });
    expect(properties.match(/<(dc:\w+|dcterms:created)[^<]*/g)).toEqual([
      "<dc:title>A &amp; &lt;B&gt;",
      "<dc:creator>ROPS w Białymstoku",
      "<dc:language>pl",
      '<dcterms:created xsi:type="dcterms:W3CDTF">2011-07-15T08:15:00Z',
    ]);
    expect(await partOf("_rels/.rels", [SHEET])).toContain(
      'metadata/core-properties" Target="docProps/core.xml"',
    );
    expect(await partOf("[Content_Types].xml", [SHEET])).toContain(
      'core-properties+xml" PartName="/docProps/core.xml"',
    );
  });

  it("is put together in the order that the standard demands, or Excel calls it damaged", async () => {
    // CT_Worksheet of ECMA-376, part 1, 18.3.1.99.
    const order = [
      "sheetPr",
      "sheetViews",
      "sheetFormatPr",
      "cols",
      "sheetData",
      "autoFilter",
      "mergeCells",
      "conditionalFormatting",
      "pageMargins",
      "pageSetup",
      "headerFooter",
    ];
    expect(await elementsOf(SHEET)).toEqual(order);
  });

  it("has thin lines around its cells and no grid of the program", async () => {
    const xml = await partOf("xl/worksheets/sheet1.xml", [SHEET]);
    expect(xml).toContain('<conditionalFormatting sqref="A4:D6">');
    expect(xml).not.toContain("gridLines");
    expect(await partOf("xl/styles.xml", [SHEET])).toMatch(
      /<dxf>.*<left style="thin"><color rgb="FF9AA1A9"\/>/s,
    );
  });

  it("shows the whole of a long text, and keeps what looks like a formula or a number a text when it is edited", async () => {
    const texts = ["krótki", "długi ".repeat(10), "=1+1", "007"];
    const sheet = await partOf("xl/worksheets/sheet1.xml", [
      { ...SHEET, rows: texts.map((text) => [1, text]) },
    ]);
    const rows = [...sheet.matchAll(/<row r="[5-8]"( ht="\d+")?.*?<c r="B\d"( s="\d+")?/g)];
    const [plain, long, formula, number] = rows.map(([, height, style]) => ({ height, style }));
    expect([plain?.height, long?.height, formula?.height]).toEqual([undefined, ' ht="60"', undefined]);
    expect(formula?.style).not.toBe(plain?.style);
    expect(number?.style).toBe(formula?.style);
  });
});
