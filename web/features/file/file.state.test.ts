import { describe, expect, it } from "vitest";
import { announcedName, mediaTypeOf } from "../../data/file-sending.ts";
import { acceptOf, refusalBeforeSending } from "./file.state.ts";

const file = (name: string, type = "", size = 1_000) => ({ name, type, size });

describe("a picked file", () => {
  it.each([
    ["skan.pdf", "application/pdf", "application/pdf"],
    ["IMG_1.JPG", "", "image/jpeg"],
    ["raport.csv", "application/vnd.ms-excel", "text/csv"],
    ["skan.heic", "image/heic", undefined],
    ["bez nazwy", "", undefined],
  ] as const)("is known by its kind or its ending: %s (%s)", (name, type, expected) => {
    expect(mediaTypeOf(file(name, type))).toBe(expected);
  });

  it.each([
    [file("skan.pdf"), "scan", undefined],
    [file("skan.docx"), "scan", "file.type"],
    [file("raport.csv"), "scan", "file.type"],
    [file("skan.pdf", "", 0), "scan", "file.empty"],
    [file("skan.pdf", "", 15 * 1024 * 1024), "scan", undefined],
    [file("skan.pdf", "", 15 * 1024 * 1024 + 1), "scan", "file.too_large"],
    [file("podpis.png", "", 300_000), "signature", undefined],
    [file("podpis.png", "", 300_001), "signature", "file.signature_too_large"],
    [file("podpis.pdf"), "signature", "file.not_a_picture"],
  ] as const)("is refused before it is sent where that is clear: %o as %s", (picked, purpose, code) => {
    expect(refusalBeforeSending(picked, purpose)).toBe(code);
  });

  it("is offered by kind", () => {
    expect(acceptOf("scan")).toBe("application/pdf,image/jpeg,image/png");
  });

  it("keeps its ending when its name is cut", () => {
    expect(announcedName("krótka.pdf")).toBe("krótka.pdf");
    const cut = announcedName(`${"ż".repeat(250)}.pdf`);
    expect([cut.length, cut.slice(-5)]).toEqual([200, "ż.pdf"]);
  });
});
