import { inflateSync } from "node:zlib";

/** Larger pictures are no logos; a small file can unfold to hundreds of megabytes. */
const MAX_PIXELS = 16_000_000;
/** Samples per pixel by colour type (PNG specification, table 11.1). */
const SAMPLES: Record<number, number> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };
const INDEXED = 3;
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

/** A PNG file that can be decoded to its last row. */
export interface Png {
  width: number;
  height: number;
  /** Present where it is neither interlaced nor transparent: compressed rows that can go into a PDF as they are. */
  plain?: { rows: Uint8Array; bits: number; samples: number; palette?: Uint8Array };
  /** Red, green and blue of each pixel in bytes, and how opaque each is where some are not. */
  decode(): { colors: Uint8Array; opacity?: Uint8Array };
}

interface Pass {
  /** First column and row, and steps. */
  grid: readonly [x: number, y: number, stepX: number, stepY: number];
  columns: number;
  rows: number;
  /** Bytes of a row with its filter's number before it. */
  rowBytes: number;
}

interface Layout {
  width: number;
  bits: number;
  samples: number;
  colorType: number;
  palette: Uint8Array;
  transparency?: Uint8Array;
}

/** Reads a PNG file; undefined when it is broken or larger than any logo. */
export function readPng(data: Uint8Array): Png | undefined {
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  const parts: Uint8Array[] = [];
  let palette = new Uint8Array();
  let transparency: Uint8Array | undefined;
  for (let offset = 8; offset + 12 <= data.length;) {
    const length = view.getUint32(offset);
    const type = String.fromCharCode(...data.subarray(offset + 4, offset + 8));
    if (offset + 12 + length > data.length) return undefined;
    const body = data.subarray(offset + 8, offset + 8 + length);
    if (type === "IDAT") parts.push(body);
    if (type === "PLTE") palette = new Uint8Array(body);
    if (type === "tRNS") transparency = body;
    offset += 12 + length;
  }
  if (data.length < 33 || parts.length === 0) return undefined;
  const width = view.getUint32(16);
  const height = view.getUint32(20);
  const [bits = 0, colorType = -1] = [data[24], data[25]];
  const samples = SAMPLES[colorType] ?? 0;
  if (samples * bits === 0 || width * height === 0 || width * height > MAX_PIXELS) return undefined;
  const interlaced = data[28] === 1;
  const passes = (interlaced ? ADAM7 : ([[0, 0, 1, 1]] as const))
    .map((grid): Pass => {
      const columns = Math.ceil((width - grid[0]) / grid[2]);
      const rows = Math.ceil((height - grid[1]) / grid[3]);
      return { grid, columns, rows, rowBytes: 1 + Math.ceil((columns * bits * samples) / 8) };
    })
    .filter(({ columns, rows }) => columns > 0 && rows > 0);
  const rows = inflatedRows(parts, passes);
  if (!rows) return undefined;
  return {
    width,
    height,
    plain:
      interlaced || transparency || colorType > INDEXED
        ? undefined
        : { rows: Buffer.concat(parts), bits, samples, ...(colorType === INDEXED && { palette }) },
    decode: () => pixelsOf(rows, passes, height, { width, bits, samples, colorType, palette, transparency }),
  };
}

/** The rows of all passes, each after its filter's number; undefined when they do not decompress or do not add up. */
function inflatedRows(parts: Uint8Array[], passes: Pass[]): Uint8Array | undefined {
  const size = passes.reduce((sum, { rows, rowBytes }) => sum + rows * rowBytes, 0);
  let bytes: Uint8Array;
  try {
    bytes = inflateSync(Buffer.concat(parts), { maxOutputLength: size });
  } catch {
    // Whatever zlib objects to, the picture cannot be shown.
    return undefined;
  }
  if (bytes.length !== size) return undefined;
  let offset = 0;
  for (const { rows, rowBytes } of passes) {
    for (let row = 0; row < rows; row += 1, offset += rowBytes) {
      // Every row begins with the number of its filter, 0 to 4.
      if ((bytes[offset] ?? 5) > 4) return undefined;
    }
  }
  return bytes;
}

