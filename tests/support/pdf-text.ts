import { execFile, spawn } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

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

/** What qpdf finds wrong with a PDF's build; empty: nothing. */
export async function pdfFaults(bytes: Uint8Array): Promise<string> {
  return withFile(bytes, async (file) => {
    const { stdout, stderr } = await run("qpdf", ["--check", file]).catch(
      (failed: { stdout: string; stderr: string }) => failed,
    );
    return /No syntax or stream encoding errors found/.test(stdout) ? stderr : `${stdout}${stderr}`;
  });
}

/** Dictionaries of a PDF as qpdf reads them: the catalogue first, then all others. */
export async function pdfObjects(bytes: Uint8Array): Promise<Record<string, unknown>[]> {
  return withFile(bytes, async (file) => {
    const { stdout } = await run("qpdf", ["--json=2", "--json-key=qpdf", file], { maxBuffer: 1 << 28 });
    const { qpdf } = JSON.parse(stdout) as { qpdf: [unknown, Record<string, { value?: unknown }>] };
    const objects = Object.values(qpdf[1])
      .map(({ value }) => value)
      .filter((value): value is Record<string, unknown> => typeof value === "object" && value !== null);
    return objects.toSorted((a, b) => Number(b["/Type"] === "/Catalog") - Number(a["/Type"] === "/Catalog"));
  });
}

const run = promisify(execFile);

async function withFile<T>(bytes: Uint8Array, work: (file: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), "pdf-"));
  try {
    const file = join(folder, "file.pdf");
    await writeFile(file, bytes);
    return await work(file);
  } finally {
    await rm(folder, { recursive: true });
  }
}
