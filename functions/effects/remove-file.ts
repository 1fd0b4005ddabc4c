import { fileKey } from "@zapisy/core/file";
import type { Deps } from "../deps.ts";
import { streamHandler } from "./follow-stream.ts";

/** Takes the bytes of a file away once somebody has deleted it; its row already says so. */
export function removeFile(deps: Deps) {
  return streamHandler(deps, "remove-file", ["file"], async ({ after }) => {
    const kept = after && deps.stores.files.fromImage(after);
    if (kept?.deleted) await deps.bucket.delete(fileKey(kept.file.ownerId, kept.file.fileId));
  });
}
