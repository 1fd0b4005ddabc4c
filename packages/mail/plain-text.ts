import { groupDigits, type Block, type Fact, type Letter } from "./letter.ts";

/** Lines of mail in plain text stay readable below 78 characters (RFC 5322 2.1.1), also when quoted. */
const WIDTH = 72;

/** Writes a letter as plain text: wrapped at words, every address on a line of its own. */
export function toPlainText(letter: Letter): string {
  const { note, link } = letter.footer;
  const footer = link ? `${wrap(note)}\n${link.label}:\n${link.url}` : wrap(note);
  return `${[...letter.blocks.map(blockText), footer].join("\n\n")}\n`;
}

function blockText(block: Block): string {
  switch (block.type) {
    case "paragraph":
      return wrap(block.text);
    case "facts":
      return block.facts.map(factText).join("\n");
    case "action":
      return `${block.label}:\n${block.url}`;
    case "code":
      return `    ${groupDigits(block.code)}`;
    case "signature":
      return block.lines.map((line) => wrap(line)).join("\n");
  }
}

function factText({ label, values }: Fact): string {
  const [first, ...others] = values;
  if (!first) return "";
  if (others.length > 0)
    return [`${label}:`, ...values.map(({ text }) => wrap(`- ${text}`, "  "))].join("\n");
  return first.href?.startsWith("https:")
    ? `${label}:\n${first.text}`
    : wrap(`${label}: ${first.text}`, "  ");
}

/** Breaks a line at words; a word that is longer than the width stays whole, so that addresses work. */
function wrap(text: string, indent = ""): string {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ")) {
    if (line !== "" && line.length + 1 + word.length > WIDTH) {
      lines.push(line);
      line = indent + word;
    } else line = line === "" ? word : `${line} ${word}`;
  }
  return [...lines, line].join("\n");
}
