import { createHash } from "node:crypto";
import { once } from "node:events";
import { createReadStream, createWriteStream } from "node:fs";
import { createInterface } from "node:readline";

/** A file of JSON Lines (https://jsonlines.org) that is being written. */
export interface LineFile {
  /** Lines so far. */
  readonly count: number;
  /** Writes one line; to be waited for, so that no more is held than the disk takes. */
  write(value: object): Promise<void>;
  /** Ends the file. @returns its SHA-256 in hex */
  end(): Promise<string>;
}

/** Begins such a file, readable by its owner only. */
export function openLineFile(file: string): LineFile {
  const stream = createWriteStream(file, { mode: 0o600 });
  const hash = createHash("sha256");
  let count = 0;
  let failure: unknown;
  stream.on("error", (error) => (failure = error));
  return {
    get count() {
      return count;
    },
    async write(value) {
      if (failure) throw failure;
      const line = `${JSON.stringify(value, refuseLoss)}\n`;
      hash.update(line);
      count += 1;
      if (!stream.write(line)) await once(stream, "drain");
    },
    async end() {
      stream.end();
      if (!stream.closed) await once(stream, "close");
      if (failure) throw failure;
      return hash.digest("hex");
    },
  };
}

/** Reads such a file line by line. */
export async function* readLineFile<T>(file: string): AsyncGenerator<T> {
  for await (const line of createInterface({ input: createReadStream(file), crlfDelay: Infinity })) {
    if (line) yield JSON.parse(line) as T;
  }
}

/** JSON would write bytes and sets as something else, and nobody could read them back. */
function refuseLoss(key: string, value: unknown): unknown {
  if (value instanceof Set || value instanceof Uint8Array || typeof value === "bigint")
    throw new Error(`${key} holds what JSON cannot.`);
  return value;
}
