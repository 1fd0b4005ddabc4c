import { deflateSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { readPng } from "./png.ts";

function chunk(type: string, data: Uint8Array): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  return Buffer.concat([length, Buffer.from(type), data, Buffer.alloc(4)]);
}

interface Shape {
  width?: number;
  height?: number;
  bits?: number;
  /** PNG's number of the kind of colour: 0 gray, 2 colours, 3 palette, 4 gray and opacity, 6 colours and opacity. */
  type?: number;
  interlaced?: number;
  extra?: Buffer[];
}

/** A PNG whose rows begin with the number of their filter; unless said 4 × 2 pixels with opacity, 17 bytes a row. */
function png(rows: Uint8Array, shape: Shape = {}): Uint8Array {
  const { width = 4, height = 2, bits = 8, type = 6, interlaced = 0, extra = [] } = shape;
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([bits, type, 0, 0, interlaced], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([
    signature,
    chunk("IHDR", header),
    ...extra,
    chunk("IDAT", deflateSync(rows)),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

/** Colours of each pixel as hex, with the opacity behind them where some pixels are not opaque. */
function pixels(file: Uint8Array): string[] {
  const decoded = readPng(file)?.decode();
  const { colors = new Uint8Array(), opacity } = decoded ?? {};
  return Array.from({ length: colors.length / 3 }, (_, index) => {
    const color = Buffer.from(colors.subarray(index * 3, index * 3 + 3)).toString("hex");
    return opacity ? `${color}/${opacity[index]}` : color;
  });
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

  it("gives the same pixels whatever filter its rows have", () => {
    // Rows of 10 20 30, 40 50 60 and 11 22 33, 44 55 66 filtered by hand (PNG specification, clause 9).
    const first = [0, 10, 20, 30, 40, 50, 60];
    const second: Record<string, number[]> = {
      none: [0, 11, 22, 33, 44, 55, 66],
      sub: [1, 11, 22, 33, 33, 33, 33],
      up: [2, 1, 2, 3, 4, 5, 6],
      average: [3, 6, 12, 18, 44 - 25, 55 - 36, 66 - 46],
      paeth: [4, 1, 2, 3, 44 - 40, 55 - 50, 66 - 60],
    };
    const wanted = ["0a141e", "28323c", "0b1621", "2c3742"];
    expect(
      Object.entries(second).map(([name, row]) => [
        name,
        pixels(png(Uint8Array.from([...first, ...row]), { width: 2, type: 2 })),
      ]),
    ).toEqual(Object.keys(second).map((name) => [name, wanted]));
  });

  it("tells colours and opacity of every kind apart", () => {
    const palette = chunk("PLTE", Buffer.from("112233445566", "hex"));
    const two = { width: 2, height: 1 };
    expect([
      pixels(png(Uint8Array.from([0, 1, 2, 3, 255, 4, 5, 6, 7]), two)),
      pixels(png(Uint8Array.from([0, 9, 255, 8, 128]), { ...two, type: 4 })),
      pixels(png(Uint8Array.from([0, 1, 2, 3, 4]), { ...two, type: 0, bits: 16 })),
      pixels(png(Uint8Array.from([0, 0b0100_0000]), { ...two, type: 3, bits: 1, extra: [palette] })),
      pixels(
        png(Uint8Array.from([0, 0b0001_0000]), {
          ...two,
          type: 3,
          bits: 4,
          extra: [palette, chunk("tRNS", Buffer.from([7]))],
        }),
      ),
      pixels(
        png(Uint8Array.from([0, 1, 2, 3, 4, 5, 6]), {
          ...two,
          type: 2,
          extra: [chunk("tRNS", Buffer.from([0, 4, 0, 5, 0, 6]))],
        }),
      ),
    ]).toEqual([
      ["010203/255", "040506/7"],
      ["090909/255", "080808/128"],
      ["010101", "030303"],
      ["112233", "445566"],
      ["445566/255", "112233/7"],
      ["010203/255", "040506/0"],
    ]);
  });

  it("puts the passes of an interlaced picture where they belong", () => {
    // 4 × 2 gray pixels: passes 1 (column 0), 4 (column 2), 6 (columns 1 and 3), 7 (the second row).
    const rows = Uint8Array.from([0, 1, 0, 3, 0, 2, 4, 0, 5, 6, 7, 8]);
    expect(pixels(png(rows, { type: 0, interlaced: 1 }))).toEqual(
      [1, 2, 3, 4, 5, 6, 7, 8].map((gray) => `0${gray}`.repeat(3)),
    );
  });
});
