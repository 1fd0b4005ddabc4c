import { describe, expect, it } from "vitest";
import { refusalBeforeSending } from "./upload.ts";

describe("a file that somebody picked for a question", () => {
  it.each([
    ["zgoda.pdf", "application/pdf", 5 * 1024 * 1024, undefined],
    ["zgoda.PDF", "", 1_000, undefined],
    ["IMG_1.jpg", "image/jpeg", 1_000, undefined],
    ["zgoda.pdf", "application/pdf", 5 * 1024 * 1024 + 1, "file.attachment_too_large"],
    ["zgoda.pdf", "application/pdf", 0, "file.empty"],
    ["rysunek.svg", "image/svg+xml", 1_000, "file.type"],
    ["lista.csv", "text/csv", 1_000, "file.type"],
    ["IMG_1.heic", "image/heic", 1_000, "file.type"],
    ["bez nazwy", "", 1_000, "file.type"],
  ])("is judged before it is sent: %s (%s, %i bytes)", (name, type, size, code) => {
    expect(refusalBeforeSending({ name, type, size })).toBe(code);
  });
});
