import { describe, expect, it } from "vitest";
import { archiveOf, readArchive } from "../../../tests/support/archive.ts";
import { isArchive, officeTypeOf } from "./office.ts";

const TYPES = "[Content_Types].xml";
const WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
const ODT = "application/vnd.oasis.opendocument.text";
const document = archiveOf({ [TYPES]: "<Types/>", "word/document.xml": "<w:document/>" });

describe("a document of an office", () => {
  it.each([
    ["of Word", document, WORD],
    [
      "of Excel",
      archiveOf({ [TYPES]: "", "xl/workbook.xml": "" }),
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ],
    [
      "of PowerPoint",
      archiveOf({ "ppt/presentation.xml": "", [TYPES]: "" }),
      "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    ],
    ["of LibreOffice", archiveOf({ mimetype: ODT, "content.xml": "" }), ODT],
    [
      "of LibreOffice, a table",
      archiveOf({ mimetype: "application/vnd.oasis.opendocument.spreadsheet", "content.xml": "" }),
      "application/vnd.oasis.opendocument.spreadsheet",
    ],
    // A table within a text is a part of it, whose own parts stand uncompressed in the midst of the bytes.
    [
      "of Word with a table in it",
      archiveOf({
        "word/embeddings/table.xlsx": archiveOf({ "xl/workbook.xml": "" }).toString("latin1"),
        "word/document.xml": "",
      }),
      WORD,
    ],
    ["of Word with macros", archiveOf({ "word/document.xml": "", "word/vbaProject.bin": "" }), undefined],
    ["of LibreOffice with macros", archiveOf({ mimetype: ODT, "Basic/script-lc.xml": "" }), undefined],
    ["of LibreOffice with Python", archiveOf({ mimetype: ODT, "Scripts/python/a.py": "" }), undefined],
    ["of another kind", archiveOf({ mimetype: `${ODT}-template`, "content.xml": "" }), undefined],
    ["that is a program for Java", archiveOf({ "META-INF/MANIFEST.MF": "" }), undefined],
    ["that names a part in its text alone", archiveOf({ "a.txt": "word/document.xml" }), undefined],
    ["that is cut off", document.subarray(0, -30), undefined],
    ["of no bytes", Buffer.alloc(0), undefined],
    ["whose list lies elsewhere", Buffer.concat([Buffer.from("MZ"), document]), undefined],
  ])("%s", (_, bytes, type) => {
    expect(officeTypeOf(bytes)).toBe(type);
  });

  it("is told by its parts as other programs read them", async () => {
    expect([...(await readArchive(document)).keys()]).toEqual([TYPES, "word/document.xml"]);
    expect([isArchive(document), isArchive(Buffer.from("%PDF-1.7"))]).toEqual([true, false]);
  });
});
