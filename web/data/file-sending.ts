import type { FileUpload } from "@zapisy/core/file/answer";
import type { FileType } from "@zapisy/core/file/schema";
import { ApiError } from "./client.ts";

/** What browsers and systems call a file; Windows says that a CSV is a workbook, some say nothing at all. */
const BY_ENDING: Readonly<Record<string, FileType>> = {
  pdf: "application/pdf",
  jpg: "image/jpeg",
  jpeg: "image/jpeg",
  png: "image/png",
  csv: "text/csv",
  txt: "text/csv",
};

/** A file as the browser hands it over. */
export type PickedFile = Pick<File, "name" | "type" | "size">;

/** The kind of file as its name and the browser say; the server looks at the bytes. */
export function mediaTypeOf({ name, type }: PickedFile): FileType | undefined {
  const known = Object.values(BY_ENDING).find((each) => each === type);
  return known ?? BY_ENDING[name.split(".").at(-1)?.toLowerCase() ?? ""];
}

/** A name that the API takes: not longer than 200 characters, its ending kept. */
export function announcedName(name: string): string {
  const [ending = ""] = /\.\w{1,5}$/.exec(name) ?? [];
  return name.length <= 200 ? name : `${name.slice(0, 200 - ending.length)}${ending}`;
}

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
 * Posts a file with the form that its announcement gave, more than once where the line breaks.
 * @throws ApiError file.upload_failed
 * @throws DOMException `AbortError` when `signal` was aborted
 */
export async function sendFile(
  upload: FileUpload["upload"],
  file: Blob,
  { onProgress, signal }: UploadOptions,
): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    signal?.throwIfAborted();
    try {
      return await post(upload, file, onProgress, signal);
    } catch (error) {
      if (attempt === ATTEMPTS || signal?.aborted) throw error;
      await new Promise((resolve) => setTimeout(resolve, FIRST_PAUSE_MS * attempt));
    }
  }
}

/** Posts the form; `fetch` would not tell how far it has come. */
function post(
  { url, fields }: FileUpload["upload"],
  file: Blob,
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
