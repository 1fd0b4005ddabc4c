import type { DueKind } from "../kind.ts";

/** What groups of an event have not used becomes everybody's; the stream counts its people anew and passes places on. */
export const groupsEnd: DueKind = async (deps, row) => {
  const end = deps.stores.events.groupsEndFromImage(row);
  const ctx = deps.context({ type: "system", name: "end-groups" }, "job");
  if (end) await deps.services.event.endGroups(ctx, end);
};
