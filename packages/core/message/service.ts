import {
  canManageRegistrations,
  canReadRegistrations,
  type EventId,
  type EventService,
} from "../event/index.ts";
import type { RegistrationId, RegistrationStore } from "../registration/index.ts";
import { actorRef, type StaffActor } from "../shared/actor.ts";
import type { Context } from "../shared/context.ts";
import { DomainError } from "../shared/error.ts";
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

/** Use cases of messages; all of them start from the stream or a queue. */
export type MessageService = ReturnType<typeof createMessageService>;

/** Makes the use cases of messages over their store. */
export function createMessageService(deps: {
  messages: MessageStore;
  registrations: Pick<RegistrationStore, "find">;
  eventService: Pick<EventService, "getEvent">;
}) {
  const { messages } = deps;

  return {
    /** Queues a message; the same kind and cause twice queue once. */
    async queue(ctx: Context, { cause, ...message }: NewMessage): Promise<void> {
      const messageId = derivedId("msg", message.kind, ...cause);
      await messages.queue({ ...message, messageId, state: "queued", attempts: 0, queuedAt: ctx.now });
    },

    /**
     * Asks for a message to be sent again that was given up. It goes where the registration's mail goes now, with what is
     * true now. Asked for twice, it is sent once.
     * @throws DomainError event.not_found, registration.not_found, registration.read_only, registration.no_address,
     *   message.not_found, message.not_failed
     */
    async requestResend(
      ctx: Context<StaffActor>,
      eventId: EventId,
      registrationId: RegistrationId,
      messageId: MessageId,
    ): Promise<void> {
      const event = await deps.eventService.getEvent(ctx, eventId);
      if (!canReadRegistrations(ctx.actor, event)) throw new DomainError("not_found", "event.not_found");
      const registration = await deps.registrations.find(registrationId);
      if (registration?.eventId !== eventId) throw new DomainError("not_found", "registration.not_found");
      if (!canManageRegistrations(ctx.actor, event))
        throw new DomainError("forbidden", "registration.read_only");
      const message = await messages.find(messageId);
      if (message?.registrationId !== registrationId) throw new DomainError("not_found", "message.not_found");
      if (!registration.email) throw new DomainError("conflict", "registration.no_address");
      if (!sentAgain(message, ctx.now)) throw new DomainError("conflict", "message.not_failed");
      const requestedBy = actorRef(ctx.actor);
      await messages.request({ registrationId, messageId, eventId, requestedBy, requestedAt: ctx.now });
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