function pixelsOf(
  filtered: Uint8Array,
  passes: Pass[],
  height: number,
  layout: Layout,
): { colors: Uint8Array; opacity?: Uint8Array } {
  const { width, bits, samples } = layout;
  const colors = new Uint8Array(width * height * 3);
  const opacity = new Uint8Array(width * height).fill(255);
  const rows = new Uint8Array(filtered);
  const pixelBytes = Math.max(1, (bits * samples) >> 3);
  const isPlain = bits === 8 && layout.colorType >= 2 && layout.colorType !== INDEXED && samples >= 3;
  const pixel = isPlain && !layout.transparency ? undefined : pixelReader(layout);
  let offset = 0;
  for (const { grid, columns, rows: rowCount, rowBytes } of passes) {
    const [x, y, stepX, stepY] = grid;
    for (let row = 0; row < rowCount; row += 1, offset += rowBytes) {
      unfilter(rows, offset, rowBytes, pixelBytes, row > 0);
      for (let column = 0; column < columns; column += 1) {
        const index = (y + row * stepY) * width + x + column * stepX;
        if (!pixel) {
          // As nearly all pictures are: nothing is made for a pixel, of which there may be millions.
          const at = offset + 1 + column * samples;
          colors[index * 3] = rows[at] ?? 0;
          colors[index * 3 + 1] = rows[at + 1] ?? 0;
          colors[index * 3 + 2] = rows[at + 2] ?? 0;
          if (samples === 4) opacity[index] = rows[at + 3] ?? 0;
          continue;
        }
        const [red, green, blue, alpha] = pixel(rows, offset + 1, column);
        colors[index * 3] = red;
        colors[index * 3 + 1] = green;
        colors[index * 3 + 2] = blue;
        opacity[index] = alpha;
      }
    }
  }
  return opacity.every((alpha) => alpha === 255) ? { colors } : { colors, opacity };
}

/** Takes the filter off one row in place (PNG specification, clause 9). */
function unfilter(
  rows: Uint8Array,
  offset: number,
  rowBytes: number,
  pixelBytes: number,
  hasRowAbove: boolean,
) {
  const filter = rows[offset] ?? 0;
  if (filter === 0) return;
  for (let index = 1; index < rowBytes; index += 1) {
    const at = offset + index;
    const left = index > pixelBytes ? (rows[at - pixelBytes] ?? 0) : 0;
    const above = hasRowAbove ? (rows[at - rowBytes] ?? 0) : 0;
    const corner = hasRowAbove && index > pixelBytes ? (rows[at - rowBytes - pixelBytes] ?? 0) : 0;
    const guess =
      filter === 1
        ? left
        : filter === 2
          ? above
          : filter === 3
            ? (left + above) >> 1
            : paeth(left, above, corner);
    rows[at] = (rows[at] ?? 0) + guess;
  }
}

function paeth(left: number, above: number, corner: number): number {
  const guess = left + above - corner;
  const toLeft = Math.abs(guess - left);
  const toAbove = Math.abs(guess - above);
  const toCorner = Math.abs(guess - corner);
  if (toLeft <= toAbove && toLeft <= toCorner) return left;
  return toAbove <= toCorner ? above : corner;
}

type Pixel = [red: number, green: number, blue: number, alpha: number];

/** Reads the pixel of a column from a row without its filter's number. */
function pixelReader({ bits, samples, colorType, palette, transparency }: Layout) {
  const bytes = bits >> 3;
  const mask = (1 << bits) - 1;
  /** A whole sample: an index, or what the one transparent colour is compared with. */
  const raw = (rows: Uint8Array, start: number, index: number): number => {
    if (bits === 8) return rows[start + index] ?? 0;
    if (bits === 16)
      return ((rows[start + index * bytes] ?? 0) << 8) | (rows[start + index * bytes + 1] ?? 0);
    const bit = index * bits;
    return ((rows[start + (bit >> 3)] ?? 0) >> (8 - bits - (bit & 7))) & mask;
  };
  const toByte = (value: number) => (bits === 16 ? value >> 8 : bits === 8 ? value : (value * 255) / mask);
  const keyed =
    transparency && colorType !== INDEXED
      ? Array.from(
          { length: samples },
          (_, n) => ((transparency[2 * n] ?? 0) << 8) | (transparency[2 * n + 1] ?? 0),
        )
      : undefined;
  return (rows: Uint8Array, start: number, column: number): Pixel => {
    const first = raw(rows, start, column * samples);
    if (colorType === INDEXED) {
      const [red = 0, green = 0, blue = 0] = palette.subarray(first * 3, first * 3 + 3);
      return [red, green, blue, transparency?.[first] ?? 255];
    }
    if (samples <= 2) {
      const gray = toByte(first);
      const alpha = samples === 2 ? toByte(raw(rows, start, column * 2 + 1)) : keyed?.[0] === first ? 0 : 255;
      return [gray, gray, gray, alpha];
    }
    const second = raw(rows, start, column * samples + 1);
    const third = raw(rows, start, column * samples + 2);
    const isKey = keyed?.[0] === first && keyed[1] === second && keyed[2] === third;
    const alpha = samples === 4 ? toByte(raw(rows, start, column * 4 + 3)) : isKey ? 0 : 255;
    return [toByte(first), toByte(second), toByte(third), alpha];
  };
}
