import type { Deps } from "../deps.ts";
import { isUrgent } from "../mails/index.ts";
import { streamHandler } from "./follow-stream.ts";

/** Hands each new message to the mail queue, where the sending rate is kept. */
export function queueMail(deps: Deps) {
  return streamHandler(deps, "queue-mail", ["message"], async ({ before, after }) => {
    const message = !before && after ? deps.stores.messages.fromImage(after) : undefined;
    if (message?.state !== "queued") return;
    const { notBefore, messageId, kind } = message;
    const wait = notBefore === undefined ? 0 : Date.parse(notBefore) - Date.parse(deps.clock());
    await deps.mailQueue.send([messageId], {
      urgent: isUrgent(kind),
      delaySeconds: Math.max(0, Math.ceil(wait / 1000)),
    });
  });
}
