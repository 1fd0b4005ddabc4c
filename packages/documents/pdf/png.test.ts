import { deflateSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { readPng } from "./png.ts";

function chunk(type: string, data: Uint8Array): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  return Buffer.concat([length, Buffer.from(type), data, Buffer.alloc(4)]);
}

/** A PNG of 4 × 2 pixels with transparency: 17 bytes a row. */
function png(rows: Uint8Array, { width = 4, interlaced = 0 } = {}): Uint8Array {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(2, 4);
  header.set([8, 6, 0, 0, interlaced], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([
    signature,
    chunk("IHDR", header),
    chunk("IDAT", deflateSync(rows)),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

describe("a PNG file", () => {
  it("can be read when it is interlaced and when it is not", () => {
    // Passes of 4 × 2 pixels interlaced: one row each of 1, 1, 2 and 4 pixels (passes 1, 4, 6 and 7).
    expect([
      readPng(png(new Uint8Array(34)))?.width,
      readPng(png(new Uint8Array(5 + 5 + 9 + 17), { interlaced: 1 }))?.width,
    ]).toEqual([4, 4]);
  });

  it.each([
    ["a row with an unknown filter", png(new Uint8Array(34).fill(9))],
    ["rows that end too early", png(new Uint8Array(33))],
    ["rows that go on too long, as a compression bomb does", png(new Uint8Array(1_000_000))],
    ["a file cut off", png(new Uint8Array(34)).subarray(0, 50)],
    ["more pixels than a logo has", png(new Uint8Array(34), { width: 100_000_000 })],
    ["no pixels", png(new Uint8Array(0), { width: 0 })],
    ["nothing", new Uint8Array()],
  ])("is refused for %s", (_, data) => {
    expect(readPng(data)).toBeUndefined();
  });
});
