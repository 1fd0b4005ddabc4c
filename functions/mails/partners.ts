import { canSeeAsPartner, type EventHead } from "@zapisy/core/event";
import { createOutbox } from "@zapisy/core/message";
import type { Context } from "@zapisy/core/shared/context";
import { hasAccess, toActor } from "@zapisy/core/staff";
import type { Deps } from "../deps.ts";

/** Queues a mail to each account of a partner of an event's project, about its own people there; the same cause twice queues once. */
export async function queuePartners(
  { stores, table }: Pick<Deps, "stores" | "table">,
  ctx: Context,
  { eventId }: Pick<EventHead, "eventId">,
  { cause, facts }: { cause: string; facts: Record<string, string> },
): Promise<void> {
  const event = await stores.events.findHead(eventId);
  const outbox = createOutbox(table);
  for (const person of event ? await stores.staff.listAll() : []) {
    const isPartner = event && canSeeAsPartner(toActor(person), event) && hasAccess(person, ctx.now);
    if (!isPartner) continue;
    const { staffId, email: to, locale } = person;
    await outbox.queue(ctx, {
      kind: "partner.people",
      cause: [eventId, staffId, cause],
      to,
      locale,
      staffId,
      eventId,
      facts,
    });
  }
}
