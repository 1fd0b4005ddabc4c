import { openReceipt, type ReceiptFor } from "../attachment/index.ts";
import { fileNameOf, isReceipt } from "../attachment/rules.ts";
import type { Issue } from "../shared/error.ts";
import type { SecretKey } from "../shared/secret.ts";
import type { Instant } from "../shared/time.ts";
import { letterFileName } from "./file-name.ts";
import { letterFileIssues } from "./rules.ts";
import type { LetterFile, LetterFileType } from "./schema.ts";

/**
 * The files of a letter as they are kept: those that it had, by their ids, and new ones, by receipts that were given for it. Each is named once.
 * @param had files of the letter as it is stored
 * @param room bytes that they may have together
 */
export function receiveLetterFiles(
  { secretKey }: { secretKey: SecretKey },
  given: ReceiptFor,
  named: readonly string[],
  { now, had = [], room }: { now: Instant; had?: readonly LetterFile[]; room?: number },
): { kept: LetterFile[]; issues: Issue[] } {
  const kept = new Map<string, LetterFile>();
  const issues: Issue[] = [];
  for (const one of named) {
    const file = isReceipt(one)
      ? opened(openReceipt<LetterFileType>(secretKey, one, given, now))
      : had.find(({ fileId }) => fileId === one);
    if (file) kept.set(file.fileId, had.find(({ fileId }) => fileId === file.fileId) ?? file);
    else issues.push({ path: "attachments", code: "letter_file.gone", limit: fileNameOf(one) });
  }
  const files = [...kept.values()];
  return { kept: files, issues: [...issues, ...letterFileIssues(files, room)] };
}

function opened(receipt: ReturnType<typeof openReceipt<LetterFileType>>): LetterFile | undefined {
  if (!receipt) return undefined;
  const { fileId, name, mediaType, bytes, sha256 } = receipt;
  return { fileId, name: letterFileName(name, mediaType), mediaType, bytes, sha256 };
}
