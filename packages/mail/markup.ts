import type { Block, Piece } from "./letter.ts";
import { oneLine } from "./line.ts";

/** Where a point of a list begins. */
const POINT = /^ {0,3}(?:[-*•]|(\d{1,3})[.)])\s+(?=\S)/;

/**
 * What of a text that staff wrote is more than text: **strong**, *emphasis*, [words](address) and lists, a part of Markdown. Paragraphs
 * are parted by empty lines; lines of one stay lines. Everything else, markup too, is text.
 */
export function markup(text: string): Extract<Block, { type: "lines" | "list" }>[] {
  return text.split(/\n\s*\n/).flatMap(blocksOf);
}

function blocksOf(chunk: string): ReturnType<typeof markup> {
  const blocks: ReturnType<typeof markup> = [];
  for (const line of chunk.split("\n").filter((one) => one.trim() !== "")) {
    const last = blocks.at(-1);
    const point = POINT.exec(line);
    const pieces = inline(oneLine(line.slice(point?.[0].length ?? 0)), {});
    if (point) {
      const ordered = point[1] === undefined ? undefined : true;
      if (last?.type === "list" && last.ordered === ordered) last.items.push(pieces);
      else blocks.push({ type: "list", items: [pieces], ...(ordered && { ordered }) });
    } else if (last?.type === "list" && /^\s/.test(line)) last.items.at(-1)?.push({ text: " " }, ...pieces);
    else if (last?.type === "lines") last.lines.push(pieces);
    else blocks.push({ type: "lines", lines: [pieces] });
  }
  return blocks;
}

/** By turns: what is escaped, an address, **strong**, *emphasis*, [words](address). */
const INLINE =
  /\\([\\*[\]])|(https?:\/\/[^\s<>"„”]+)|\*\*(?=\S)(.+?)(?<=\S)\*\*(?!\*)|\*(?=[^\s*])(.+?)(?<=[^\s*])\*(?!\*)|\[([^[\]]+)\]\((https:\/\/[^\s(){}<>"]+|mailto:[\w.+-]+@[\w-]+(?:\.[\w-]+)+)\)/g;

function inline(line: string, style: Omit<Piece, "text">): Piece[] {
  const pieces: Piece[] = [];
  let end = 0;
  for (const match of line.matchAll(INLINE)) {
    const [whole, escaped, address, strong, emphasis, words, href] = match;
    if (match.index > end) pieces.push({ ...style, text: line.slice(end, match.index) });
    end = match.index + whole.length;
    const plain = escaped ?? address;
    if (plain !== undefined) pieces.push({ ...style, text: plain });
    else if (strong !== undefined) pieces.push(...inline(strong, { ...style, strong: true }));
    else if (emphasis !== undefined) pieces.push(...inline(emphasis, { ...style, emphasis: true }));
    else pieces.push(...inline(words ?? "", { ...style, href }));
  }
  if (end < line.length) pieces.push({ ...style, text: line.slice(end) });
  return pieces;
}
