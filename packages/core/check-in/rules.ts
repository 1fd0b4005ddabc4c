import { dateBounds } from "../event/rules.ts";
import type { Event } from "../event/schema.ts";
import { addDays, addSeconds, instantAt, type Instant } from "../shared/time.ts";
import { CHECK_IN_LINK_DAYS_AFTER, CHECK_IN_LINK_MAX_DAYS, type CheckInLink } from "./schema.ts";

/** Begins the text of every ticket, so that a desk can tell a ticket from any other QR code. */
const TICKET_PREFIX = "ZAPISY:";
/** As `ticketCode` of shared/secret.ts makes them. */
const TICKET_CODE = /^[0-9A-HJKMNP-TV-Z]{20}$/;

/** What the QR code of a ticket says. Only capitals, digits and a colon, so the code stays small and coarse. */
export function ticketText(code: string): string {
  return `${TICKET_PREFIX}${code}`;
}

/**
 * The ticket's code in what a camera or a hand-held reader read, or in the code typed from the ticket, with
 * or without spaces; undefined for anything that is no ticket.
 */
export function readTicket(text: string): string | undefined {
  const said = text.replaceAll(/[\s-]/g, "").toUpperCase();
  const code = said.startsWith(TICKET_PREFIX) ? said.slice(TICKET_PREFIX.length) : said;
  return TICKET_CODE.test(code) ? code : undefined;
}

/** Whether a link opens its event at that moment. */
export function linkState(
  link: Pick<CheckInLink, "expiresAt" | "revokedAt">,
  now: Instant,
): "open" | "expired" | "revoked" {
  if (link.revokedAt !== undefined) return "revoked";
  return now >= link.expiresAt ? "expired" : "open";
}

/** When a link was made, and when it ends where that was said. */
interface LinkTerm {
  createdAt: Instant;
  expiresAt?: Instant;
}

type EventTerm = Pick<Event, "dates" | "timeZone">;

/**
 * Whether a link ends with its event and not at a moment of its own. So do also links of old that were cut off sixty
 * days after they were made, because their event was further away.
 */
export function endsWithEvent({ createdAt, expiresAt }: LinkTerm): boolean {
  return expiresAt === undefined || expiresAt === addSeconds(createdAt, CHECK_IN_LINK_MAX_DAYS * 86_400);
}

/**
 * When a link ends: as was said, else at the end of the day after the event, on whatever day it was made. While nobody
 * knows when the event is, sixty days after it was made; made long after the event, it is good for a day of corrections.
 */
export function linkEnd(link: LinkTerm, event: EventTerm): Instant {
  if (link.expiresAt !== undefined && !endsWithEvent(link)) return link.expiresAt;
  const bounds = dateBounds(event.dates);
  if (!bounds) return addSeconds(link.createdAt, CHECK_IN_LINK_MAX_DAYS * 86_400);
  const end = instantAt(`${addDays(bounds.last, CHECK_IN_LINK_DAYS_AFTER)}T23:59`, event.timeZone);
  const shortest = addSeconds(link.createdAt, 86_400);
  return end > shortest ? end : shortest;
}

/**
 * Decides on the end that somebody asks for: ahead, and less than sixty days from now or no later than the link would end
 * with the event. Nothing asked for is nothing to decide: the link ends with the event.
 */
export function decideExpiry(
  event: EventTerm,
  asked: Instant | undefined,
  now: Instant,
): { expiresAt?: Instant } | { refused: "past" | "too_late" } {
  if (asked === undefined) return {};
  const expiresAt = new Date(asked).toISOString();
  if (expiresAt <= now) return { refused: "past" };
  const isShort = expiresAt < addSeconds(now, CHECK_IN_LINK_MAX_DAYS * 86_400);
  return isShort || expiresAt <= linkEnd({ createdAt: now }, event) ? { expiresAt } : { refused: "too_late" };
}
