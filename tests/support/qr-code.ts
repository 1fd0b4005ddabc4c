import { execFileSync } from "node:child_process";
import { decodeQR } from "qr/decode.js";

/** Fine enough for a code of two centimetres. */
const DOTS_PER_INCH = 150;

/** What the QR code on a page of a PDF says, read from the page as it is printed. @throws Error when there is none */
export function printedCode(pdf: Uint8Array, page = 1): string {
  const options = ["-gray", "-r", String(DOTS_PER_INCH), "-f", String(page), "-l", String(page), "-"];
  const picture = execFileSync("pdftoppm", options, { input: pdf, maxBuffer: 1 << 28 });
  // A PGM begins with its kind, size and depth: "P5\n1240 1754\n255\n"; a byte for each dot follows.
  const head = /^P5\s(\d+)\s(\d+)\s255\s/.exec(picture.subarray(0, 40).toString("latin1"));
  if (!head) throw new Error("pdftoppm made no picture");
  const dots = picture.subarray(head[0].length);
  const data = new Uint8Array(dots.length * 4).fill(255);
  for (const [at, grey] of dots.entries()) data.fill(grey, at * 4, at * 4 + 3);
  return decodeQR({ width: Number(head[1]), height: Number(head[2]), data });
}
