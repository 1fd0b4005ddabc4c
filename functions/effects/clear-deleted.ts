import type { Deps } from "../deps.ts";
import { streamHandler } from "./follow-stream.ts";

/** Takes away what hung on a draft once that was deleted: codes, what was set for a selection, what its mails say. */
export function clearDeleted(deps: Deps) {
  const { events } = deps.stores;
  const context = () => deps.context({ type: "system", name: "clear-deleted" }, "stream");

  return streamHandler(deps, "clear-deleted", ["event"], async ({ before, after }) => {
    const gone = !after && before && events.headFromImage(before);
    if (gone) await deps.services.event.clearDeleted(context(), gone.eventId);
  });
}
