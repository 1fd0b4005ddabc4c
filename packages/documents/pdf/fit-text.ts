import type { Element, TaggedPdf, TextStyle } from "./tagged-pdf.ts";

/** A text in a number of lines that was given. */
export interface FittedText {
  lines: readonly string[];
  style: TextStyle;
  /** Every word is there, none broken. */
  isWhole: boolean;
}

/** Sets a text in so many lines at most; what they do not hold ends in "…". */
export function fitText(
  pdf: TaggedPdf,
  text: string,
  style: TextStyle,
  width: number,
  most: number,
): FittedText {
  const lines = pdf.wrap(text, style, width);
  const isWhole =
    lines.length <= most && text.split(/\s+/).every((word) => pdf.widthOf(word, style) <= width);
  if (lines.length <= most) return { lines, style, isWhole };
  const last = lines.slice(most - 1).join("");
  const ends = Array.from(last, (_, index) => index + 1).filter((end) => end < last.length);
  const short = (end: number) => `${last.slice(0, end).replace(/[\s,;:–-]+$/, "")}…`;
  const fitting = ends.filter((end) => pdf.widthOf(short(end), style) <= width);
  // Better after a word than within one.
  const end = fitting.findLast((each) => /\s/.test(last.charAt(each))) ?? fitting.at(-1) ?? 0;
  return { lines: [...lines.slice(0, most - 1), `${short(end)} `], style, isWhole };
}

/** How high a text stands. */
export function heightOf({ lines, style: { leading } }: FittedText): number {
  return lines.length * leading;
}

/** Draws a text as a paragraph; returns the `y` under it. */
export function drawFitted(
  pdf: TaggedPdf,
  parent: Element,
  { lines, style }: FittedText,
  x: number,
  y: number,
): number {
  if (lines.length === 0) return y;
  let under = y;
  pdf.element(parent, "P", () => {
    under = pdf.drawLines(lines, x, y, style);
  });
  return under;
}
