import { describe, expect, it } from "vitest";
import { SCHEDULE } from "./fixture.ts";
import { scheduleCsv, scheduleFileName, scheduleXlsx } from "./index.ts";

describe("the file of a schedule of support", () => {
  it("is CSV with BOM and semicolons, in which nothing is a formula", () => {
    const bytes = scheduleCsv(SCHEDULE);
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const lines = new TextDecoder().decode(bytes).split("\r\n");
    expect(lines).toHaveLength(42);
    expect(lines[0]).toContain("Forma wsparcia;Temat;Data;Od;Do;Adres;Prowadzący");
    expect(lines[1]).toContain('Poradnictwo prawne;"\'=Temat 0; „Łączenie” <pracy>";2026-04-15;09:00;');
    expect(lines[3]).toContain("odwołane");
  });

  it("is a workbook with what changed, and has a name that tells the month", async () => {
    expect((await scheduleXlsx(SCHEDULE)).byteLength).toBeGreaterThan(4_000);
    expect(scheduleFileName(SCHEDULE, "xlsx")).toMatch(/^harmonogram-form-wsparcia-.*2026-04\.xlsx$/);
  });
});
