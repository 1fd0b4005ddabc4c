import { refOf } from "@zapisy/core/message";
import { addSeconds } from "@zapisy/core/shared/time";
import type { Deps } from "../deps.ts";
import { laneOf } from "../mails/index.ts";
import { LANES } from "../mails/lane.ts";

/**
 * Puts messages that were queued but never sent back into the mail queue: the queue gave them up or lost
 * them, or the mailer died holding them. How long that takes differs: a queue that lasts needs more patience, and a letter to
 * many stands in it for hours. Sending takes a lease, so one too many in the queue does no harm.
 */
export async function requeueMail(deps: Deps): Promise<void> {
  const { REQUEUE_MAIL_AFTER_MINUTES: minutes = 1, REQUEUE_MAIL_TO_MANY_AFTER_MINUTES: ofMany = minutes } =
    deps.config;
  const before = addSeconds(deps.clock(), -60 * minutes);
  const manyBefore = addSeconds(deps.clock(), -60 * ofMany);
  let cursor: string | undefined;
  do {
    const page = await deps.stores.messages.listOutstanding(before, cursor, 100);
    const due = page.items.filter(({ notBefore = "" }) => notBefore <= deps.clock());
    for (const lane of LANES) {
      const lost = due.filter(
        ({ kind, queuedAt }) => laneOf(kind) === lane && (lane !== "many" || queuedAt < manyBefore),
      );
      if (lost.length > 0) await deps.mailQueue.send(lost.map(refOf), { lane });
    }
    cursor = page.cursor;
  } while (cursor);
}
