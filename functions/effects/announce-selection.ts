import type { Deps } from "../deps.ts";
import { streamHandler } from "./follow-stream.ts";

/** Has what a committee decided done and told, the part of it that is next; the part after it follows from that. */
export function announceSelection(deps: Deps) {
  return streamHandler(deps, "announce-selection", ["selection"], async ({ after }) => {
    const selection = after && deps.stores.selections.fromImage(after);
    if (selection?.state !== "announcing") return;
    const ctx = deps.context({ type: "system", name: "announce-selection" }, "stream");
    await deps.services.selection.announcePart(ctx, selection);
  });
}
