import { TYPES_OF, maxBytes } from "@zapisy/core/file/rules";
import type { FilePurpose } from "@zapisy/core/file/schema";
import { mediaTypeOf, type PickedFile } from "../../data/file-sending.ts";

/** Why a file need not be sent at all, as a message key; undefined when it may be. */
export function refusalBeforeSending(file: PickedFile, purpose: FilePurpose): string | undefined {
  const mediaType = mediaTypeOf(file);
  if (!mediaType || !TYPES_OF[purpose].includes(mediaType))
    return purpose === "signature" ? "file.not_a_picture" : "file.type";
  if (file.size === 0) return "file.empty";
  if (file.size > maxBytes(purpose))
    return purpose === "signature" ? "file.signature_too_large" : "file.too_large";
  return undefined;
}

/** What an `<input type="file">` offers for a purpose. */
export function acceptOf(purpose: FilePurpose): string {
  return TYPES_OF[purpose].join(",");
}
