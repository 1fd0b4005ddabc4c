import type { EventHead, EventId } from "@zapisy/core/event";
import type { Institution, InstitutionId } from "@zapisy/core/institution";
import type { Deps } from "../deps.ts";
import { streamHandler } from "./follow-stream.ts";

/** Events of an institution that are looked at in one go. */
const EVENTS_AT_ONCE = 100;

/**
 * Counts the people of an event by the quotas that staff set or changed while they had their seats, and then passes on what is free: until
 * then nobody got a place of these. Where two institutions are two again that were taken for one, their people are counted apart;
 * that they are one needs nothing, for their counters are read together.
 */
export function countQuotas(deps: Deps) {
  const { events, institutions } = deps.stores;
  const { registration } = deps.services;
  const ctx = () => deps.context({ type: "system", name: "count-quotas" }, "stream");

  async function count(event: EventHead, again: boolean): Promise<void> {
    await registration.countQuotas(ctx(), event.eventId, { again });
    if (event.recruitment.mode === "first_come") await registration.promoteReserve(ctx(), event.eventId);
  }

  async function countApart(ids: readonly InstitutionId[]): Promise<void> {
    const seen = new Set<EventId>();
    for (const id of ids) {
      let cursor: string | undefined;
      do {
        const page = await institutions.listEvents(id, cursor, EVENTS_AT_ONCE);
        cursor = page.cursor;
        for (const eventId of page.items) {
          if (seen.has(eventId)) continue;
          seen.add(eventId);
          const event = await events.findHead(eventId);
          if (event?.quotas) await count(event, true);
        }
      } while (cursor);
    }
  }

  return streamHandler(deps, "count-quotas", ["event", "institution"], async ({ entity, before, after }) => {
    if (!before || !after) return;
    if (entity === "institution") {
      const former: Institution | undefined = institutions.fromImage(before);
      if (former?.mergedInto && !institutions.fromImage(after)?.mergedInto)
        await countApart([former.institutionId, former.mergedInto]);
      return;
    }
    const now = events.headFromImage(after);
    if (now && now.quotaTerms !== events.headFromImage(before)?.quotaTerms) await count(now, false);
  });
}
