import type { Context } from "../shared/context.ts";
import { derivedId } from "../shared/id.ts";
import { jitter, RACE_ATTEMPTS } from "../shared/table.ts";
import {
  afterFeedback,
  canTake,
  sentAgain,
  settled,
  taken,
  type Feedback,
  type SendResult,
} from "./rules.ts";
import type { Message, MessageId, ResendRequest } from "./schema.ts";
import type { MessageStore } from "./store.ts";

/** A message as it comes to be: `cause` tells it from every other of its kind. */
export type NewMessage = Omit<Message, "messageId" | "state" | "attempts" | "queuedAt"> & {
  cause: readonly string[];
};

/** The outbox: what follows from the stream or a queue. */
export type Outbox = ReturnType<typeof createOutbox>;

/** Makes the outbox over the store of messages. */
export function createOutbox({ messages }: { messages: MessageStore }) {
  return {
    /** Queues a message; the same kind and cause twice queue once. */
    async queue(ctx: Context, { cause, ...message }: NewMessage): Promise<void> {
      const messageId = derivedId("msg", message.kind, ...cause);
      await messages.queue({ ...message, messageId, state: "queued", attempts: 0, queuedAt: ctx.now });
    },

    /** Queues a message again that was given up; the same message twice is queued once. */
    async queueAgain(ctx: Context, { messageId }: ResendRequest): Promise<void> {
      const message = await messages.find(messageId);
      const again = message && sentAgain(message, ctx.now);
      if (again) await messages.queue(again);
    },

    /**
     * Sends one message once: takes it under a lease, hands it to `send`, notes what came of it. A message
     * that somebody else has, or that was sent, is left alone.
     * @param options `again`: also one that was given up, because somebody mended the cause
     * @returns what to do with the queue's item: `again` when it is worth another try; with `done` and `given_up` it is over
     */
    async deliver(
      ctx: Context,
      messageId: MessageId,
      send: (message: Message) => Promise<SendResult>,
      clock: () => string,
      options: { again?: boolean } = {},
    ): Promise<"done" | "again" | "given_up"> {
      const message = await messages.find(messageId);
      if (!message || !canTake(message, ctx.now, options.again)) return "done";
      const mine = taken(message, ctx.now);
      if (!(await messages.replace(message, mine))) return "done";
      const result = await send(mine);
      // Before the message is noted as sent: whoever is told twice after a crash is told the same.
      if (result.outcome === "sent" && result.told) await messages.noteTold(result.told);
      const after = settled(mine, result, clock());
      const noted = await messages.replace(mine, after);
      if (result.outcome === "retry" || result.outcome === "failed")
        ctx.log.warn("mail not sent", { messageId, kind: message.kind, reason: result.reason });
      if (after.state === "queued") return "again";
      return after.state === "failed" && noted ? "given_up" : "done";
    },

    /**
     * Notes what became of a message after it was sent; the same news twice change nothing. A message that
     * is no longer kept is nobody's news.
     * @throws Error when others keep changing the message: the news must come again
     */
    async noteFeedback(ctx: Context, messageId: MessageId, feedback: Feedback): Promise<void> {
      for (let attempt = 0; attempt < RACE_ATTEMPTS; attempt += 1) {
        const message = await messages.find(messageId);
        const after = message && afterFeedback(message, feedback, ctx.now);
        if (!message || !after || (await messages.replace(message, after))) return;
        await jitter(attempt);
      }
      throw new Error(`The message ${messageId} is being changed by others.`);
    },
  };
}
