import { describe, expect, it } from "vitest";
import { LIST, SHEET } from "./fixture.ts";
import { attendanceListFileName } from "./index.ts";

describe("the file of an attendance list", () => {
  it("is named by event and day, from the first to the last, and by what was chosen", () => {
    const days = [
      SHEET,
      { ...SHEET, date: "2011-05-20", lastDate: "2011-05-21" },
      { ...SHEET, date: "2011-05-13" },
    ];
    expect([
      attendanceListFileName(LIST, "pdf"),
      attendanceListFileName({ ...LIST, sheets: days }, "csv"),
      attendanceListFileName({ ...LIST, selection: ["Panel A: rodzina", "dni obok siebie"] }, "xlsx"),
      attendanceListFileName({ ...LIST, event: { ...LIST.event, title: "Олена" }, sheets: [] }, "csv"),
    ]).toEqual([
      "lista-obecnosci-wizyta-studyjna-w-krakowie-2011-05-12.pdf",
      "lista-obecnosci-wizyta-studyjna-w-krakowie-2011-05-12-2011-05-21.csv",
      "lista-obecnosci-wizyta-studyjna-2011-05-12-panel-a-rodzina-dni-obok-siebie.xlsx",
      "lista-obecnosci-olena.csv",
    ]);
  });
});
