import { placesOf } from "../delegation/index.ts";
import type { Delegation } from "../delegation/schema.ts";
import { isOver, type EventHead, type EventId } from "../event/index.ts";
import { lastDay } from "../event/rules.ts";
import { interestIdOf } from "../interest/link.ts";
import type { Interest } from "../interest/schema.ts";
import { invitationIdOf } from "../invitation/link.ts";
import type { Invitation } from "../invitation/schema.ts";
import { mailboxOf } from "../limit/rules.ts";
import { isActive } from "../registration/index.ts";
import { addDays, type Day, type Instant } from "../shared/time.ts";
import { subscriptionIdOf } from "../subscription/link.ts";
import type { Subscription } from "../subscription/schema.ts";
import type { ErasureDeps } from "./deps.ts";

/** What an address has apart from registrations. */
export interface Around {
  subscription?: Subscription;
  interests: Interest[];
  invitations: Invitation[];
  delegations: Delegation[];
  /** How many of these lead people at events that are ahead. */
  leads: number;
}

/** Events of which something may be kept of whoever did not register: it goes a year after the event, and moves with it. */
const KEPT_DAYS = 400;
/** Events that are read, and looked at, at a time. */
const EVENTS_AT_ONCE = 250;
const LOOKED_AT_ONCE = 16;

/** What an address has apart from registrations, found by the keys that follow from it at each event that may still have something. */
export async function findAround(deps: ErasureDeps, now: Instant, address: string): Promise<Around> {
  const found: Around = { interests: [], invitations: [], delegations: [], leads: 0 };
  found.subscription = await deps.subscriptions.find(subscriptionIdOf(deps.secretKey, address));
  let cursor: string | undefined;
  const since: Day = addDays(now.slice(0, 10), -KEPT_DAYS);
  do {
    const page = await deps.events.listAll({}, cursor, EVENTS_AT_ONCE);
    const events = page.items.filter(({ dates }) => lastDay(dates) >= since);
    for (let start = 0; start < events.length; start += LOOKED_AT_ONCE)
      await Promise.all(
        events.slice(start, start + LOOKED_AT_ONCE).map((event) => lookAt(deps, now, address, event, found)),
      );
    cursor = page.cursor;
  } while (cursor !== undefined);
  return found;
}

async function lookAt(
  deps: ErasureDeps,
  now: Instant,
  address: string,
  event: EventHead,
  found: Around,
): Promise<void> {
  const { eventId } = event;
  const [interest, invitations, delegations] = await Promise.all([
    deps.interests.find(eventId, interestIdOf(deps.secretKey, eventId, address)),
    invitationsOf(deps, eventId, address),
    deps.delegations.listOfEvent(eventId, now),
  ]);
  if (interest) found.interests.push(interest);
  found.invitations.push(...invitations);
  const mailbox = mailboxOf(address);
  const led = delegations.filter(({ contact }) => mailboxOf(contact.email) === mailbox);
  found.delegations.push(...led);
  if (event.state === "cancelled" || isOver(event, now)) return;
  for (const delegation of led) {
    const holders = (await placesOf(deps, delegation)).map((place) => place.at(-1));
    if (holders.some((holder) => holder && isActive(holder.status))) found.leads += 1;
  }
}

/** Of the address as it was written, and without what follows a plus. */
async function invitationsOf(deps: ErasureDeps, eventId: EventId, address: string): Promise<Invitation[]> {
  const ids = new Set(
    [address, mailboxOf(address)].map((one) => invitationIdOf(deps.secretKey, eventId, one)),
  );
  const found = await Promise.all([...ids].map((one) => deps.invitations.find(eventId, one)));
  return found.filter((one) => one !== undefined);
}
