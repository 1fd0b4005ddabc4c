import type { DueKind } from "../kind.ts";

/** The night has come at which it is looked what is over; where there is much, this stays due until all was begun. */
export const retention: DueKind = async (deps) => {
  const ctx = deps.context({ type: "system", name: "retention" }, "job");
  await deps.services.retention.removeWhatIsOver(ctx);
};
