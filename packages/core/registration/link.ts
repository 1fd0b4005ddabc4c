import type { Event, EventStore } from "../event/index.ts";
import { mailboxOf } from "../limit/index.ts";
import type { Context } from "../shared/context.ts";
import { DomainError } from "../shared/error.ts";
import { linkSecret, sameHash, shortHash } from "../shared/secret.ts";
import type { RegistrationDeps } from "./deps.ts";
import type { Registration, RegistrationId } from "./schema.ts";
import type { RegistrationStore, StoredRegistration } from "./store.ts";

/** What opens a personal link. */
interface LinkDeps {
  registrations: Pick<RegistrationStore, "find">;
  events: Pick<EventStore, "findEvent">;
}

/** Somebody's own registration, with the whole event. */
export interface OwnRegistration {
  registration: StoredRegistration;
  event: Event;
  /** The secret of the new link, where the old one opens nothing any more. */
  newToken?: string;
  /** The old one opens nothing any more, and the new one is told by mail alone. */
  linkMailed?: true;
}

/** The secret of a personal link, as its address carries it: computed, so that no table holds it. */
export function tokenOf(
  deps: RegistrationDeps,
  { registrationId, linkVersion }: Pick<Registration, "registrationId" | "linkVersion">,
): string {
  return registrationId.slice("reg_".length) + linkSecret(deps.secretKey, registrationId, linkVersion);
}

/** The registration and whole event behind a personal link. @throws DomainError registration.not_found */
export async function openLink(deps: LinkDeps, token: string): Promise<OwnRegistration> {
  const registration = await findByToken(deps, token);
  return { registration, event: await eventOf(deps, registration) };
}

/** The registration whose personal link this is. @throws DomainError registration.not_found */
export async function findByToken(
  deps: Pick<LinkDeps, "registrations">,
  token: string,
): Promise<StoredRegistration> {
  const parsed = parseToken(token);
  const registration = parsed && (await deps.registrations.find(parsed.registrationId));
  if (!registration || !sameHash(shortHash(parsed.secret), registration.linkHash)) {
    throw new DomainError("not_found", "registration.not_found");
  }
  return registration;
}

/** Counts what the holder of a personal link does that mails somebody. */
export async function takeOwnMail(
  deps: RegistrationDeps,
  ctx: Context,
  { eventId, registrationId }: Registration,
  email: string | undefined,
): Promise<void> {
  await deps.limits.takeAtEvent(ctx, eventId, [
    ["client", ctx.client],
    ["ownChanges", registrationId],
    ["mailbox", email && mailboxOf(email)],
  ]);
}

/** The registration with a link that nobody has yet; the one before opens nothing from then on. */
export function withNewLink(deps: RegistrationDeps, registration: StoredRegistration): StoredRegistration {
  const { registrationId } = registration;
  const linkVersion = registration.linkVersion + 1;
  return {
    ...registration,
    linkVersion,
    linkHash: shortHash(linkSecret(deps.secretKey, registrationId, linkVersion)),
    // Whoever repeats the request that made the registration would be answered with the new link.
    requestHash: undefined,
  };
}

/** The whole event of a registration. @throws DomainError registration.not_found */
async function eventOf(deps: Pick<LinkDeps, "events">, registration: Registration): Promise<Event> {
  const event = await deps.events.findEvent(registration.eventId);
  if (!event) throw new DomainError("not_found", "registration.not_found");
  return event;
}

/** A personal link's token: the ULID of the registration and the 43 characters of its secret. */
function parseToken(token: string): { registrationId: RegistrationId; secret: string } | undefined {
  const parts = tokenParts(token);
  return parts && { registrationId: `reg_${parts.id}`, secret: parts.secret };
}

/** What a link's token is made of: an id without its prefix, and a secret; undefined where it cannot be one. */
export function tokenParts(token: string): { id: string; secret: string } | undefined {
  const match = /^([0-9A-Z]{26})([A-Za-z0-9_-]{43})$/.exec(token);
  return match?.[1] && match[2] ? { id: match[1], secret: match[2] } : undefined;
}
