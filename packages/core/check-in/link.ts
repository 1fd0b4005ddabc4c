import type { Context } from "../shared/context.ts";
import { DomainError } from "../shared/error.ts";
import { sameHash, secretHash } from "../shared/secret.ts";
import type { CheckInLinkView } from "./answer.ts";
import type { CheckInDeps } from "./deps.ts";
import { endsWithEvent, linkEnd, linkState } from "./rules.ts";
import type { StoredCheckInLink } from "./store.ts";

/** A link with the end that it has by its event. */
export type OpenLink = StoredCheckInLink & Pick<CheckInLinkView, "expiresAt" | "endsWithEvent">;

/**
 * The link that a token opens.
 * @throws DomainError check_in.not_found; check_in.expired, check_in.revoked (gone)
 */
export async function getOpen(deps: CheckInDeps, ctx: Context, token: string): Promise<OpenLink> {
  const [, id, secret] = /^([0-9A-Z]{26})([A-Za-z0-9_-]{43})$/.exec(token) ?? [];
  const link = id && (await deps.links.find(`chk_${id}`));
  if (!link || !secret || !sameHash(secretHash(secret), link.linkHash))
    throw new DomainError("not_found", "check_in.not_found");
  // Read each time: its end moves with the event. One read of the head on top of the lists that a desk asks for.
  const event = await deps.events.findHead(link.eventId);
  if (!event) throw new DomainError("not_found", "check_in.not_found");
  const open = { ...link, expiresAt: linkEnd(link, event), endsWithEvent: endsWithEvent(link) };
  const state = linkState(open, ctx.now);
  if (state !== "open") throw new DomainError("gone", `check_in.${state}`);
  return open;
}

/** The author of a desk's marks. */
export function deskRef({ linkId }: Pick<StoredCheckInLink, "linkId">): string {
  return `desk:${linkId}`;
}
