import { dateBounds } from "../event/rules.ts";
import type { Event } from "../event/schema.ts";
import { addDays, addSeconds, instantAt, type Instant } from "../shared/time.ts";
import { CHECK_IN_LINK_MAX_DAYS, type CheckInLink } from "./schema.ts";

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

/** When a new link ends: as asked, else at the end of the day after the event; `too_late` beyond 60 days from now. */
export function decideExpiry(
  event: Pick<Event, "dates" | "timeZone">,
  asked: Instant | undefined,
  now: Instant,
): { expiresAt: Instant } | { refused: "past" | "too_late" } {
  const latest = addSeconds(now, CHECK_IN_LINK_MAX_DAYS * 86_400);
  if (asked !== undefined) {
    const expiresAt = new Date(asked).toISOString();
    if (expiresAt <= now) return { refused: "past" };
    return expiresAt > latest ? { refused: "too_late" } : { expiresAt };
  }
  const bounds = dateBounds(event.dates);
  if (!bounds) return { expiresAt: latest };
  const end = instantAt(`${addDays(bounds.last, 1)}T23:59`, event.timeZone);
  // Made far ahead, a link ends before its event does; made long after, it is good for a day of corrections.
  if (end > latest) return { expiresAt: latest };
  return { expiresAt: end > now ? end : addSeconds(now, 86_400) };
}
