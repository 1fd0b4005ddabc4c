import type { DueKind } from "../kind.ts";

/** News of an event that were to go at a time go; the stream sends them. */
export const scheduledBulletin: DueKind = async (deps, row) => {
  const bulletin = deps.stores.bulletins.fromImage(row);
  const ctx = deps.context({ type: "system", name: "send-bulletins" }, "job");
  if (bulletin) await deps.services.bulletin.beginDue(ctx, bulletin);
};
