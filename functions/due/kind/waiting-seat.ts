import type { DueKind } from "../kind.ts";

/** A seat whose address was not confirmed, or whose offer was not taken in time is given up; the stream passes it on. */
export const waitingSeat: DueKind = async (deps, row) => {
  const waiting = deps.stores.registrations.fromImage(row);
  const ctx = deps.context({ type: "system", name: "release-waiting-seats" }, "job");
  if (waiting) await deps.services.registration.releaseWaiting(ctx, waiting.registrationId);
};
