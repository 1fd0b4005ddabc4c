import { ScanCommand } from "@aws-sdk/lib-dynamodb";
import { brotliDecompressSync, gunzipSync, inflateRawSync, inflateSync } from "node:zlib";
import { foldText } from "@zapisy/core/shared/text";
import { readArchive } from "./archive.ts";
import { pdfText } from "./pdf-text.ts";
import type { World } from "./world.ts";

/** What somebody is looked for by: words as anybody would write them, and texts that stand exactly so. */
export interface Needles {
  words: readonly string[];
  exact: readonly string[];
}

/** The same, each word with what it is once it is folded. */
interface FoldedNeedles extends Pick<Needles, "exact"> {
  words: readonly { word: string; folded: string }[];
}

/** How deep what is packed within something packed is looked into. */
const DEPTH = 4;

/**
 * Where something of somebody stands, in the whole table with all keys and in the whole bucket, however it is packed: the kind of row and the
 * word, or the first part of the key and the word. Each once.
 */
export async function tracesOf({ deps }: World, { words, exact }: Needles): Promise<string[]> {
  const needles: FoldedNeedles = { words: words.map((word) => ({ word, folded: foldText(word) })), exact };
  const found = new Set<string>();
  let from: Record<string, unknown> | undefined;
  do {
    const page = await deps.table.documents.send(
      new ScanCommand({ TableName: deps.table.name, ExclusiveStartKey: from, ConsistentRead: true }),
    );
    for (const row of page.Items ?? [])
      for (const word of await wordsIn(row, needles)) found.add(`${String(row["__edb_e__"])}: ${word}`);
    from = page.LastEvaluatedKey;
  } while (from);
  for (const key of await deps.bucket.list("")) {
    const place = key.slice(0, key.lastIndexOf("/")).replace(/\/[a-z]+_[0-9A-Z]{26}.*/, "");
    const bytes = await deps.bucket.get(key);
    const inBoth = [...(await wordsIn(key, needles)), ...(bytes ? await wordsIn(bytes, needles) : [])];
    for (const word of inBoth) found.add(`${place}/: ${word}`);
  }
  return [...found].toSorted();
}

/** Which needles stand in a value, in its parts, or in what these hold packed. */
async function wordsIn(value: unknown, needles: FoldedNeedles, depth = DEPTH): Promise<Set<string>> {
  const found = new Set<string>();
  const add = (more: Iterable<string>) => {
    for (const word of more) found.add(word);
  };
  if (typeof value === "string") {
    const all = foldText(value);
    for (const { word, folded } of needles.words) if (all.includes(folded)) found.add(word);
    add(needles.exact.filter((text) => value.includes(text)));
    if (depth > 0) for (const packed of packedIn(value)) add(await wordsIn(packed, needles, depth - 1));
  } else if (value instanceof Uint8Array) {
    const bytes = Buffer.from(value);
    add(await wordsIn(bytes.toString("utf8"), needles, depth));
    add(await wordsIn(bytes.toString("latin1"), needles, 0));
    if (depth > 0) for (const inner of await unpacked(bytes)) add(await wordsIn(inner, needles, depth - 1));
  } else if (Array.isArray(value) || value instanceof Set) {
    for (const part of value) add(await wordsIn(part, needles, depth));
  } else if (typeof value === "object" && value !== null) {
    for (const [name, part] of Object.entries(value)) {
      add(await wordsIn(name, needles, 0));
      add(await wordsIn(part, needles, depth));
    }
  }
  return found;
}

/** What a text holds as base64, as quoted-printable, or as the address of something. */
function packedIn(text: string): (string | Buffer)[] {
  const base64 = text.match(/[\w+/-]{24,}={0,2}(?:\r?\n[\w+/-]{4,}={0,2})*/g) ?? [];
  const quoted = /=[0-9A-F]{2}/.test(text)
    ? [
        Buffer.from(
          text
            .replaceAll(/=\r?\n/g, "")
            .replaceAll(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
          "latin1",
        ).toString("utf8"),
      ]
    : [];
  const escaped = /%[0-9A-F]{2}/i.test(text) ? [unescaped(text)] : [];
  return [...base64.map((part) => Buffer.from(part, "base64")), ...quoted, ...escaped];
}

function unescaped(text: string): string {
  return text.replaceAll(/(?:%[0-9A-F]{2})+/gi, (part) =>
    Buffer.from(part.replaceAll("%", ""), "hex").toString("utf8"),
  );
}

/** What bytes are once they are unpacked: an archive, a PDF, or something compressed. */
async function unpacked(bytes: Buffer): Promise<(Buffer | string)[]> {
  if (bytes.subarray(0, 4).toString("latin1") === "PK\u0003\u0004")
    return [...(await readArchive(bytes))].flatMap(([path, content]) => [path, content]);
  if (bytes.subarray(0, 5).toString("latin1") === "%PDF-") {
    const streams = [...bytes.toString("latin1").matchAll(/stream\r?\n([\s\S]*?)\r?\nendstream/g)];
    const texts = bytes.byteLength > 100 ? [await pdfText(bytes).catch(() => "")] : [];
    return [...texts, ...streams.flatMap(([, body = ""]) => tried(inflateSync, Buffer.from(body, "latin1")))];
  }
  if (bytes.byteLength < 2) return [];
  // The first two begin with bytes of their own; the others may begin with any.
  if (bytes.readUInt16BE() === 0x1f8b) return tried(gunzipSync, bytes);
  const isZlib = (bytes[0] ?? 0) % 16 === 8 && bytes.readUInt16BE() % 31 === 0;
  return [...(isZlib ? [inflateSync] : []), inflateRawSync, brotliDecompressSync].flatMap((unpack) =>
    tried(unpack, bytes),
  );
}

function tried(unpack: (bytes: Buffer) => Buffer, bytes: Buffer): Buffer[] {
  const { stackTraceLimit } = Error;
  // Most of it is not packed, and nobody reads where in this file that was found out.
  Error.stackTraceLimit = 0;
  try {
    return [unpack(bytes)];
  } catch {
    // It is packed otherwise, or not at all.
    return [];
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
  }
}
