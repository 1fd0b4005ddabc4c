import type { DueKind } from "../kind.ts";

/** A letter that was to go at a time goes; the stream sends it. */
export const scheduledCircular: DueKind = async (deps, row) => {
  const circular = deps.stores.circulars.fromImage(row);
  const ctx = deps.context({ type: "system", name: "send-circulars" }, "job");
  if (circular) await deps.services.circular.beginDue(ctx, circular);
};
