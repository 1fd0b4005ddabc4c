import type { Delegation, DelegationStore } from "../delegation/index.ts";
import { canManageRegistrations, type Event, type EventId } from "../event/index.ts";
import { contributorAt } from "../event/rules.ts";
import { institutionLine } from "../institution/schema.ts";
import type { CountedInvitation, InvitationStore } from "../invitation/index.ts";
import type { RegistrationId, RegistrationStore, StoredRegistration } from "../registration/index.ts";
import type { StaffActor } from "../shared/actor.ts";
import type { Context } from "../shared/context.ts";
import { DomainError } from "../shared/error.ts";
import type { Id } from "../shared/id.ts";
import type { Instant } from "../shared/time.ts";
import type { StaffStore } from "../staff/index.ts";
import { hasAccess } from "../staff/rules.ts";
import { canSendAgain } from "./rules.ts";
import type { Addressee, Message, MessageOwnerId } from "./schema.ts";

/** Whose mails of an event are: a person of it, or whoever else is written to about it. */
export interface MessageOwner {
  ownerId: MessageOwnerId;
  whose: Addressee;
  /** Absent where the address alone is known. */
  name?: string;
  institution?: string;
  /** Of those that have one address; hosts and leaders of an event have one each. Absent of an account that opens nothing any more. */
  email?: string;
  registration?: StoredRegistration;
}

/** Where those are found to whom mails of an event go. */
export interface OwnerDeps {
  registrations: Pick<RegistrationStore, "find">;
  delegations: Pick<DelegationStore, "find">;
  invitations: Pick<InvitationStore, "find">;
  staff: Pick<StaffStore, "find">;
}

/** A person of an event. */
export function ofPerson(registration: StoredRegistration): MessageOwner {
  const { registrationId, firstName, lastName, email } = registration;
  const name = `${lastName} ${firstName}`;
  return { ownerId: registrationId, whose: "participant", name, email, registration };
}

/** Whoever registered people of an institution. */
export function ofContact({ delegationId, contact: { name, email }, institution }: Delegation): MessageOwner {
  const line = institutionLine(institution);
  return { ownerId: delegationId, whose: "contact", name, email, institution: line };
}

/** Somebody who is invited. */
export function ofInvited({ invitationId, email, firstName, lastName }: CountedInvitation): MessageOwner {
  const name = [lastName, firstName].filter(Boolean).join(" ") || undefined;
  return { ownerId: invitationId, whose: "invited", name, email };
}

/** Whoever hosts or leads something of an event. */
export function ofContributors(eventId: EventId): MessageOwner {
  return { ownerId: eventId, whose: "contributor" };
}

/** An account of an institution outside, as it is now. */
export async function findAccount(
  { staff }: Pick<OwnerDeps, "staff">,
  eventId: EventId,
  accountId: Id<"stf">,
  now: Instant,
): Promise<MessageOwner> {
  const account = await staff.find(accountId);
  const email = account && hasAccess(account, now) ? account.email : undefined;
  return { ownerId: eventId, whose: "account", name: account?.name, email };
}

/**
 * Whose mails somebody of staff asks for who may read the people of the event. Who is invited is the business of those who enter people.
 * @throws DomainError registration.not_found, message.not_found
 */
export async function findOwner(
  deps: OwnerDeps,
  ctx: Context<StaffActor>,
  event: Event,
  ownerId: MessageOwnerId,
): Promise<MessageOwner> {
  const { eventId } = event;
  if (ownerId === eventId) return ofContributors(eventId);
  if (ownerId.startsWith("reg_")) {
    const registration = await deps.registrations.find(ownerId as RegistrationId);
    if (registration?.eventId !== eventId) throw new DomainError("not_found", "registration.not_found");
    return ofPerson(registration);
  }
  if (ownerId.startsWith("del_")) {
    const delegation = await deps.delegations.find(ownerId as Id<"del">, ctx.now);
    if (delegation?.eventId === eventId) return ofContact(delegation);
  }
  if (ownerId.startsWith("inv_") && canManageRegistrations(ctx.actor, event)) {
    const invitation = await deps.invitations.find(eventId, ownerId as Id<"inv">);
    if (invitation) return ofInvited(invitation);
  }
  throw new DomainError("not_found", "message.not_found");
}

/** Where the mail of an owner goes now; undefined where there is no address, or it stands in the programme no more. */
export function addressOf(
  { whose, email }: MessageOwner,
  event: Pick<Event, "agenda">,
  { to }: Pick<Message, "to">,
): string | undefined {
  return whose === "contributor" ? contributorAt(event, to)?.email : email;
}

/** Where a mail that did not arrive goes when it is sent again; undefined where it cannot be. */
export function goesAgainTo(
  owner: MessageOwner,
  event: Pick<Event, "agenda">,
  message: Message,
): string | undefined {
  const email = addressOf(owner, event, message);
  return email !== undefined && canSendAgain(message, email) ? email : undefined;
}
