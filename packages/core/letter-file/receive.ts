import { openReceipt, type ReceiptFor } from "../attachment/index.ts";
import { fileIdOf, fileNameOf, isReceipt } from "../attachment/rules.ts";
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
    const file =
      fileAmong(had, one) ??
      (isReceipt(one) ? opened(openReceipt<LetterFileType>(secretKey, one, given, now)) : undefined);
    if (file) kept.set(file.fileId, file);
    else issues.push({ path: "attachments", code: "letter_file.gone", limit: fileNameOf(one) });
  }
  const files = [...kept.values()];
  return { kept: files, issues: [...issues, ...letterFileIssues(files, room)] };
}

/**
 * The file of a letter that is named, by its id or by the receipt that it came with: a page goes on naming it so after it was saved, also when the
 * receipt has ended. What the letter has needs no proof.
 */
export function fileAmong(had: readonly LetterFile[], named: string): LetterFile | undefined {
  const id = fileIdOf(named) ?? named;
  return had.find(({ fileId }) => fileId === id);
}

function opened(receipt: ReturnType<typeof openReceipt<LetterFileType>>): LetterFile | undefined {
  if (!receipt) return undefined;
  const { fileId, name, mediaType, bytes, sha256 } = receipt;
  return { fileId, name: letterFileName(name, mediaType), mediaType, bytes, sha256 };
}
