import { addSeconds } from "@zapisy/core/shared/time";
import type { Deps } from "../deps.ts";

/** A message that is still not sent after this long has lost its place in the queue. */
const STUCK_AFTER_SECONDS = 60;

/**
 * Puts messages that were queued but never sent back into the mail queue: the queue lost them, or the
 * mailer died holding them. Sending takes a lease, so one too many in the queue does no harm.
 */
export async function requeueMail(deps: Deps): Promise<void> {
  const before = addSeconds(deps.clock(), -STUCK_AFTER_SECONDS);
  let cursor: string | undefined;
  do {
    const page = await deps.stores.messages.listOutstanding(before, cursor, 100);
    if (page.items.length > 0) await deps.mailQueue?.send(page.items.map(({ messageId }) => messageId));
    cursor = page.cursor;
  } while (cursor);
}
