import { addressOf, type Event } from "@zapisy/core/event";
import { isKept, mayBeTold, told, type Interest, type Opening } from "@zapisy/core/interest";
import { begun, type Mailing, type MailingWork, type Telling } from "@zapisy/core/mailing";
import { createOutbox } from "@zapisy/core/message";
import type { Context } from "@zapisy/core/shared/context";
import type { Locale } from "@zapisy/core/shared/localized-text";
import type { Deps } from "../deps.ts";
import { eventFacts, type EventFacts } from "./about-event.ts";

/** The kind of mail by which those who wait for an event are told. */
export const INTEREST_MAIL = "interest.told";

/** Begins the mailing to those who wait for an event: there is something to say. */
export async function beginOpening(
  { stores }: Pick<Deps, "stores">,
  ctx: Context,
  { eventId, round, version }: Opening,
): Promise<void> {
  const about = { eventId, kind: INTEREST_MAIL, version, changedAt: ctx.now, facts: {} };
  await stores.mailings.create(begun(about, ctx.now, `r${round}`));
}

/** How those who wait for an event are told: all who confirmed their address, in parts, in the order of ids. */
export function interestWork(deps: Deps, ctx: Context, { eventId }: Mailing): MailingWork<Interest> {
  const { interests } = deps.stores;
  return {
    list: (cursor, limit) => interests.listByEvent(eventId, cursor, limit),
    // What was moved ahead again meanwhile is told of when it opens.
    isOver: async () => (await interests.findOpening(eventId))?.state !== "told",
    choose: (people) => people.filter((one) => one.state === "waits" && isKept(one, ctx.now)),
    tell: (interest) => tellInterested(deps, ctx, interest),
  };
}

/**
 * Tells somebody who waits, and erases the address: it stands in the message alone from then on. Whoever was told before is not told
 * again; where it breaks off between the two it is done again, under the same id.
 */
export async function tellInterested(
  { stores, table }: Pick<Deps, "stores" | "table">,
  ctx: Context,
  seen: Interest,
): Promise<Telling> {
  const { eventId, interestId } = seen;
  const [interest, event] = await Promise.all([
    stores.interests.find(eventId, interestId),
    stores.events.findHead(eventId),
  ]);
  const { email: to, confirmedAt, locale } = interest ?? {};
  if (interest?.state !== "waits" || !event || !to || !confirmedAt || !locale) return "before";
  if (!mayBeTold(event, interest)) {
    await stores.interests.erase(interest);
    return "not";
  }
  const cause = [interestId, confirmedAt];
  await createOutbox(table).queue(ctx, { kind: INTEREST_MAIL, cause, to, locale, interestId, eventId });
  // Where somebody was faster they withdrew, which the mailer sees, or were told.
  await stores.interests.keep(told(interest, ctx.now));
  return "now";
}

/** What everybody may know of an event, for somebody who came by its address; that of a closed one has its secret. */
export async function awaitedFacts(
  deps: Pick<Deps, "config" | "secretKey">,
  event: Event,
  locale: Locale,
): Promise<EventFacts> {
  const facts = await eventFacts(deps, event, locale);
  return {
    ...facts,
    links: { event: `${deps.config.PUBLIC_URL}/events/${addressOf(deps.secretKey, event)}` },
  };
}
