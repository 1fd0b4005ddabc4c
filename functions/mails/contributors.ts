import { isPublic, type EventHead } from "@zapisy/core/event";
import { contributorsOf } from "@zapisy/core/event/rules";
import { createOutbox, SETTLING_SECONDS } from "@zapisy/core/message";
import type { Context } from "@zapisy/core/shared/context";
import { normaliseEmail } from "@zapisy/core/shared/text";
import { addSeconds } from "@zapisy/core/shared/time";
import type { Deps } from "../deps.ts";
import type { Changes } from "./mail.ts";

/** What those who host or lead something of an event are told. */
interface ContributorNews {
  kind: "contributor.before" | "contributor.after" | "contributor.moved" | "contributor.cancelled";
  /** What makes it the only one of its kind to an address. */
  cause: string;
  facts: Record<string, string>;
  notBefore?: string;
}

/** Queues a mail to each who hosts or leads something of an event, as its programme is now; the same news twice queue once. */
export async function queueContributors(
  { stores, table }: Pick<Deps, "stores" | "table">,
  ctx: Context,
  { eventId }: Pick<EventHead, "eventId">,
  { cause, ...news }: ContributorNews,
): Promise<void> {
  const event = await stores.events.findEvent(eventId);
  const outbox = createOutbox(table);
  for (const { email: to, locale } of event ? contributorsOf(event) : [])
    await outbox.queue(ctx, {
      ...news,
      cause: [eventId, normaliseEmail(to), cause],
      to,
      locale,
      eventId,
    });
}

/**
 * What a change of an event is to those who host or lead something of it, where the event writes to them at all; undefined when it is nothing
 * to them.
 */
export function contributorNews(
  { config }: Pick<Deps, "config">,
  { before, after }: Changes["event"],
  now: string,
): ContributorNews | undefined {
  const { version, reminders, news, cancellation } = after;
  if (!before || !isPublic(before) || reminders?.contributorsDays === undefined) return undefined;
  if (after.state === "cancelled")
    return {
      kind: "contributor.cancelled",
      cause: `v${version}`,
      facts: { reason: cancellation?.reason ?? "" },
    };
  if (!news || ![news.all, news.online, ...Object.values(news.options)].includes(version)) return undefined;
  return {
    kind: "contributor.moved",
    cause: `v${version}`,
    facts: { version: String(version) },
    // As for participants: staff save several times in a row, and put a slip right.
    notBefore: addSeconds(now, config.NEWS_SETTLE_SECONDS ?? SETTLING_SECONDS),
  };
}
