import type { Issue } from "../shared/error.ts";
import { LETTER_FILES_MAX_BYTES, type LetterFile } from "./schema.ts";

export { letterFileName, letterTypeOf, LETTER_FILES_ACCEPTED } from "./file-name.ts";

/** How many bytes files leave for others. */
export function bytesLeft(
  files: readonly Pick<LetterFile, "bytes">[],
  room = LETTER_FILES_MAX_BYTES,
): number {
  return room - files.reduce((sum, { bytes }) => sum + bytes, 0);
}

/** What is wrong with the files of a letter together. */
export function letterFileIssues(files: readonly Pick<LetterFile, "bytes">[], room?: number): Issue[] {
  return bytesLeft(files, room) < 0 ? [{ path: "attachments", code: "letter_file.too_large" }] : [];
}
