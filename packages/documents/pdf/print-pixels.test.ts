import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { asPrinted, inPalette } from "./print-pixels.ts";

/** A row of pixels of these colours. */
function row(colors: readonly number[], opacity?: readonly number[]) {
  return {
    width: colors.length,
    height: 1,
    colors: Uint8Array.from(colors.flatMap((color) => [color >> 16, (color >> 8) & 255, color & 255])),
    ...(opacity && { opacity: Uint8Array.from(opacity) }),
  };
}

/** The colours that a palette shows. */
function shown({ indexes, palette }: NonNullable<ReturnType<typeof inPalette>>): number[] {
  return Array.from(indexes, (index) => Buffer.from(palette).readUIntBE(index * 3, 3));
}

const channels = (color: number) => [color >> 16, (color >> 8) & 255, color & 255];

describe("a palette", () => {
  it("shows the very colours where they are no more than it holds", () => {
    const color = fc.nat(0xffffff);
    fc.assert(
      fc.property(fc.array(color, { minLength: 1, maxLength: 256 }), (colors) => {
        const made = inPalette(row(colors));
        expect(made && shown(made)).toEqual(colors);
      }),
    );
  });

  it("shows none that is further off than nobody sees where they are a few more, and is not made where they are many", () => {
    const shades = Array.from({ length: 600 }, (_, index) => ((index % 200) << 16) | ((index % 3) << 8));
    const made = inPalette(row(shades));
    if (!made) throw new Error("no palette");
    expect(new Set(made.indexes).size).toBeLessThanOrEqual(256);
    for (const [index, color] of shown(made).entries())
      for (const [channel, value] of channels(color).entries())
        expect(Math.abs(value - (channels(shades[index] ?? 0)[channel] ?? 0))).toBeLessThanOrEqual(2);
    const far = Array.from(
      { length: 300 },
      (_, index) => (((index % 20) * 12) << 16) | (Math.floor(index / 20) * 12),
    );
    expect(inPalette(row(far))).toBeUndefined();
    expect(inPalette(row(Array.from({ length: 5_000 }, (_, index) => index)))).toBeUndefined();
  });

  it("has none of colours that nobody sees, because nothing of them is opaque", () => {
    const made = inPalette(row([0x123456, 0xff0000, 0x654321, 0x0000ff], [0, 255, 0, 1]));
    expect(made && shown(made)).toEqual([0xff0000, 0xff0000, 0xff0000, 0x0000ff]);
    expect(inPalette(row([0x123456, 0x654321], [0, 0]))?.palette).toHaveLength(3);
  });
});

describe("a picture that is far larger than it is printed", () => {
  const inch = 72;

  it("has three hundred pixels for an inch, and one that is not so much larger stays as it is", () => {
    const picture = (width: number, height: number) => ({
      width,
      height,
      colors: new Uint8Array(width * height * 3),
    });
    const { width, height } = asPrinted(picture(1_200, 300), { width: inch, height: inch });
    expect([width, height]).toEqual([300, 75]);
    // The higher side decides, as it does on the page.
    expect(asPrinted(picture(100, 900), { width: inch, height: inch }).height).toBe(300);
    const sharp = picture(590, 100);
    expect(asPrinted(sharp, { width: inch, height: inch })).toBe(sharp);
  });

  it("mixes what falls into one pixel, each as far as it is opaque", () => {
    const small = asPrinted(row([0xff0000, 0x0000ff, 0x00ff00, 0x00ff00], [255, 255, 255, 0]), {
      width: (2 * inch) / 300,
      height: inch,
    });
    expect(Buffer.from(small.colors).toString("hex")).toBe("80008000ff00");
    expect([...(small.opacity ?? [])]).toEqual([255, 128]);
  });
});
