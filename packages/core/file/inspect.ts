import { createHash } from "node:crypto";
import type { Readable } from "node:stream";
import type { FileFindings } from "./rules.ts";

const HEAD_BYTES = 16;
const UTF16_MARKS = ["utf-16le", "utf-16be"] as const;

/** Reads a file once, from beginning to end, and keeps nothing of it. */
export async function inspect(stream: Readable): Promise<FileFindings & { sha256: string }> {
  const hash = createHash("sha256");
  let bytes = 0;
  let head = new Uint8Array();
  let isText = true;
  let decoder: TextDecoder | undefined;
  for await (const chunk of withWholeHead(stream)) {
    if (bytes === 0) {
      head = new Uint8Array(chunk.subarray(0, HEAD_BYTES));
      decoder = utf16Decoder(head);
    }
    hash.update(chunk);
    bytes += chunk.byteLength;
    isText &&= decoder ? decodes(decoder, chunk) : !chunk.includes(0);
  }
  if (decoder) isText &&= decodes(decoder);
  return { bytes, head, isText, sha256: hash.digest("hex") };
}

/** The same bytes; the first piece is as long as the head, where there is as much. */
async function* withWholeHead(stream: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let first: Uint8Array = new Uint8Array();
  for await (const chunk of stream) {
    if (first.byteLength >= HEAD_BYTES) yield chunk;
    else {
      first = Buffer.concat([first, chunk]);
      if (first.byteLength >= HEAD_BYTES) yield first;
    }
  }
  if (first.byteLength > 0 && first.byteLength < HEAD_BYTES) yield first;
}

function utf16Decoder([first, second]: Uint8Array): TextDecoder | undefined {
  const little = first === 0xff && second === 0xfe;
  const big = first === 0xfe && second === 0xff;
  return little || big ? new TextDecoder(UTF16_MARKS[little ? 0 : 1], { fatal: true }) : undefined;
}

/** Whether the next bytes, or the end, are well-formed text without NUL. */
function decodes(decoder: TextDecoder, chunk?: Uint8Array): boolean {
  try {
    return !decoder.decode(chunk, { stream: chunk !== undefined }).includes("\u0000");
  } catch (error) {
    if (error instanceof TypeError) return false;
    throw error;
  }
}
