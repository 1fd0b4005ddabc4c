import { TYPES_OF, maxBytes } from "@zapisy/core/file/rules";
import type { FilePurpose, FileType } from "@zapisy/core/file/schema";

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

/** A name that the API takes: not longer than 200 characters, its ending kept. */
export function announcedName(name: string): string {
  const [ending = ""] = /\.\w{1,5}$/.exec(name) ?? [];
  return name.length <= 200 ? name : `${name.slice(0, 200 - ending.length)}${ending}`;
}
