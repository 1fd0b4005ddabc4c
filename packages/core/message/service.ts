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
import { bind, type Bound } from "../shared/use-case.ts";
import { canSendAgain } from "./rules.ts";
import type { MessageId } from "./schema.ts";
import type { MessageStore } from "./store.ts";

interface MessageDeps {
  messages: MessageStore;
  registrations: Pick<RegistrationStore, "find">;
  eventService: Pick<EventService, "getEvent">;
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
  const event = await deps.eventService.getEvent(ctx, eventId);
  if (!canReadRegistrations(ctx.actor, event)) throw new DomainError("not_found", "event.not_found");
  const registration = await deps.registrations.find(registrationId);
  if (registration?.eventId !== eventId) throw new DomainError("not_found", "registration.not_found");
  if (!canManageRegistrations(ctx.actor, event)) throw new DomainError("forbidden", "registration.read_only");
  const message = await deps.messages.find(`${registrationId}/${messageId}`);
  if (message?.registrationId !== registrationId) throw new DomainError("not_found", "message.not_found");
  if (!registration.email) throw new DomainError("conflict", "registration.no_address");
  if (!canSendAgain(message, registration.email)) throw new DomainError("conflict", "message.not_failed");
  const requestedBy = actorRef(ctx.actor);
  await deps.messages.request({ registrationId, messageId, eventId, requestedBy, requestedAt: ctx.now });
}

const useCases = { requestResend };

/** What staff do with messages. */
export type MessageService = Bound<typeof useCases>;

/** Makes what staff do with messages over their stores. */
export function createMessageService(deps: MessageDeps): MessageService {
  return bind(deps, useCases);
}
