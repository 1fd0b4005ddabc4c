import { canManageRegistrations, canReadRegistrations, type Event, type EventId } from "../event/index.ts";
import type { EventService } from "../event/index.ts";
import type { DelegationService, DelegationStore } from "../delegation/index.ts";
import type { Bucket } from "../file/bucket.ts";
import type { InvitationService, InvitationStore } from "../invitation/index.ts";
import { kindFor, type RegistrationStore } from "../registration/index.ts";
import { actorRef, type StaffActor } from "../shared/actor.ts";
import type { Context } from "../shared/context.ts";
import { DomainError } from "../shared/error.ts";
import type { Id } from "../shared/id.ts";
import { bind, type Bound } from "../shared/use-case.ts";
import type { MessageCopy } from "./answer.ts";
import { copyKey, readCopy } from "./copy.ts";
import { countEventMessages, listEventMessages } from "./of-event.ts";
import {
  addressOf,
  findAccount,
  findOwner,
  goesAgainTo,
  type MessageOwner,
  type OwnerDeps,
} from "./owner.ts";
import { isIn, ownerOf } from "./rules.ts";
import type { Message, MessageId, MessageOwnerId } from "./schema.ts";
import type { MessageStore } from "./store.ts";

interface MessageDeps {
  messages: MessageStore;
  registrations: Pick<RegistrationStore, "find" | "listByName">;
  delegations: Pick<DelegationStore, "find" | "listOfEvent">;
  invitations: Pick<InvitationStore, "find" | "list">;
  staff: OwnerDeps["staff"];
  eventService: Pick<EventService, "getEvent" | "correctContributor">;
  delegation: Pick<DelegationService, "correctContact">;
  invitation: Pick<InvitationService, "readdressInvitation">;
  /** Takes whoever was to get a mail off the list of those whom mail does not reach. */
  forgetMissing: (message: Message) => Promise<void>;
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

/**
 * Puts right an address to which a mail did not arrive, of somebody who is not registered, and has what it said sent there: a host's or leader's
 * in the programme, a contact's in their delegation, by another link, an invited person's by another invitation. Asked for twice, it is done once.
 * @throws DomainError event.not_found, event.read_only, event.version_conflict, registration.read_only, registration.version_conflict,
 *   message.not_found, message.not_failed, and what is thrown where somebody is invited
 */
export async function correctAddress(
  deps: MessageDeps,
  ctx: Context<StaffActor>,
  eventId: EventId,
  ownerId: MessageOwnerId,
  messageId: MessageId,
  email: string,
): Promise<void> {
  const { event, owner, message } = await findMessage(deps, ctx, eventId, ownerId, messageId);
  if (!canManageRegistrations(ctx.actor, event)) throw new DomainError("forbidden", "registration.read_only");
  if (!isIn("missed", message)) throw new DomainError("conflict", "message.not_failed");
  switch (owner.whose) {
    // Theirs is corrected with all else that they told, that of an account where accounts are.
    case "participant":
    case "account":
      throw new DomainError("not_found", "message.not_found");
    case "contact":
      return deps.delegation.correctContact(ctx, eventId, ownerId as Id<"del">, email);
    case "invited":
      return deps.invitation.readdressInvitation(ctx, eventId, ownerId as Id<"inv">, email);
    case "contributor": {
      await deps.eventService.correctContributor(ctx, eventId, message.to, email);
      const requestedBy = actorRef(ctx.actor);
      await deps.messages.request({
        ownerId,
        messageId,
        to: email,
        eventId,
        requestedBy,
        requestedAt: ctx.now,
      });
      await deps.forgetMissing(message);
    }
  }
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
  const { accountId } = message;
  if (accountId === undefined) return { event, owner, message };
  return { event, owner: await findAccount(deps, eventId, accountId, ctx.now), message };
}

const useCases = { readMessage, requestResend, correctAddress, listEventMessages, countEventMessages };

/** What staff do with messages. */
export type MessageService = Bound<typeof useCases>;

/** Makes what staff do with messages over their stores. */
export function createMessageService(deps: MessageDeps): MessageService {
  return bind(deps, useCases);
}
