import { inflateSync } from "node:zlib";

/** Larger pictures are no logos; a small file can unfold to hundreds of megabytes. */
const MAX_PIXELS = 16_000_000;
/** Samples per pixel by colour type (PNG specification, table 11.1). */
const SAMPLES: Record<number, number> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };
/** First column and row, and steps, of the seven passes of an interlaced picture. */
const ADAM7 = [
  [0, 0, 8, 8],
  [4, 0, 8, 8],
  [0, 4, 4, 8],
  [2, 0, 4, 4],
  [0, 2, 2, 4],
  [1, 0, 2, 2],
  [0, 1, 1, 2],
] as const;

/**
 * Whether a PNG can be decoded to its last row. pdfkit decodes pictures with transparency behind the
 * caller's back and an error there ends the process, so the pixels are checked before it sees them.
 */
export function isSoundPng(data: Uint8Array): boolean {
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  const parts: Uint8Array[] = [];
  for (let offset = 8; offset + 12 <= data.length;) {
    const length = view.getUint32(offset);
    const type = String.fromCharCode(...data.subarray(offset + 4, offset + 8));
    if (offset + 12 + length > data.length) return false;
    if (type === "IDAT") parts.push(data.subarray(offset + 8, offset + 8 + length));
    offset += 12 + length;
  }
  if (data.length < 33 || parts.length === 0) return false;
  const width = view.getUint32(16);
  const height = view.getUint32(20);
  const bits = (SAMPLES[data[25] ?? -1] ?? 0) * (data[24] ?? 0);
  if (bits === 0 || width * height === 0 || width * height > MAX_PIXELS) return false;
  const passes =
    data[28] === 1
      ? ADAM7.map(
          ([x, y, stepX, stepY]) =>
            [Math.ceil((width - x) / stepX), Math.ceil((height - y) / stepY)] as const,
        )
      : [[width, height] as const];
  const rows = passes
    .filter(([columns, rowCount]) => columns > 0 && rowCount > 0)
    .map(([columns, rowCount]) => ({ rowCount, bytes: 1 + Math.ceil((columns * bits) / 8) }));
  const size = rows.reduce((sum, { rowCount, bytes }) => sum + rowCount * bytes, 0);
  let pixels: Uint8Array;
  try {
    pixels = inflateSync(Buffer.concat(parts), { maxOutputLength: size });
  } catch {
    // Whatever zlib objects to, the picture cannot be shown.
    return false;
  }
  if (pixels.length !== size) return false;
  let offset = 0;
  for (const { rowCount, bytes } of rows) {
    for (let row = 0; row < rowCount; row += 1, offset += bytes) {
      // Every row begins with the number of its filter, 0 to 4.
      if ((pixels[offset] ?? 5) > 4) return false;
    }
  }
  return true;
}
