import { canManageRegistrations, type EventId } from "../../event/index.ts";
import type { StoredRegistration } from "../../registration/index.ts";
import { actorRef, type StaffActor } from "../../shared/actor.ts";
import type { Context } from "../../shared/context.ts";
import { DomainError } from "../../shared/error.ts";
import { linkSecret, shortHash } from "../../shared/secret.ts";
import type { DelegatedBy, StaffDelegation } from "../answer.ts";
import type { DelegationDeps } from "../deps.ts";
import type { ContactChange, Delegation, DelegationId } from "../schema.ts";

/** By whom somebody was registered, and who had the place before or after them, for staff who may read the event's people. */
export async function describeOrigin(
  deps: Pick<DelegationDeps, "delegations" | "registrations">,
  ctx: Context,
  { delegationId, handedTo, takenOver }: Pick<StoredRegistration, "delegationId" | "handedTo" | "takenOver">,
): Promise<DelegatedBy> {
  const [delegation, people] = await Promise.all([
    delegationId && deps.delegations.find(delegationId, ctx.now),
    deps.registrations.findMany([handedTo, takenOver?.from].filter((id) => id !== undefined)),
  ]);
  const named = (id: string | undefined) => {
    const person = people.find(({ registrationId }) => registrationId === id);
    return (
      person && {
        registrationId: person.registrationId,
        firstName: person.firstName,
        lastName: person.lastName,
      }
    );
  };
  return {
    delegation: delegation ? forStaff(delegation) : undefined,
    handedTo: named(handedTo),
    takenOver: named(takenOver?.from),
  };
}

/**
 * Gives a delegation another contact, who is mailed a link of their own; the one before opens nothing from then on.
 * @throws DomainError event.not_found, registration.read_only, delegation.not_found, registration.version_conflict
 */
export async function replaceContact(
  deps: DelegationDeps,
  ctx: Context<StaffActor>,
  eventId: EventId,
  delegationId: DelegationId,
  { reason, version, ...contact }: Omit<ContactChange, "reason"> & { reason?: string },
): Promise<StaffDelegation> {
  const event = await deps.eventService.getEvent(ctx, eventId);
  if (!canManageRegistrations(ctx.actor, event)) throw new DomainError("forbidden", "registration.read_only");
  const before = await deps.delegations.find(delegationId, ctx.now);
  if (!before || before.eventId !== eventId) throw new DomainError("not_found", "delegation.not_found");
  const linkVersion = before.linkVersion + 1;
  const after: Delegation = {
    ...before,
    contact,
    linkVersion,
    linkHash: shortHash(linkSecret(deps.secretKey, delegationId, linkVersion)),
    version: version + 1,
    updatedAt: ctx.now,
    changedBy: actorRef(ctx.actor),
    changeReason: reason,
  };
  if (!(await deps.delegations.replace(after, version)))
    throw new DomainError("conflict", "registration.version_conflict", { version: before.version });
  return forStaff(after);
}

/**
 * Puts right the address of whoever registered people: they stay the contact, and get the link that opens their delegation from then on.
 * @throws DomainError event.not_found, registration.read_only, delegation.not_found, registration.version_conflict
 */
export async function correctContact(
  deps: DelegationDeps,
  ctx: Context<StaffActor>,
  eventId: EventId,
  delegationId: DelegationId,
  email: string,
): Promise<void> {
  const known = await deps.delegations.find(delegationId, ctx.now);
  if (!known) throw new DomainError("not_found", "delegation.not_found");
  if (known.contact.email === email) return;
  const { contact, version } = known;
  await replaceContact(deps, ctx, eventId, delegationId, { ...contact, email, version });
}

function forStaff({ delegationId, institution, contact, createdAt, version }: Delegation): StaffDelegation {
  return { delegationId, institution, contact, createdAt, version };
}
