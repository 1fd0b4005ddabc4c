import { createHash } from "node:crypto";
import { createReadStream, createWriteStream } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { Transform, type Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { makeFolder } from "./own-folder.ts";
import { StartProblem } from "./start-problem.ts";

/** Name of the list of sums in a folder; `sha256sum -c SHA256SUMS` checks them without us. */
export const SUMS = "SHA256SUMS";

/** SHA-256 in hex of the files in a folder, by their paths in it. */
export type Sums = Map<string, string>;

/** Copies a file, see {@link saveWithSum}. */
export function copyWithSum(from: string, to: string): Promise<{ sha256: string; bytes: number }> {
  return saveWithSum(createReadStream(from), to);
}

/**
 * Saves a stream into a file that its owner alone reads, and makes the folders that it is in.
 * @returns its SHA-256 in hex and its bytes
 */
export async function saveWithSum(from: Readable, to: string): Promise<{ sha256: string; bytes: number }> {
  // Nothing is awaited before the pipeline listens: a stream that fails when nobody does ends the process.
  makeFolder(dirname(to));
  const hash = createHash("sha256");
  let bytes = 0;
  const counted = new Transform({
    transform(chunk: Buffer, _, done) {
      hash.update(chunk);
      bytes += chunk.byteLength;
      done(null, chunk);
    },
  });
  await pipeline(from, counted, createWriteStream(to, { mode: 0o600 }));
  return { sha256: hash.digest("hex"), bytes };
}

/** SHA-256 of a file. */
export async function sumOf(file: string): Promise<string> {
  const hash = createHash("sha256");
  await pipeline(createReadStream(file), hash);
  return hash.digest("hex");
}

/** Writes the list of sums into the folder: last of all, so that a folder with one is complete. */
export async function writeSums(dir: string, sums: Sums): Promise<void> {
  const lines = [...sums].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([path, sum]) => `${sum}  ${path}\n`);
  await writeFile(join(dir, SUMS), lines.join(""), { mode: 0o600 });
}

/**
 * Reads the list of sums of a folder.
 * @throws StartProblem when there is none, or when it leads out of the folder
 */
export async function readSums(dir: string): Promise<Sums> {
  const text = await readFile(join(dir, SUMS), "utf8").catch((error: unknown) => {
    if (!isMissing(error)) throw error;
    throw new StartProblem(`${dir} holds no ${SUMS}: it is not ours, or its making was cut short.`);
  });
  const sums: Sums = new Map();
  for (const line of text.split("\n").filter(Boolean)) {
    const [, sum = "", path = ""] = /^([0-9a-f]{64}) {2}(.+)$/.exec(line) ?? [];
    if (!sum || path.startsWith("/") || path.split(/[/\\]/).includes(".."))
      throw new StartProblem(`${join(dir, SUMS)} cannot be read at the line: ${line}`);
    sums.set(path, sum);
  }
  return sums;
}

/** Reads the JSON file in which a folder says what it is, before its sums are looked at. @throws StartProblem when it is none */
export async function readManifest(dir: string, name: string): Promise<unknown> {
  const text = await readFile(join(dir, name), "utf8");
  try {
    return JSON.parse(text);
  } catch {
    throw damaged(join(dir, name));
  }
}

/** What is said of a file that is not as it was written. */
export function damaged(file: string): StartProblem {
  return new StartProblem(`${file} is damaged: its sum is another.`);
}

/** Whether something was not there: neither the file nor, where one of them is a file itself, the folders it is in. */
export function isMissing(error: unknown): boolean {
  return error instanceof Error && "code" in error && (error.code === "ENOENT" || error.code === "ENOTDIR");
}
