import { refOf } from "@zapisy/core/message";
import { addSeconds } from "@zapisy/core/shared/time";
import type { Deps } from "../deps.ts";
import { isUrgent } from "../mails/index.ts";

/**
 * Puts messages that were queued but never sent back into the mail queue: the queue gave them up or lost
 * them, or the mailer died holding them. How long that takes differs: a queue that lasts needs more patience. Sending takes a lease, so one too many in the queue does no harm.
 */
export async function requeueMail(deps: Deps): Promise<void> {
  const before = addSeconds(deps.clock(), -60 * (deps.config.REQUEUE_MAIL_AFTER_MINUTES ?? 1));
  let cursor: string | undefined;
  do {
    const page = await deps.stores.messages.listOutstanding(before, cursor, 100);
    const due = page.items.filter(({ notBefore = "" }) => notBefore <= deps.clock());
    const [urgent, others] = [true, false].map((wanted) =>
      due.filter(({ kind }) => isUrgent(kind) === wanted).map(refOf),
    );
    if (urgent?.length) await deps.mailQueue.send(urgent, { urgent: true });
    if (others?.length) await deps.mailQueue.send(others);
    cursor = page.cursor;
  } while (cursor);
}
