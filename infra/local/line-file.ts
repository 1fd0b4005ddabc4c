import { isUtf8 } from "node:buffer";
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
      const line = `${JSON.stringify(toJson(value))}\n`;
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
    if (line) yield JSON.parse(line, fromJson) as T;
  }
}

/**
 * A value as JSON can hold it: bytes as `{ $utf8 }` where they are text, as `{ $base64 }` where they are not.
 * @throws Error for what JSON would write as something else, and nobody could read back
 */
function toJson(value: unknown): unknown {
  if (value instanceof Uint8Array) {
    const bytes = Buffer.from(value);
    return isUtf8(bytes) ? { $utf8: bytes.toString("utf8") } : { $base64: bytes.toString("base64") };
  }
  if (value instanceof Set || typeof value === "bigint") throw new Error("a row holds what JSON cannot");
  if (Array.isArray(value)) return value.map(toJson);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, toJson(part)]));
}

/** What {@link toJson} was given. */
function fromJson(_name: string, value: unknown): unknown {
  if (typeof value !== "object" || value === null || Object.keys(value).length !== 1) return value;
  if ("$utf8" in value && typeof value.$utf8 === "string") return Buffer.from(value.$utf8, "utf8");
  if ("$base64" in value && typeof value.$base64 === "string") return Buffer.from(value.$base64, "base64");
  return value;
}
