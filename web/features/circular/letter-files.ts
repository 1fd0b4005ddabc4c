import { fileIdOf } from "@zapisy/core/attachment/rules";
import type { AttachmentUpload } from "@zapisy/core/attachment-upload/answer";
import { letterFileName, letterTypeOf } from "@zapisy/core/letter-file/rules";
import type { LetterFile, LetterFileInput } from "@zapisy/core/letter-file/schema";
import { ApiError, request } from "../../data/client.ts";
import { announcedName, sendFile, type UploadOptions } from "../../data/file-sending.ts";

/** A file of a letter, as the form shows it. */
export type ShownFile = Pick<LetterFile, "fileId" | "name" | "bytes">;

/** Announces a file, for what it is to go with. */
export type Announce = (file: LetterFileInput) => Promise<AttachmentUpload>;

/**
 * Sends a file that is to go with a letter, and has it looked at.
 * @returns what the form shows, and the receipt by which the letter is saved with it
 * @throws ApiError with the code of a refusal: `file.letter_type`, `file.not_what_it_says` …
 * @throws DOMException `AbortError` when the signal was aborted
 */
export async function sendLetterFile(
  announce: Announce,
  file: File,
  options: UploadOptions,
): Promise<{ shown: ShownFile; receipt: string }> {
  const mediaType = letterTypeOf(file.name);
  if (!mediaType) throw new ApiError(422, "file.letter_type");
  if (file.size === 0) throw new ApiError(422, "file.empty");
  const name = letterFileName(announcedName(file.name), mediaType);
  const announced = await announce({ name, mediaType, bytes: file.size });
  await sendFile(announced.upload, file, options);
  const { answer: receipt } = await request("POST", "/api/attachments", {
    body: { ticket: announced.ticket },
    signal: options.signal,
  });
  const fileId = (fileIdOf(receipt) ?? "") as ShownFile["fileId"];
  return { shown: { fileId, name, bytes: file.size }, receipt };
}
