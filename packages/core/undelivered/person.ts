import type { Message } from "../message/schema.ts";
import type { MessageOwnerId } from "../message/schema.ts";
import type { EventId } from "../event/schema.ts";
import { derivedId } from "../shared/id.ts";
import { normaliseEmail } from "../shared/text.ts";
import type { MissedById, Undelivered } from "./schema.ts";

/** Who missed a mail, or is to miss none, of which event. */
export type MissedBy = Pick<Undelivered, "eventId" | "personId">;

/**
 * Whoever hosts or leads something of an event, by the address, or the account of an institution, whose address staff may change meanwhile:
 * they have no row of their own there.
 */
export function contributorId(
  eventId: EventId,
  { accountId, to }: Pick<Message, "accountId" | "to">,
): MissedById {
  return derivedId("ctr", eventId, accountId ?? normaliseEmail(to));
}

/** To whom of an event a message goes; undefined for one that is of no event, or to staff and subscribers. */
export function personOf(message: Message): MissedBy | undefined {
  const { eventId, registrationId, invitationId, delegationId } = message;
  if (!eventId || message.staffId || message.subscriptionId || message.interestId) return undefined;
  const personId = registrationId ?? invitationId ?? delegationId ?? contributorId(eventId, message);
  return { eventId, personId };
}

/** Under whom the mails of somebody stand. */
export function ownerOfPerson({ eventId, personId }: MissedBy): MessageOwnerId {
  return personId.startsWith("ctr_") ? eventId : (personId as MessageOwnerId);
}
