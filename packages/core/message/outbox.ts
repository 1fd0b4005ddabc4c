import type { Context } from "../shared/context.ts";
import { derivedId } from "../shared/id.ts";
import { jitter, RACE_ATTEMPTS, type Table } from "../shared/table.ts";
import { addSeconds } from "../shared/time.ts";
import {
  afterFeedback,
  attempted,
  canTake,
  LEASE_SECONDS,
  sentAfterAll,
  sentAgain,
  settled,
  type Feedback,
  type SendResult,
} from "./rules.ts";
import type { Message, MessageRef, ResendRequest } from "./schema.ts";
import { createOutboxStore } from "./outbox-store.ts";
import { againId, refOf } from "./store.ts";

/** A message as it comes to be: `cause` tells it from every other of its kind. */
export type NewMessage = Omit<Message, "messageId" | "state" | "attempts" | "queuedAt"> & {
  cause: readonly string[];
};

/** The outbox: what follows from the stream or a queue. */
export type Outbox = ReturnType<typeof createOutbox>;

/** Makes the outbox over one table. */
export function createOutbox(table: Table) {
  const messages = createOutboxStore(table);

  /**
   * Notes that a message was sent which somebody else changed meanwhile: news of its delivery, which may come before our own
   * note, or a mailer that had it before, for too long.
   */
  async function noteSent(ref: MessageRef, sent: Message): Promise<void> {
    for (let attempt = 0; attempt < RACE_ATTEMPTS; attempt += 1) {
      const message = await messages.find(ref);
      const after = message && sentAfterAll(message, sent);
      if (!message || !after || (await messages.replace(message, after))) return;
      await jitter(attempt);
    }
    throw new Error(`The message ${ref} is being changed by others.`);
  }

  /** The reference with whose the message is, which queues from before do not know. */
  async function withOwner(ref: MessageRef): Promise<MessageRef | undefined> {
    if (ref.includes("/")) return ref;
    const message = await messages.find(ref);
    return message && refOf(message);
  }

  return {
    /** Queues a message; the same kind and cause twice queue once. Says whether it is new. */
    async queue(ctx: Context, { cause, ...message }: NewMessage): Promise<boolean> {
      const messageId = derivedId("msg", message.kind, ...cause);
      return messages.queue({ ...message, messageId, state: "queued", attempts: 0, queuedAt: ctx.now });
    },

    /** Queues a message again that did not arrive; the same message twice is queued once. */
    async queueAgain(ctx: Context, { ownerId, messageId, to }: ResendRequest): Promise<void> {
      const message = await messages.find(`${ownerId}/${messageId}`);
      const again = message && sentAgain({ ...message, to: to ?? message.to }, againId(messageId), ctx.now);
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
      ref: MessageRef,
      send: (message: Message) => Promise<SendResult>,
      clock: () => string,
      options: { again?: boolean } = {},
    ): Promise<"done" | "again" | "given_up"> {
      const owned = await withOwner(ref);
      const takenUntil = addSeconds(ctx.now, LEASE_SECONDS);
      if (!owned || !(await messages.take(owned, ctx.now, takenUntil))) return "done";
      // Read while nobody else has it: whoever had it last has noted what came of it, or died.
      const message = await messages.find(owned);
      if (!message || !canTake(message, ctx.now, options.again)) {
        await messages.giveBack(owned, ctx.now, takenUntil);
        return "done";
      }
      const mine = attempted(message);
      const result = await send(mine);
      if (result.outcome === "postponed") {
        await messages.giveBack(owned, ctx.now, takenUntil);
        ctx.log.warn("mail postponed", { messageId: message.messageId, reason: result.reason });
        return "again";
      }
      const after = settled(mine, result, clock());
      const noted = await messages.replace(message, after);
      if (!noted && after.state === "sent") await noteSent(owned, after);
      if (after.state === "queued" || after.state === "failed")
        await messages.giveBack(owned, ctx.now, takenUntil);
      if (result.outcome === "retry" || result.outcome === "failed")
        ctx.log.warn("mail not sent", {
          messageId: message.messageId,
          kind: message.kind,
          reason: result.reason,
        });
      if (after.state === "queued") return "again";
      return after.state === "failed" && noted && result.outcome !== "withheld" ? "given_up" : "done";
    },

    /**
     * Notes what became of a message after it was sent; the same news twice change nothing. A message that
     * is no longer kept is nobody's news.
     * @returns the message as it is now
     * @throws Error when others keep changing the message: the news must come again
     */
    async noteFeedback(ctx: Context, ref: MessageRef, feedback: Feedback): Promise<Message | undefined> {
      for (let attempt = 0; attempt < RACE_ATTEMPTS; attempt += 1) {
        const message = await messages.find(ref);
        const after = message && afterFeedback(message, feedback, ctx.now);
        if (!message || !after) return message;
        if (await messages.replace(message, after)) return after;
        await jitter(attempt);
      }
      throw new Error(`The message ${ref} is being changed by others.`);
    },
  };
}
