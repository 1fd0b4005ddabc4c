import { isUrgent } from "@zapisy/core/message";
import type { Deps } from "../deps.ts";
import { streamHandler } from "./stream-record.ts";

/** Hands each new message to the mail queue, where the sending rate is kept. */
export function queueMail(deps: Deps) {
  return streamHandler(deps, "queue-mail", ["message"], async ({ before, after }) => {
    const message = !before && after ? deps.stores.messages.fromImage(after) : undefined;
    if (message?.state !== "queued") return;
    await deps.mailQueue.send([message.messageId], isUrgent(message.kind) ? "urgent" : undefined);
  });
}
