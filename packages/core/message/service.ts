import {
  canManageRegistrations,
  canReadRegistrations,
  type Event,
  type EventId,
  type EventService,
} from "../event/index.ts";
import type { Bucket } from "../file/bucket.ts";
import {
  kindFor,
  type RegistrationId,
  type RegistrationStore,
  type StoredRegistration,
} from "../registration/index.ts";
import { actorRef, type StaffActor } from "../shared/actor.ts";
import type { Context } from "../shared/context.ts";
import { DomainError } from "../shared/error.ts";
import { bind, type Bound } from "../shared/use-case.ts";
import type { MessageCopy } from "./answer.ts";
import { copyKey, readCopy } from "./copy.ts";
import { countEventMessages, listEventMessages } from "./of-event.ts";
import { canSendAgain } from "./rules.ts";
import type { Message, MessageId } from "./schema.ts";
import type { MessageStore } from "./store.ts";

interface MessageDeps {
  messages: MessageStore;
  registrations: Pick<RegistrationStore, "find" | "listByName">;
  eventService: Pick<EventService, "getEvent">;
  bucket: () => Pick<Bucket, "get" | "presignGet">;
}

/** How long the address of a copy is good for. */
const COPY_SHOWN_SECONDS = 300;

/**
 * A mail about a registration as it went out, without what opens that.
 * @throws DomainError event.not_found, registration.not_found, message.not_found, message.not_kept
 */
export async function readMessage(
  deps: MessageDeps,
  ctx: Context<StaffActor>,
  eventId: EventId,
  registrationId: RegistrationId,
  messageId: MessageId,
): Promise<MessageCopy> {
  const { message, registration } = await findMessage(deps, ctx, eventId, registrationId, messageId);
  // Whoever may not know by which mail somebody heard may not read it either.
  if (kindFor(ctx.actor, message.kind, registration.status) !== message.kind)
    throw new DomainError("not_found", "message.not_kept");
  const key = copyKey(message) ?? "";
  const page = await deps.bucket().get(key);
  if (!page) throw new DomainError("not_found", "message.not_kept");
  const url = await deps.bucket().presignGet(key, {
    fileName: `${messageId}.html`,
    type: "text/html; charset=utf-8",
    seconds: COPY_SHOWN_SECONDS,
    shown: true,
  });
  return { ...readCopy(Buffer.from(page).toString()), url };
}

/**
 * Asks for a message to be sent again that was given up, or came back. It goes where the registration's mail goes now, with what is
 * true now. Asked for twice, it is sent once.
 * @throws DomainError event.not_found, registration.not_found, registration.read_only, registration.no_address,
 *   message.not_found, message.not_failed
 */
export async function requestResend(
  deps: MessageDeps,
  ctx: Context<StaffActor>,
  eventId: EventId,
  registrationId: RegistrationId,
  messageId: MessageId,
): Promise<void> {
  const { event, registration, message } = await findMessage(deps, ctx, eventId, registrationId, messageId);
  if (!canManageRegistrations(ctx.actor, event)) throw new DomainError("forbidden", "registration.read_only");
  if (!registration.email) throw new DomainError("conflict", "registration.no_address");
  if (!canSendAgain(message, registration.email)) throw new DomainError("conflict", "message.not_failed");
  const requestedBy = actorRef(ctx.actor);
  await deps.messages.request({ registrationId, messageId, eventId, requestedBy, requestedAt: ctx.now });
}

async function findMessage(
  deps: MessageDeps,
  ctx: Context<StaffActor>,
  eventId: EventId,
  registrationId: RegistrationId,
  messageId: MessageId,
): Promise<{ event: Event; registration: StoredRegistration; message: Message }> {
  const event = await deps.eventService.getEvent(ctx, eventId);
  if (!canReadRegistrations(ctx.actor, event)) throw new DomainError("not_found", "event.not_found");
  const registration = await deps.registrations.find(registrationId);
  if (registration?.eventId !== eventId) throw new DomainError("not_found", "registration.not_found");
  const message = await deps.messages.find(`${registrationId}/${messageId}`);
  if (message?.registrationId !== registrationId) throw new DomainError("not_found", "message.not_found");
  return { event, registration, message };
}

const useCases = { readMessage, requestResend, listEventMessages, countEventMessages };

/** What staff do with messages. */
export type MessageService = Bound<typeof useCases>;

/** Makes what staff do with messages over their stores. */
export function createMessageService(deps: MessageDeps): MessageService {
  return bind(deps, useCases);
}
