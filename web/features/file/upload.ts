import type { FileUpload, StoredFile } from "@zapisy/core/file/answer";
import type { EventFileInput } from "@zapisy/core/file/schema";
import { ApiError } from "../../data/client.ts";
import { announceFile, announceSignature, fileArrived, signatureArrived } from "./file-api.ts";
import { announcedName, mediaTypeOf, refusalBeforeSending } from "./file.state.ts";

/** How an upload is watched and stopped. */
export interface UploadOptions {
  /** Hears which part of the bytes has gone, 0 to 1. */
  onProgress?: (part: number) => void;
  signal?: AbortSignal;
}

/** How often the bytes are sent before the person is asked. */
const ATTEMPTS = 3;
const FIRST_PAUSE_MS = 800;

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
  { onProgress, signal }: UploadOptions,
): Promise<StoredFile> {
  const refusal = refusalBeforeSending(file, purpose);
  const mediaType = mediaTypeOf(file);
  if (refusal || !mediaType) throw new ApiError(422, refusal ?? "file.type");
  const announced = await announce({ name: announcedName(file.name), mediaType, bytes: file.size });
  for (let attempt = 1; ; attempt += 1) {
    signal?.throwIfAborted();
    try {
      await post(announced.upload, file, onProgress, signal);
      break;
    } catch (error) {
      if (attempt === ATTEMPTS || signal?.aborted) throw error;
      await new Promise((resolve) => setTimeout(resolve, FIRST_PAUSE_MS * attempt));
    }
  }
  const stored = await arrived(announced.file.fileId);
  if (stored.state === "refused") throw new ApiError(422, stored.refusal ?? "file.type");
  return stored;
}

/** Posts the form; `fetch` would not tell how far it has come. */
function post(
  { url, fields }: FileUpload["upload"],
  file: File,
  onProgress: UploadOptions["onProgress"],
  signal: AbortSignal | undefined,
): Promise<void> {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  // The store ignores everything behind the file.
  form.append("file", file);
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const stop = () => request.abort();
    const settle = (act: () => void) => {
      signal?.removeEventListener("abort", stop);
      act();
    };
    request.open("POST", url);
    request.upload.addEventListener("progress", ({ loaded, total }) =>
      onProgress?.(total ? loaded / total : 0),
    );
    request.addEventListener("load", () =>
      settle(() => {
        if (request.status >= 200 && request.status < 300) resolve();
        else reject(new ApiError(request.status, "file.upload_failed"));
      }),
    );
    request.addEventListener("error", () => settle(() => reject(new ApiError(0, "file.upload_failed"))));
    request.addEventListener("abort", () => settle(() => reject(new DOMException("Stopped", "AbortError"))));
    signal?.addEventListener("abort", stop);
    request.send(form);
  });
}
