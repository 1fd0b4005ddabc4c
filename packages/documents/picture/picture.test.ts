import { describe, expect, it } from "vitest";
import { isPicture } from "./index.ts";

const PIXEL = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);

/** A JPEG as its parts tell: no decoder is needed to see that it is cut off. */
function jpeg({ height = 1, width = 1, data = [0xff, 0xda, 0, 2, 1, 2, 3, 0xff, 0xd9] } = {}): Uint8Array {
  return Uint8Array.from([
    0xff,
    0xd8,
    // A part for programmes, without content.
    0xff,
    0xe0,
    0,
    4,
    0,
    0,
    // The frame.
    0xff,
    0xc0,
    0,
    11,
    8,
    height >> 8,
    height & 255,
    width >> 8,
    width & 255,
    1,
    0,
    0,
    0,
    ...data,
  ]);
}

describe("a picture", () => {
  it.each([
    ["a PNG", PIXEL, true],
    ["a PNG cut off", PIXEL.subarray(0, 40), false],
    ["a JPEG", jpeg(), true],
    ["a JPEG with something after its end", Uint8Array.from([...jpeg(), 0, 0, 0]), true],
    ["a JPEG without an end", jpeg({ data: [0xff, 0xda, 0, 2, 1, 2, 3] }), false],
    ["a JPEG without data", jpeg({ data: [] }), false],
    ["a JPEG of no height", jpeg({ height: 0 }), false],
    ["a JPEG of four billion pixels", jpeg({ height: 65_535, width: 65_535 }), false],
    ["a JPEG whose parts do not follow each other", jpeg({ data: [1, 2, 3, 4, 0xff, 0xd9] }), false],
    ["the beginning of a JPEG", jpeg().subarray(0, 3), false],
    ["a document", Buffer.from("%PDF-1.7"), false],
    ["nothing", new Uint8Array(), false],
  ])("can be told from what is none: %s", (_, bytes, expected) => {
    expect(isPicture(bytes)).toBe(expected);
  });
});
