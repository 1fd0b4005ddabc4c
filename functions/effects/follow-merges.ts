import type { EventId } from "@zapisy/core/event";
import type { InstitutionId } from "@zapisy/core/institution/schema";
import type { Deps } from "../deps.ts";
import { streamHandler } from "./follow-stream.ts";

/** Events of an institution read in one go. */
const EVENTS_AT_ONCE = 100;

/**
 * Where entries of the register were found to be one institution, or are two again: what events ask of institutions is judged anew of their
 * people, and the lines are looked at in which they wait, because quotas and parties go by institution.
 */
export function followMerges(deps: Deps) {
  const { institutions } = deps.stores;
  return streamHandler(deps, "follow-merges", ["institution"], async ({ before, after }) => {
    const [was, is] = [before, after].map((image) => image && institutions.fromImage(image));
    if (!was || !is || was.merged.join() === is.merged.join()) return;
    const family = new Set([is.institutionId, ...was.merged, ...is.merged]);
    const ctx = deps.context({ type: "system", name: "follow-merges" }, "stream");
    for (const eventId of await eventsOf(family)) {
      await deps.services.registration.judgeAnew(ctx, eventId, family);
      const event = await deps.stores.events.findHead(eventId);
      // By selection a place is passed on only as it is given up.
      if (event?.recruitment.mode === "first_come")
        await deps.services.registration.promoteReserve(ctx, eventId);
    }
  });

  async function eventsOf(family: ReadonlySet<InstitutionId>): Promise<Set<EventId>> {
    const found = new Set<EventId>();
    for (const institutionId of family) {
      let cursor: string | undefined;
      do {
        const page = await institutions.listEvents(institutionId, cursor, EVENTS_AT_ONCE);
        for (const eventId of page.items) found.add(eventId);
        cursor = page.cursor;
      } while (cursor);
    }
    return found;
  }
}
