import { encodeQR } from "qr";
import { decodeQR } from "qr/decode.js";
import { describe, expect, it } from "vitest";
import { qrPath } from "./qr-code.state.ts";

/** Draws a path of {@link qrPath} as a picture with so many pixels to a square, as a browser would. */
function draw(path: string, size: number, scale: number) {
  const side = size * scale;
  const data = new Uint8ClampedArray(side * side * 4).fill(255);
  for (const [, x, y, length] of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g))
    for (let row = Number(y) * scale; row < (Number(y) + 1) * scale; row += 1)
      for (let column = Number(x) * scale; column < (Number(x) + Number(length)) * scale; column += 1)
        data.fill(0, (row * side + column) * 4, (row * side + column) * 4 + 3);
  return { width: side, height: side, data };
}

describe("qrPath", () => {
  it("draws each run of dark squares as one rectangle", () => {
    expect(
      qrPath([
        [true, true, false],
        [false, false, false],
        [true, false, true],
      ]),
    ).toBe("M0 0h2v1h-2zM0 2h1v1h-1zM2 2h1v1h-1z");
  });

  it("draws what a reader reads", () => {
    const text = "ZAPISY:0123456789ABCDEFGHJK";
    const squares = encodeQR(text, "raw", { border: 4 });
    expect(decodeQR(draw(qrPath(squares), squares.length, 6))).toBe(text);
  });
});
