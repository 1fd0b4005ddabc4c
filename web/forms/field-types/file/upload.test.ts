import { describe, expect, it } from "vitest";
import { ApiError } from "../../../data/client.ts";
import { isWorthRepeating, refusalBeforeSending } from "./upload.ts";

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

it.each([
  [true, 0, "network.offline"],
  [true, 200, "network.unreadable"],
  [true, 0, "file.upload_failed"],
  // The store's own refusals: its form ended meanwhile.
  [true, 403, "file.upload_failed"],
  [true, 409, "file.not_arrived"],
  [true, 404, "file.not_found"],
  [true, 429, "file.too_many_from_client"],
  [true, 429, "rate_limited"],
  [true, 503, "request.unavailable"],
  [false, 422, "file.type"],
  [false, 422, "file.attachment_too_large"],
  [false, 422, "file.not_what_it_says"],
  [false, 409, "registration.recruitment_closed"],
])("the same file may be sent once more: %s of %i %s", (isWorth, status, code) => {
  expect(isWorthRepeating(new ApiError(status, code))).toBe(isWorth);
});
