import { describe, expect, it } from "vitest";
import { pdfText } from "../../../tests/support/pdf-text.ts";
import { POSTER } from "./fixture.ts";
import { posterPdf } from "./index.ts";

describe("a poster", () => {
  it("says what, when, where and how to sign up, on one page", async () => {
    const { name, bytes } = await posterPdf(POSTER);
    expect(name).toMatch(/^plakat-.*\.pdf$/);
    const text = await pdfText(bytes);
    expect(text).toContain(POSTER.url);
    expect(text).toContain("Zapisy do 24 czerwca 2011 r., godz. 15:00");
  });
});
