/** A picture pixel by pixel: red, green and blue of each in bytes, and how opaque each is where some are not. */
export interface Bitmap {
  width: number;
  height: number;
  colors: Uint8Array;
  opacity?: Uint8Array;
}

/** Sharper than this no printer of an office is, and no eye at reading distance. */
const PRINTED_DPI = 300;
const POINTS_PER_INCH = 72;
/** Fewer times as many pixels as are printed are left as they are: pixels cannot be made fewer without a blur. */
const FAR_LARGER = 2;
/** Indexes have a byte. */
const PALETTE = 256;
/** Of a picture with more colours than that, a photograph, no palette is tried. */
const MOST_COLORS = 4_096;
/** How far red, green or blue may be off of 255 where colours are more than a palette holds: less than paper can show. */
const UNSEEN = 2;

/** A bitmap with as many pixels as are printed at that size in points, where it has far more. */
export function asPrinted(bitmap: Bitmap, most: { width: number; height: number }): Bitmap {
  const inches = Math.min(most.width / bitmap.width, most.height / bitmap.height) / POINTS_PER_INCH;
  const ratio = 1 / (inches * PRINTED_DPI);
  if (ratio < FAR_LARGER) return bitmap;
  return smaller(bitmap, Math.ceil(bitmap.width / ratio), Math.ceil(bitmap.height / ratio));
}

/** Averages the pixels that fall into one, each as far as it is opaque. */
function smaller(
  { width: fromWidth, height: fromHeight, ...from }: Bitmap,
  width: number,
  height: number,
): Bitmap {
  const colors = new Uint8Array(width * height * 3);
  const opacity = from.opacity && new Uint8Array(width * height);
  const edges = (count: number, all: number) =>
    Array.from({ length: count + 1 }, (_, index) => Math.floor((index * all) / count));
  const [columns, rows] = [edges(width, fromWidth), edges(height, fromHeight)];
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      let [red, green, blue, alpha, count] = [0, 0, 0, 0, 0];
      for (let row = rows[y] ?? 0; row < (rows[y + 1] ?? 0); row += 1) {
        for (let column = columns[x] ?? 0; column < (columns[x + 1] ?? 0); column += 1) {
          const at = row * fromWidth + column;
          const weight = from.opacity?.[at] ?? 255;
          red += (from.colors[at * 3] ?? 0) * weight;
          green += (from.colors[at * 3 + 1] ?? 0) * weight;
          blue += (from.colors[at * 3 + 2] ?? 0) * weight;
          alpha += weight;
          count += 1;
        }
      }
      const index = y * width + x;
      const whole = alpha || 1;
      colors.set([Math.round(red / whole), Math.round(green / whole), Math.round(blue / whole)], index * 3);
      if (opacity) opacity[index] = Math.round(alpha / count);
    }
  }
  return { width, height, colors, opacity };
}

/**
 * A bitmap as indexes into a palette; undefined where its colours are too many. Where they are a few too many, as of
 * smoothed edges, those that nobody can tell apart are one ({@link UNSEEN}).
 */
export function inPalette({
  colors,
  opacity,
}: Bitmap): { indexes: Uint8Array; palette: Uint8Array } | undefined {
  const pixels = new Uint32Array(colors.length / 3);
  const counts = new Map<number, number>();
  const colorAt = (index: number) =>
    ((colors[index * 3] ?? 0) << 16) | ((colors[index * 3 + 1] ?? 0) << 8) | (colors[index * 3 + 2] ?? 0);
  // What is not there has the colour of what stands before it: a signature in one ink is of one colour.
  let color = colorAt(Math.max(0, opacity?.findIndex((alpha) => alpha > 0) ?? 0));
  for (let index = 0; index < pixels.length; index += 1) {
    if (opacity?.[index] !== 0) color = colorAt(index);
    pixels[index] = color;
    counts.set(color, (counts.get(color) ?? 0) + 1);
    if (counts.size > MOST_COLORS) return undefined;
  }
  const entries: number[] = [];
  const indexOf = new Map<number, number>();
  const often = [...counts].toSorted(([a, many], [b, more]) => more - many || a - b);
  for (const [color] of often) {
    const same = counts.size > PALETTE ? entries.findIndex((entry) => isUnseen(entry, color)) : -1;
    if (same < 0 && entries.length === PALETTE) return undefined;
    indexOf.set(color, same < 0 ? entries.push(color) - 1 : same);
  }
  return {
    indexes: Uint8Array.from(pixels, (color) => indexOf.get(color) ?? 0),
    palette: Uint8Array.from(entries.flatMap((color) => [color >> 16, (color >> 8) & 255, color & 255])),
  };
}

function isUnseen(a: number, b: number): boolean {
  return [16, 8, 0].every((shift) => Math.abs(((a >> shift) & 255) - ((b >> shift) & 255)) <= UNSEEN);
}
