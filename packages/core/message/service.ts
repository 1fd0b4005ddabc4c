import { canManageRegistrations, canReadRegistrations, type Event, type EventId } from "../event/index.ts";
import type { EventService } from "../event/index.ts";
import type { DelegationStore } from "../delegation/index.ts";
import type { Bucket } from "../file/bucket.ts";
import type { InvitationStore } from "../invitation/index.ts";
import { kindFor, type RegistrationStore } from "../registration/index.ts";
import { actorRef, type StaffActor } from "../shared/actor.ts";
import type { Context } from "../shared/context.ts";
import { DomainError } from "../shared/error.ts";
import { bind, type Bound } from "../shared/use-case.ts";
import type { MessageCopy } from "./answer.ts";
import { copyKey, readCopy } from "./copy.ts";
import { countEventMessages, listEventMessages } from "./of-event.ts";
import { addressOf, findOwner, goesAgainTo, type MessageOwner } from "./owner.ts";
import { ownerOf } from "./rules.ts";
import type { Message, MessageId, MessageOwnerId } from "./schema.ts";
import type { MessageStore } from "./store.ts";

interface MessageDeps {
  messages: MessageStore;
  registrations: Pick<RegistrationStore, "find" | "listByName">;
  delegations: Pick<DelegationStore, "find" | "listOfEvent">;
  invitations: Pick<InvitationStore, "find" | "list">;
  eventService: Pick<EventService, "getEvent">;
  bucket: () => Pick<Bucket, "get" | "presignGet">;
}

/** How long the address of a copy is good for. */
const COPY_SHOWN_SECONDS = 300;

/**
 * A mail as it went out, without what opens a registration, a delegation or an invitation.
 * @throws DomainError event.not_found, registration.not_found, message.not_found, message.not_kept
 */
export async function readMessage(
  deps: MessageDeps,
  ctx: Context<StaffActor>,
  eventId: EventId,
  ownerId: MessageOwnerId,
  messageId: MessageId,
): Promise<MessageCopy> {
  const { message, owner } = await findMessage(deps, ctx, eventId, ownerId, messageId);
  // Whoever may not know by which mail somebody heard may not read it either.
  const { registration } = owner;
  if (registration && kindFor(ctx.actor, message.kind, registration.status) !== message.kind)
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
 * Asks for a message to be sent again that was given up, or came back. It goes where its owner's mail goes now, with what is
 * true now. Asked for twice, it is sent once.
 * @throws DomainError event.not_found, registration.not_found, registration.read_only, registration.no_address,
 *   message.not_found, message.not_failed
 */
export async function requestResend(
  deps: MessageDeps,
  ctx: Context<StaffActor>,
  eventId: EventId,
  ownerId: MessageOwnerId,
  messageId: MessageId,
): Promise<void> {
  const { event, owner, message } = await findMessage(deps, ctx, eventId, ownerId, messageId);
  if (!canManageRegistrations(ctx.actor, event)) throw new DomainError("forbidden", "registration.read_only");
  if (!addressOf(owner, event, message)) throw new DomainError("conflict", "registration.no_address");
  if (!goesAgainTo(owner, event, message)) throw new DomainError("conflict", "message.not_failed");
  const requestedBy = actorRef(ctx.actor);
  await deps.messages.request({ ownerId, messageId, eventId, requestedBy, requestedAt: ctx.now });
}

async function findMessage(
  deps: MessageDeps,
  ctx: Context<StaffActor>,
  eventId: EventId,
  ownerId: MessageOwnerId,
  messageId: MessageId,
): Promise<{ event: Event; owner: MessageOwner; message: Message }> {
  const event = await deps.eventService.getEvent(ctx, eventId);
  if (!canReadRegistrations(ctx.actor, event)) throw new DomainError("not_found", "event.not_found");
  const owner = await findOwner(deps, ctx, event, ownerId);
  const message = await deps.messages.find(`${ownerId}/${messageId}`);
  if (!message || ownerOf(message) !== ownerId) throw new DomainError("not_found", "message.not_found");
  return { event, owner, message };
}

const useCases = { readMessage, requestResend, listEventMessages, countEventMessages };

/** What staff do with messages. */
export type MessageService = Bound<typeof useCases>;

/** Makes what staff do with messages over their stores. */
export function createMessageService(deps: MessageDeps): MessageService {
  return bind(deps, useCases);
}
