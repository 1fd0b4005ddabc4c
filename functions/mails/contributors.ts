import type { EventHead } from "@zapisy/core/event";
import { contributorsOf } from "@zapisy/core/event/rules";
import { createOutbox } from "@zapisy/core/message";
import type { Context } from "@zapisy/core/shared/context";
import { normaliseEmail } from "@zapisy/core/shared/text";
import type { Deps } from "../deps.ts";

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
