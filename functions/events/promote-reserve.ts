import { EVENT_SCOPE } from "@zapisy/core/event";
import type { Deps } from "../deps.ts";
import { streamHandler } from "./stream-record.ts";

/**
 * Passes seats on when there may be some: somebody gave theirs up or changed panels, somebody joined the
 * line in the moment in which a seat came free, or staff raised a limit.
 */
export function promoteReserve(deps: Deps) {
  const { events, registrations } = deps.stores;

  return streamHandler(
    deps,
    "promote-reserve",
    ["registration", "event"],
    async ({ entity, before, after }) => {
      const ctx = deps.context({ type: "system", name: "promote-reserve" }, "stream");
      if (!after) return;
      if (entity === "event") {
        const now = events.headFromImage(after);
        const was = before && events.headFromImage(before);
        const limits = (head: typeof was) => JSON.stringify([head?.seats, head?.choiceGroups, head?.state]);
        if (now && was && limits(was) !== limits(now))
          await deps.services.registration.promoteReserve(ctx, now.eventId);
        return;
      }
      const now = registrations.fromImage(after);
      const was = before && registrations.fromImage(before);
      if (!now) return;
      const freed = (was?.standing.holds ?? []).filter(
        (held) =>
          !now.standing.holds.some(({ scope, block }) => scope === held.scope && block === held.block),
      );
      const event = await events.findHead(now.eventId);
      if (event?.recruitment.mode === "selection") {
        // The committee puts people on the reserve list on purpose: only a place given up is passed on.
        if (freed.some(({ scope }) => scope === EVENT_SCOPE)) {
          await deps.services.registration.promoteReserve(ctx, now.eventId, { most: 1 });
        }
        return;
      }
      const joined = now.status === "reserve" && was?.status !== "reserve";
      if (freed.length > 0) await deps.services.registration.promoteReserve(ctx, now.eventId);
      else if (joined)
        await deps.services.registration.promoteReserve(ctx, now.eventId, { joined: now.registrationId });
    },
  );
}
