import { canManageRegistrations, type Event, type EventId } from "../../event/index.ts";
import { actorRef, type StaffActor } from "../../shared/actor.ts";
import type { Context } from "../../shared/context.ts";
import { DomainError } from "../../shared/error.ts";
import { linkSecret, secretHash } from "../../shared/secret.ts";
import type { CheckInLinkView, NewCheckInLink } from "../answer.ts";
import type { CheckInDeps } from "../deps.ts";
import { decideExpiry, endsWithEvent, linkEnd, linkState } from "../rules.ts";
import type { CheckInLinkId, CheckInLinkInput } from "../schema.ts";
import type { StoredCheckInLink } from "../store.ts";

/** Desks of one event at most; each is a device that holds its people's names. */
const MAX_OPEN_LINKS = 50;

/** An event's links, the newest first, for staff who may manage the event. */
export async function listLinks(
  deps: CheckInDeps,
  ctx: Context<StaffActor>,
  eventId: EventId,
): Promise<CheckInLinkView[]> {
  const event = await getManaged(deps, ctx, eventId);
  const list = await deps.links.listByEvent(eventId);
  const names = await deps.namesOf(list.map(({ createdBy }) => createdBy));
  return list
    .toReversed()
    .map((link) => ({ ...toView(link, event), createdByName: names.get(link.createdBy) }));
}

/**
 * Makes a link for a desk. Its address is answered this once; the table keeps its hash only.
 * @throws DomainError check_in.invalid (its end is past or too far), check_in.too_many_links
 */
export async function createLink(
  deps: CheckInDeps,
  ctx: Context<StaffActor>,
  eventId: EventId,
  input: CheckInLinkInput,
): Promise<NewCheckInLink> {
  const event = await getManaged(deps, ctx, eventId);
  const expiry = decideExpiry(event, input.expiresAt, ctx.now);
  if ("refused" in expiry) {
    throw new DomainError("invalid", "check_in.invalid", {
      issues: [{ path: "expiresAt", code: `check_in.expiry_${expiry.refused}` }],
    });
  }
  const others = await deps.links.listByEvent(eventId);
  const open = others.filter((link) => linkState(toView(link, event), ctx.now) === "open");
  if (open.length >= MAX_OPEN_LINKS) throw new DomainError("conflict", "check_in.too_many_links");
  const linkId = ctx.newId("chk");
  const secret = linkSecret(deps.secretKey, linkId, 1);
  const author = actorRef(ctx.actor);
  const link: StoredCheckInLink = {
    linkId,
    eventId,
    name: input.name,
    linkHash: secretHash(secret),
    createdBy: author,
    createdAt: ctx.now,
    ...expiry,
    version: 1,
    changedBy: author,
  };
  await deps.links.create(link);
  return {
    link: { ...toView(link, event), createdByName: ctx.actor.name },
    url: `${deps.publicUrl}/check-in/${linkId.slice("chk_".length)}${secret}`,
  };
}

/** Ends a link at once: its device erases its copy when it next asks. Safe to repeat. */
export async function revokeLink(
  deps: CheckInDeps,
  ctx: Context<StaffActor>,
  eventId: EventId,
  linkId: CheckInLinkId,
): Promise<void> {
  await getManaged(deps, ctx, eventId);
  const link = await deps.links.find(linkId);
  if (!link || link.eventId !== eventId) throw new DomainError("not_found", "check_in.not_found");
  await deps.links.revoke(linkId, ctx.now, actorRef(ctx.actor));
}

async function getManaged(deps: CheckInDeps, ctx: Context<StaffActor>, eventId: EventId): Promise<Event> {
  const event = await deps.eventService.getEvent(ctx, eventId);
  if (!canManageRegistrations(ctx.actor, event)) throw new DomainError("forbidden", "registration.read_only");
  return event;
}

/** The link as staff see it. */
function toView(link: StoredCheckInLink, event: Pick<Event, "dates" | "timeZone">): CheckInLinkView {
  const { linkHash: _, version: __, changedBy: ___, ...view } = link;
  return { ...view, expiresAt: linkEnd(link, event), endsWithEvent: endsWithEvent(link) };
}
