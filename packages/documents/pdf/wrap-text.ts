import { clustersOf } from "@zapisy/core/shared/printable";

/** Where a line may break: after a space, and after a dash or slash within a word. */
const BREAK_AFTER = /(?<=[ –—/])/;
/** Where a word may break that is wider than a line by itself: Polish would repeat the hyphen otherwise. */
const BREAK_WITHIN = /(?<=-)/;
/** A number stays with the word that makes sense of it: "2011 r.", "nr 5", "godz. 9:00". */
const BESIDE_NUMBER = /(?<=\d) (?=r\.)|(?<=(?:^|[ (])(?:nr|godz\.)) (?=\S)/g;
/** Polish typography leaves no one-letter word at the end of a line. */
const ONE_LETTER_WORD = /(?<=^|[ („])([aiouwz]) (?=\S)/gi;

/**
 * Breaks a text into lines no wider than `width`, in the unit of `measure`. A word that is wider than a
 * line by itself is broken after hyphens, or else between characters, so nothing ever leaves its column. A
 * line keeps the space at which it was broken, for readers of the text without its lines; it is not measured.
 * An empty text has no lines.
 */
export function wrapText(text: string, width: number, measure: (line: string) => number): string[] {
  const pieces = text
    .replace(/[ \t\r\n]+/g, " ")
    .trim()
    .replace(BESIDE_NUMBER, "\u00a0")
    .replace(ONE_LETTER_WORD, "$1\u00a0")
    .split(BREAK_AFTER)
    .flatMap((piece) => (measure(piece.trimEnd()) > width ? piece.split(BREAK_WITHIN) : [piece]));
  const space = measure(" ");
  const lines: string[] = [];
  let line = "";
  let lineWidth = 0;
  for (const piece of pieces) {
    const word = piece.trimEnd();
    // Words are set one by one, so their widths add up; parts of one word may stand closer than by themselves.
    const wanted = line === "" || line.endsWith(" ") ? lineWidth + measure(word) : measure(line + word);
    if (wanted <= width) {
      line += piece;
      lineWidth = wanted + (word.length < piece.length ? space : 0);
      continue;
    }
    if (line) lines.push(line);
    line = "";
    // A broken word is broken into even parts: no single letter is left over.
    const characters = clustersOf(word);
    const size = Math.ceil(characters.length / Math.ceil(measure(word) / width));
    let inLine = 0;
    for (const character of characters) {
      if (line && (inLine >= size || measure(line + character) > width)) {
        lines.push(line);
        line = "";
        inLine = 0;
      }
      line += character;
      inLine += 1;
    }
    line += piece.slice(word.length);
    lineWidth = measure(line);
  }
  if (line) lines.push(line);
  return lines;
}
