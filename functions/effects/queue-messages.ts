import { createOutbox } from "@zapisy/core/message";
import type { Deps } from "../deps.ts";
import { isUrgent, mailsThatFollow } from "../mails/index.ts";
import { beginMailings } from "../mails/mailing.ts";
import { readChange, type ChangedEntity, type Changes } from "../mails/trigger.ts";
import { streamHandler } from "./follow-stream.ts";

/** Queues the mails that follow from a change, as the kinds of mails say; those to many become a mailing. */
export function queueMessages(deps: Deps) {
  const outbox = createOutbox(deps.stores);
  return streamHandler(
    deps,
    "queue-messages",
    [...(Object.keys(readChange) as ChangedEntity[]), "resendRequest"],
    async ({ entity, before, after }) => {
      if (!after) return;
      const ctx = deps.context({ type: "system", name: "queue-messages" }, "stream");
      const request = entity === "resendRequest" && deps.stores.messages.requestFromImage(after);
      if (request) return outbox.queueAgain(ctx, request);
      const change = await readChange[entity as ChangedEntity](deps, before, after);
      if (!change) return;
      for (const mail of await mailsThatFollow(entity as ChangedEntity, change, deps.stores))
        await outbox.queue(ctx, mail);
      if (entity === "event") await beginMailings(deps, ctx, change as Changes["event"]);
    },
  );
}

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
