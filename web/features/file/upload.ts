import type { FileUpload, StoredFile } from "@zapisy/core/file/answer";
import type { EventFileInput } from "@zapisy/core/file/schema";
import { ApiError } from "../../data/client.ts";
import { announcedName, mediaTypeOf, sendFile, type UploadOptions } from "../../data/file-sending.ts";
import { announceFile, announceSignature, fileArrived, signatureArrived } from "./file-api.ts";
import { refusalBeforeSending } from "./file.state.ts";

/**
 * Sends a signed scan or a log-in report of an event, and has it checked.
 * @throws ApiError with the code of a refusal: `file.too_large`, `file.not_what_it_says` …
 * @throws DOMException `AbortError` when `signal` was aborted
 */
export function uploadEventFile(
  eventId: string,
  file: File,
  what: Pick<EventFileInput, "purpose" | "unitId">,
  options: UploadOptions = {},
): Promise<StoredFile> {
  return upload(
    file,
    what.purpose,
    (common) => announceFile(eventId, { ...what, ...common }),
    (fileId) => fileArrived(eventId, fileId),
    options,
  );
}

/**
 * Sends the picture of a signature for a project's certificates, and has it checked.
 * @returns the picture; certificates name it by its id or its SHA-256
 * @throws ApiError with the code of a refusal: `file.signature_too_large`, `file.not_a_picture` …
 */
export function uploadSignature(
  projectId: string,
  file: File,
  options: UploadOptions = {},
): Promise<StoredFile> {
  return upload(
    file,
    "signature",
    (common) => announceSignature(projectId, common),
    (fileId) => signatureArrived(projectId, fileId),
    options,
  );
}

async function upload(
  file: File,
  purpose: StoredFile["purpose"],
  announce: (common: Pick<EventFileInput, "name" | "mediaType" | "bytes">) => Promise<FileUpload>,
  arrived: (fileId: string) => Promise<StoredFile>,
  options: UploadOptions,
): Promise<StoredFile> {
  const refusal = refusalBeforeSending(file, purpose);
  const mediaType = mediaTypeOf(file);
  if (refusal || !mediaType) throw new ApiError(422, refusal ?? "file.type");
  const announced = await announce({ name: announcedName(file.name), mediaType, bytes: file.size });
  await sendFile(announced.upload, file, options);
  const stored = await arrived(announced.file.fileId);
  if (stored.state === "refused") throw new ApiError(422, stored.refusal ?? "file.type");
  return stored;
}
