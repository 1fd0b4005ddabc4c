import { bytesLeft } from "../letter-file/rules.ts";
import { LETTER_FILES_MAX_BYTES, type LetterFile } from "../letter-file/schema.ts";
import type { MailText, MailTextOwner } from "./schema.ts";

/** Whose the files of a text are in the bucket: each has copies of its own, so that what one lets go is nobody else's. */
export function fileHolder(owner: MailTextOwner, kind: string): string {
  return `texts/${owner}/${kind}`;
}

/** A file that goes with a mail, and whose it is in the bucket. */
export interface PlacedFile {
  holder: string;
  file: LetterFile;
}

/** What a place's text has of files. */
export type FilesOfText = Pick<MailText, "owner" | "kind" | "attachments">;

/**
 * What goes with a mail of what the places added to it, and what has no room: the nearest first, each that fits into what is left.
 * @param brought bytes of what the mail brings along itself
 */
export function filesThatGo(
  texts: readonly (FilesOfText | undefined)[],
  brought: number,
): { goes: PlacedFile[]; left: PlacedFile[] } {
  const [goes, left]: [PlacedFile[], PlacedFile[]] = [[], []];
  let room = LETTER_FILES_MAX_BYTES - brought;
  for (const text of texts) {
    if (!text) continue;
    for (const file of text.attachments ?? []) {
      const placed = { holder: fileHolder(text.owner, text.kind), file };
      if (file.bytes > room) left.push(placed);
      else {
        goes.push(placed);
        room -= file.bytes;
      }
    }
  }
  return { goes, left };
}

/** Bytes that files of a place may have together: what the mail brings along itself, and what is added above, is taken off. */
export function roomForFiles(above: readonly (FilesOfText | undefined)[], brings: number): number {
  const files = above.flatMap((text) => text?.attachments ?? []);
  return Math.max(0, bytesLeft(files, LETTER_FILES_MAX_BYTES - brings));
}
