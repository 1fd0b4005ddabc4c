import { ATTACHMENT_MAX_BYTES, ATTACHMENT_TYPES, type AttachmentType } from "@zapisy/core/attachment/schema";
import { ApiError, request } from "../../../data/client.ts";
import {
  announcedName,
  mediaTypeOf,
  sendFile,
  type PickedFile,
  type UploadOptions,
} from "../../../data/file-sending.ts";
import type { FileDoor } from "./door.ts";

/** Why a file need not be sent at all, as a message key; undefined when it may be. */
export function refusalBeforeSending(file: PickedFile): string | undefined {
  const mediaType = mediaTypeOf(file);
  if (!ATTACHMENT_TYPES.some((type) => type === mediaType)) return "file.type";
  if (file.size === 0) return "file.empty";
  return file.size > ATTACHMENT_MAX_BYTES ? "file.attachment_too_large" : undefined;
}

/** Refusals of how a file came and not of what it is: the store had none, or took too long to get one. */
const PASSING = new Set(["file.upload_failed", "file.not_arrived", "file.not_found"]);

/** Whether the same file may be sent once more: one that was refused for what it is would be refused again. */
export function isWorthRepeating(error: unknown): boolean {
  if (!(error instanceof ApiError)) return true;
  const { status, code } = error;
  return status < 400 || status === 429 || status >= 500 || PASSING.has(code);
}

/** A photograph from here on is made smaller: over a slow line it takes minutes, and 3000 points a side are plenty for a page. */
const LARGE_PHOTO_BYTES = 1_500_000;
const PHOTO_SIDE = 3000;

/** The picture as it is worth sending: a large photograph smaller, and without what it says of the place where it was taken. */
async function worthSending(file: File): Promise<File> {
  if (mediaTypeOf(file) !== "image/jpeg" || file.size < LARGE_PHOTO_BYTES) return file;
  try {
    const picture = await createImageBitmap(file);
    const scale = Math.min(1, PHOTO_SIDE / Math.max(picture.width, picture.height));
    const canvas = document.createElement("canvas");
    canvas.width = Math.round(picture.width * scale);
    canvas.height = Math.round(picture.height * scale);
    canvas.getContext("2d")?.drawImage(picture, 0, 0, canvas.width, canvas.height);
    picture.close();
    const smaller = await new Promise<Blob | null>((done) => canvas.toBlob(done, "image/jpeg", 0.85));
    return smaller && smaller.size < file.size
      ? new File([smaller], file.name, { type: "image/jpeg" })
      : file;
  } catch {
    // A browser that cannot draw it sends it as it is, and the server says what is wrong with it.
    return file;
  }
}

/**
 * Sends a file that answers a question, and has it looked at.
 * @returns the answer
 * @throws ApiError with the code of a refusal: `file.type`, `file.attachment_too_large`, `file.not_what_it_says` …
 * @throws DOMException `AbortError` when the signal was aborted
 */
export async function attach(
  door: FileDoor,
  questionId: string,
  picked: File,
  options: UploadOptions,
): Promise<string> {
  const file = await worthSending(picked);
  options.signal?.throwIfAborted();
  const refusal = refusalBeforeSending(file);
  if (refusal) throw new ApiError(422, refusal);
  const mediaType = mediaTypeOf(file) as AttachmentType;
  const announced = await door.announce(
    { questionId, name: announcedName(file.name), mediaType, bytes: file.size },
    options.signal,
  );
  await sendFile(announced.upload, file, options);
  const { answer } = await request("POST", "/api/attachments", {
    body: { ticket: announced.ticket },
    signal: options.signal,
  });
  return answer;
}
