import { isOver, isPublic } from "@zapisy/core/event";
import { wantedSince, wishOf } from "@zapisy/core/subscription";
import type { Deps } from "../deps.ts";
import { streamHandler } from "./follow-stream.ts";

/**
 * Lets subscriptions follow from what people tick in their registrations, and what they ticked from a subscription that ended. Who was
 * entered into a draft, or into an event that is over, is asked nothing.
 */
export function keepSubscriptions(deps: Deps) {
  const { registrations, subscriptions } = deps.stores;
  const { registration, subscription, address } = deps.services;
  const entities = ["registration", "subscription"] as const;

  return streamHandler(deps, "keep-subscriptions", entities, async ({ entity, before, after }) => {
    if (!after) return;
    const ctx = deps.context({ type: "system", name: "keep-subscriptions" }, "stream");
    if (entity === "registration") {
      const person = registrations.fromImage(after);
      // What becomes of the subscription of somebody who is erased, staff said.
      const wish = person && !person.erasedAt && wishOf(before && registrations.fromImage(before), person);
      if (!wish) return;
      const event = wish.wants && (await deps.recent.head(person.eventId, person.updatedAt));
      if (wish.wants && (!event || !isPublic(event) || isOver(event, deps.clock()))) return;
      await deps.readSecrets();
      await subscription.noteWish(ctx, wish);
      return;
    }
    const now = subscriptions.fromImage(after);
    const was = before && subscriptions.fromImage(before);
    if (now?.state !== "ended" || was?.state === "ended") return;
    let cursor: string | undefined;
    do {
      const page = await address.findByAddress(now.email, cursor);
      for (const { registration: person, until } of page.items) {
        const since = wantedSince(person);
        // What somebody ticked since is another wish.
        if (until === undefined && since !== undefined && since <= now.updatedAt)
          await registration.endNews(ctx, person.registrationId);
      }
      cursor = page.cursor;
    } while (cursor !== undefined);
  });
}
