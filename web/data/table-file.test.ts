import { deflateRawSync } from "node:zlib";
import { strToU8, zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import writeWorkbook from "write-excel-file/node";
import { readTable, readTableText, UnreadableTable } from "./table-file.ts";

const TEXT = "Imię;Nazwisko\nŻółć;Łoś";
const ROWS = [
  ["Imię", "Nazwisko"],
  ["Żółć", "Łoś"],
];

function utf16(text: string, littleEndian: boolean, mark: boolean): Uint8Array<ArrayBuffer> {
  const units = Array.from(`${mark ? "\uFEFF" : ""}${text}`, (sign) => sign.charCodeAt(0));
  const view = new DataView(new ArrayBuffer(units.length * 2));
  for (const [index, unit] of units.entries()) view.setUint16(index * 2, unit, littleEndian);
  return new Uint8Array(view.buffer);
}

/** Polish text as Excel on a Polish Windows writes CSV. */
function windows1250(text: string): Uint8Array<ArrayBuffer> {
  const bytes: Record<string, number> = { ę: 0xea, Ż: 0xaf, ó: 0xf3, ł: 0xb3, ć: 0xe6, Ł: 0xa3, ś: 0x9c };
  return Uint8Array.from(text, (sign) => bytes[sign] ?? sign.charCodeAt(0));
}

/** A workbook whose one worksheet has this inside `sheetData`. */
function workbook(sheetData: string, other: Record<string, Uint8Array> = {}): Blob {
  const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
  const relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  const files = {
    "xl/workbook.xml": `<workbook xmlns="${main}" xmlns:r="${relations}"><sheets><sheet name="A" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${relations}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    "xl/worksheets/sheet1.xml": `<worksheet xmlns="${main}"><sheetData>${sheetData}</sheetData></worksheet>`,
  };
  const texts = Object.entries(files).map(([name, xml]) => [name, strToU8(xml)] as const);
  return new Blob([zipSync({ ...Object.fromEntries(texts), ...other }).slice()]);
}

const cell = (place: string, text: string) => `<c r="${place}" t="inlineStr"><is><t>${text}</t></is></c>`;

/** How reading a file, or a text, ends. */
async function problemOf(table: Blob | string): Promise<unknown> {
  return await (typeof table === "string" ? readTableText(table) : readTable(table)).catch((error: unknown) =>
    error instanceof UnreadableTable ? error.issue : error,
  );
}

describe("a table in a CSV file", () => {
  it.each([
    ["UTF-8", new TextEncoder().encode(TEXT)],
    ["UTF-8 with a mark", new TextEncoder().encode(`\uFEFF${TEXT}`)],
    ["Windows-1250, which Polish Excel writes", windows1250(TEXT)],
    ["UTF-16 as Teams and Excel's Unicode text write it", utf16(TEXT.replaceAll(";", "\t"), true, true)],
    ["UTF-16 of the other byte order", utf16(TEXT, false, true)],
    ["UTF-16 without a mark", utf16(TEXT, true, false)],
  ])("is read in %s", async (_name, bytes) => {
    expect(await readTable(new Blob([bytes]))).toEqual(ROWS);
  });

  it.each([
    ["tabs, although names hold commas", "Name\tJoin\nŻak, Anna\t9:00, 5 May", ["Żak, Anna", "9:00, 5 May"]],
    ["semicolons", "Imię;Wejście\nAnna;9:00", ["Anna", "9:00"]],
    ["commas", "Name,Join\nAnna,9:00", ["Anna", "9:00"]],
    ["semicolons in spite of commas in each address", "Osoba;Adres\nAnna;Dom 1, Ełk", ["Anna", "Dom 1, Ełk"]],
    ["commas around a cell of many lines", 'Name,Note\nAnna,"a\nb\nc\nd;e\nf"', ["Anna", "a\nb\nc\nd;e\nf"]],
    ["what its first line says", "sep=;\nName;a,b\nAnna;c,d", ["Anna", "c,d"]],
  ])("is divided by %s", async (_name, text, last) => {
    expect((await readTableText(text)).at(-1)).toEqual(last);
  });

  it("finds the table below the lines of a report", async () => {
    expect(await readTableText("1. Podsumowanie\n\nNazwa\tDołączenie\nAnna\t9:00")).toEqual([
      ["1. Podsumowanie"],
      [""],
      ["Nazwa", "Dołączenie"],
      ["Anna", "9:00"],
    ]);
  });

  it("keeps signs and lines in quoted cells, empty rows in between, and no row after the last line", async () => {
    const text = 'Instytucja;Uwagi\r\n"OPS ""Nadzieja""; Ełk";"a\r\nb"\r\n;\r\n\r\nLGD;c\r\n';
    expect(await readTableText(text)).toEqual([
      ["Instytucja", "Uwagi"],
      ['OPS "Nadzieja"; Ełk', "a\nb"],
      ["", ""],
      [""],
      ["LGD", "c"],
    ]);
  });

  it("takes no quotation mark within a cell for the end of one", async () => {
    expect(await readTableText('Fundacja "Dom";Ełk\nLGD;x')).toEqual([
      ['Fundacja "Dom"', "Ełk"],
      ["LGD", "x"],
    ]);
  });

  it.each([
    ["is never closed", 'a;b\nc;"d\ne;f\n'],
    ["is closed in the middle of a cell", 'a;b\n"Nadzieja" Fundacja;x\nc;d\n'],
  ])("says in which row a quotation mark %s, or it would lose the rows after it", async (_name, text) => {
    expect(await problemOf(text)).toEqual({ path: "", code: "table.quotes", row: 2 });
  });
});

describe("a table in a workbook", () => {
  it("is what the first worksheet with cells shows: texts, numbers as they were typed, days, and no formula where a text looks like one", async () => {
    const file = await writeWorkbook([
      { data: [], sheet: "Okładka" },
      {
        data: [
          ["Imię i nazwisko", "Telefon", "Data", "Godzina", "Tak"],
          [
            " Żółć Łoś ",
            48600100200,
            new Date("1980-02-29T00:00:00Z"),
            new Date("2026-04-14T09:30:00Z"),
            true,
          ].map((value) => (value instanceof Date ? { value, type: Date, format: "dd.mm.yyyy" } : { value })),
          [null, 0.1],
          [{ value: "=1+1", type: String }],
        ],
        sheet: "Osoby",
      },
    ]).toBuffer();
    expect(await readTable(new Blob([Uint8Array.from(file)]))).toEqual([
      ["Imię i nazwisko", "Telefon", "Data", "Godzina", "Tak"],
      ["Żółć Łoś", "48600100200", "1980-02-29", "2026-04-14 09:30", "true"],
      ["", "0.1", "", "", ""],
      ["=1+1", "", "", "", ""],
    ]);
  });

  it("counts rows as the program shows them, and gives of a formula what it last came to, of one that failed nothing", async () => {
    const sheet = `<row r="1">${cell("A1", "Kto")}</row><row r="4">${cell("B4", "Ełk")}<c r="C4" t="str"><f>1&amp;2</f><v>12</v></c><c r="D4" t="e"><f>1/0</f><v>#DIV/0!</v></c></row>`;
    expect(await readTable(workbook(sheet))).toEqual([
      ["Kto", "", ""],
      ["", "", ""],
      ["", "", ""],
      ["", "Ełk", "12"],
    ]);
  });

  it("is not read where it would unpack to more than a page can hold", async () => {
    const huge = Buffer.alloc(65 * 1024 * 1024, " ");
    expect(deflateRawSync(huge).length).toBeLessThan(100_000);
    const bomb = workbook("", { "xl/comments1.xml": huge });
    expect(await problemOf(bomb)).toEqual({ path: "", code: "table.too_large" });
  });

  it.each([
    ["of a row beyond all rows", `<row r="999999999">${cell("A999999999", "x")}</row>`],
    ["of a row with an exponent", `<row r="1e9"></row>`],
    ["of a row that is written otherwise", `<row r="&#57;99999999"></row>`],
    [
      "that make every row sixteen thousand cells wide",
      `<row r="1">${cell("XFD1", "x")}</row><row r="1048576">${cell("A1048576", "x")}</row>`,
    ],
  ])("is not read with cells %s", async (_name, sheet) => {
    expect(await problemOf(workbook(sheet))).toEqual({ path: "", code: "table.too_large" });
  });

  it("does not hang at a row whose number stands without quotation marks", async () => {
    const rows = await problemOf(workbook(`<row r=999999999>${cell("A1", "x")}</row>`));
    expect(Array.isArray(rows) ? rows.length : rows).not.toBeGreaterThan(1);
  });
});

describe("a file without a table", () => {
  const bytes = (...values: number[]) => new Blob([Uint8Array.from(values)]);

  it.each([
    [
      "a workbook of an older Excel, or one with a password",
      bytes(0xd0, 0xcf, 0x11, 0xe0),
      "table.old_format",
    ],
    ["a picture", bytes(0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13, 0x49, 0x48, 1, 2), "table.not_a_table"],
    ["another archive", new Blob([zipSync({ "readme.txt": strToU8("x") }).slice()]), "table.not_a_table"],
    ["half a workbook", workbook(cell("A1", "x")).slice(0, 300), "table.damaged"],
    ["a file of more than 5 MB", new Blob([new Uint8Array(5 * 1024 * 1024 + 1)]), "table.too_large"],
  ])("is said to be one: %s", async (_name, file, code) => {
    expect(await problemOf(file)).toEqual({ path: "", code });
  });

  it("is no error when it is empty", async () => {
    expect(await readTable(new Blob([]))).toEqual([]);
  });
});
