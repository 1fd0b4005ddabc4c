import type { DueKind } from "../kind.ts";

/** Sign-up opens for which somebody waits, and their mails follow from the stream; or the event is elsewhere by now. */
export const opening: DueKind = async (deps, row) => {
  const due = deps.stores.interests.openingFromImage(row);
  const ctx = deps.context({ type: "system", name: "follow-openings" }, "job");
  if (due) await deps.services.interest.followOpening(ctx, due.eventId, false);
};
