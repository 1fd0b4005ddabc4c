import { streamAttachment } from "@zapisy/core/attachment-upload";
import type { LetterFile } from "@zapisy/core/letter-file";
import { buffer } from "node:stream/consumers";
import type { Deps } from "../deps.ts";
import type { Documents } from "../mails/mail.ts";

/** Bytes of files that a mailer holds: those of three letters that are sent beside each other. */
const KEPT_BYTES = 15_000_000;

/**
 * Fetches files that go with mails, and holds those that were wanted last: a letter to a thousand people, or what is added to every confirmation, reads
 * the bucket once in each mailer and not a thousand times. What a file is never changes under its id.
 */
export function fetchLetterFiles(deps: Pick<Deps, "bucket">): Documents["file"] {
  const kept = new Map<string, { bytes: number; content: Promise<Uint8Array> }>();
  const fetchFile = async (holder: string, fileId: string) => {
    const stream = await streamAttachment(deps.bucket, holder, fileId);
    if (!stream) throw new Error(`The file ${fileId} of ${holder} is nowhere.`);
    return buffer(stream);
  };
  const contentOf = (holder: string, { fileId, bytes }: LetterFile) => {
    const known = kept.get(fileId);
    if (known) {
      kept.delete(fileId);
      kept.set(fileId, known);
      return known.content;
    }
    const content = fetchFile(holder, fileId);
    kept.set(fileId, { bytes, content });
    // One that did not come is asked for again.
    content.catch(() => kept.delete(fileId));
    let held = [...kept.values()].reduce((sum, one) => sum + one.bytes, 0);
    for (const [id, one] of kept) {
      if (held <= KEPT_BYTES) break;
      kept.delete(id);
      held -= one.bytes;
    }
    return content;
  };
  return async (holder, file) => ({
    filename: file.name,
    contentType: file.mediaType,
    content: await contentOf(holder, file),
  });
}
