import { writeFile } from "node:fs/promises";
import { encodeQR } from "qr";

const WIDTH = 640;
const HEIGHT = 480;
/** Pixels of one square of a code: about what a ticket on a phone held before a camera comes to. */
const SQUARE = 9;
const FRAMES_PER_SECOND = 10;

/** One picture of a camera in YUV 4:2:0, grey, with a code in its middle; without one it is an empty room. */
function frame(text: string | undefined): Buffer {
  const picture = Buffer.alloc(WIDTH * HEIGHT * 1.5, 128);
  picture.fill(170, 0, WIDTH * HEIGHT);
  const squares = text === undefined ? [] : encodeQR(text, "raw", { ecc: "medium", border: 2 });
  const left = Math.floor((WIDTH - squares.length * SQUARE) / 2);
  const top = Math.floor((HEIGHT - squares.length * SQUARE) / 2);
  for (const [row, cells] of squares.entries())
    for (const [column, isDark] of cells.entries())
      for (let line = 0; line < SQUARE; line += 1) {
        const start = (top + row * SQUARE + line) * WIDTH + left + column * SQUARE;
        picture.fill(isDark ? 30 : 225, start, start + SQUARE);
      }
  return picture;
}

/**
 * Writes a film (Y4M) that Chromium plays in the place of a camera, over and over: each code for a second,
 * an empty room between them.
 */
export async function writeCameraFilm(path: string, codes: readonly string[]): Promise<void> {
  const head = Buffer.from(`YUV4MPEG2 W${WIDTH} H${HEIGHT} F${FRAMES_PER_SECOND}:1 Ip A1:1 C420jpeg\n`);
  const pictures = codes.flatMap((code) => [
    ...Array.from({ length: FRAMES_PER_SECOND }, () => frame(code)),
    ...Array.from({ length: 3 }, () => frame(undefined)),
  ]);
  await writeFile(path, Buffer.concat([head, ...pictures.flatMap((one) => [Buffer.from("FRAME\n"), one])]));
}
