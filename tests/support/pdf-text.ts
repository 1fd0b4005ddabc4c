import { spawn } from "node:child_process";

/** The text of a PDF as a reader sees it, lines in reading order, pages ended by a form feed. */
export function pdfText(bytes: Uint8Array): Promise<string> {
  return poppler("pdftotext", ["-layout", "-", "-"], bytes);
}

/** What `pdfinfo` says of a PDF: title, pages, tags; with `-struct-text` its structure tree. */
export function pdfInfo(bytes: Uint8Array, ...options: string[]): Promise<string> {
  return poppler("pdfinfo", [...options, "-"], bytes);
}

/** A word on a page with its box, in points from the page's upper left corner. */
export interface PdfWord {
  page: number;
  text: string;
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** All words of a PDF with their boxes, and the sizes of its pages: to prove that nothing overlaps or is cut off. */
export async function pdfWords(
  bytes: Uint8Array,
): Promise<{ pages: { width: number; height: number }[]; words: PdfWord[] }> {
  const pages: { width: number; height: number }[] = [];
  const words: PdfWord[] = [];
  for (const line of (await poppler("pdftotext", ["-bbox", "-", "-"], bytes)).split("\n")) {
    const numbers = [...line.matchAll(/="([\d.]+)"/g)].map(([, value]) => Number(value));
    const [left = 0, top = 0, right = 0, bottom = 0] = numbers;
    if (line.includes("<page ")) pages.push({ width: left, height: top });
    const text = /<word[^>]*>(.*)<\/word>/.exec(line)?.[1];
    if (text !== undefined) words.push({ page: pages.length, text, left, top, right, bottom });
  }
  return { pages, words };
}

function poppler(program: string, options: string[], input: Uint8Array): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, options);
    let output = "";
    let complaint = "";
    child.stdout.setEncoding("utf8").on("data", (text: string) => (output += text));
    child.stderr.setEncoding("utf8").on("data", (text: string) => (complaint += text));
    child.on("error", (cause: NodeJS.ErrnoException) =>
      reject(
        cause.code === "ENOENT"
          ? new Error(`${program} is missing; install it with: apt-get install poppler-utils`, { cause })
          : cause,
      ),
    );
    child.on("close", (code) => {
      if (code === 0 && !complaint) resolve(output);
      else reject(new Error(`${program} ended with ${code}: ${complaint}`));
    });
    // A program that stops before it has read everything says why by its exit code.
    child.stdin.on("error", () => undefined);
    child.stdin.end(input);
  });
}
