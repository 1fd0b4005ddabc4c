import { describe, expect, it } from "vitest";
import { LOG, SUPPORT_CARD } from "./fixture.ts";
import { logCsv, logFileName, logXlsx, supportCardName } from "./index.ts";

describe("the file of a month of the log of support", () => {
  it("is CSV with BOM and semicolons, in which nothing is a formula", () => {
    const bytes = logCsv(LOG);
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const lines = new TextDecoder().decode(bytes).split("\r\n");
    expect(lines).toHaveLength(92);
    expect(lines[0]).toContain("Data;Od;Do;Minuty;Osoba;Forma wsparcia;Temat;Miejsce;Sposób;Doradca;Uwagi");
    expect(lines[1]).toContain("2026-04-15;09:00;09:45;45;");
    expect(lines[1]).toContain('"\'=Temat 0; „Łączenie” <pracy>"');
    expect(lines[3]).toContain("Matka z córką");
    expect(lines[4]).toContain("Karta przyszła po terminie");
  });

  it("is a workbook, and files have names that tell the month and nobody's name", async () => {
    expect((await logXlsx(LOG)).byteLength).toBeGreaterThan(4_000);
    expect(logFileName(LOG, "xlsx")).toMatch(/^dziennik-wsparcia-.*2026-04\.xlsx$/);
    expect(supportCardName(SUPPORT_CARD)).toMatch(/^karta-wsparcia-.*2026-04\.pdf$/);
  });
});
