import { isPublic } from "@zapisy/core/event";
import type { Deps } from "../deps.ts";
import { beginOpening, tellInterested } from "../mails/interest.ts";
import { streamHandler } from "./follow-stream.ts";

/** Lets the opening for which somebody waits follow from its event wherever it moves, and what they are told from its having come. */
export function keepOpenings(deps: Deps) {
  const { events, interests } = deps.stores;
  const { interest: service } = deps.services;
  const entities = ["event", "interest", "opening"] as const;

  return streamHandler(deps, "keep-openings", entities, async ({ entity, before, after }) => {
    if (!after) return;
    const ctx = deps.context({ type: "system", name: "keep-openings" }, "stream");
    if (entity === "event") {
      const event = events.headFromImage(after);
      if (event && isPublic(event)) await service.followOpening(ctx, event.eventId, false);
      return;
    }
    if (entity === "opening") {
      const opening = interests.openingFromImage(after);
      const was = before && interests.openingFromImage(before);
      if (opening?.state === "told" && opening.round !== was?.round) await beginOpening(deps, ctx, opening);
      return;
    }
    const interest = interests.fromImage(after);
    if (interest?.state !== "waits") return;
    const opening = await service.followOpening(ctx, interest.eventId, true);
    // Whoever confirmed in the moment in which it opened may have been met by none of its mailing's looks.
    if (opening?.state === "told") await tellInterested(deps, ctx, interest);
  });
}
