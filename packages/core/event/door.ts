import { linkSecret, sameHash, type SecretKey, shortHash } from "../shared/secret.ts";
import type { InvitationStore } from "../invitation/index.ts";
import { isPublic } from "./rules.ts";
import type { Event, EventDoor } from "./schema.ts";

/** Between slug and secret of an address: in no slug, and as it is in every URL. */
const MARK = "~";

type Closable = Pick<Event, "eventId" | "slug" | "visibility" | "door">;

/**
 * What an event's secret address is known by once it is saved like that: made when the event is closed for the first time and
 * kept after that, so that what was sent opens it again whatever it was meanwhile.
 */
export function doorOf(
  key: SecretKey,
  { eventId, visibility, door }: Pick<Event, "eventId" | "visibility" | "door">,
): EventDoor | undefined {
  return visibility === "closed" && !door ? makeDoor(key, eventId, 1) : door;
}

/** The next secret address: whoever has the one before has nothing. */
export function renewedDoor(key: SecretKey, { eventId, door }: Pick<Event, "eventId" | "door">): EventDoor {
  return makeDoor(key, eventId, (door?.version ?? 0) + 1);
}

function makeDoor(key: SecretKey, eventId: string, version: number): EventDoor {
  return { version, hash: shortHash(linkSecret(key, eventId, version)) };
}

/** What the address of an event's page ends with: its slug, and of a closed one the secret, which is computed. */
export function addressOf(key: SecretKey, { eventId, slug, visibility, door }: Closable): string {
  return visibility === "closed" && door ? `${slug}${MARK}${linkSecret(key, eventId, door.version)}` : slug;
}

/** The slug in what the address of a page ends with. */
export function slugIn(address: string): string {
  return address.split(MARK, 1)[0] ?? "";
}

/**
 * The event with the address by which it was asked for, for whoever may see its page; undefined for everybody else, who is told the
 * same as of an event that is not there. A secret opens only the event that it is of, closed or not.
 */
export function openedBy<E extends Pick<Event, "slug" | "visibility" | "door" | "publishedAt">>(
  event: E | undefined,
  address: string,
): E | undefined {
  if (!event || !isPublic(event)) return undefined;
  const [, secret] = address.split(MARK);
  const isKnown =
    secret !== undefined && event.door !== undefined && sameHash(shortHash(secret), event.door.hash);
  if (event.visibility === "closed") return isKnown ? { ...event, slug: address } : undefined;
  return secret === undefined || isKnown ? event : undefined;
}

/**
 * {@link openedBy}, and for whoever comes by a personal invitation, which opens closed events too and is told apart by its
 * length: no other address costs a read. One that was withdrawn opens nothing.
 */
export async function openedFor<
  E extends Pick<Event, "eventId" | "slug" | "visibility" | "door" | "publishedAt">,
>(
  { invitations }: { invitations: Pick<InvitationStore, "open"> },
  event: E | undefined,
  address: string,
): Promise<{ event: E; invitation?: Awaited<ReturnType<InvitationStore["open"]>> } | undefined> {
  const opened = openedBy(event, address);
  if (opened) return { event: opened };
  const [, token] = address.split(MARK);
  if (!event || !isPublic(event) || token === undefined) return undefined;
  const invitation = await invitations.open(token);
  if (invitation?.eventId !== event.eventId) return undefined;
  return { event: { ...event, slug: address }, invitation };
}
