import { describe, expect, it } from "vitest";
import { FIGURES } from "./fixture.ts";
import { figuresFileName, figuresPdf, figuresXlsx } from "./index.ts";

describe("the file of the figures of a project", () => {
  it("is a workbook and a document, which has nobody's name also in that of the file", async () => {
    expect((await figuresXlsx(FIGURES)).byteLength).toBeGreaterThan(4_000);
    expect((await figuresPdf(FIGURES)).byteLength).toBeGreaterThan(10_000);
    expect(figuresFileName(FIGURES, "pdf")).toMatch(/^liczby-projektu-.*\.pdf$/);
  });
});
