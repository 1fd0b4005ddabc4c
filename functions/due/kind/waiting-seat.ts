import type { DueKind } from "../kind.ts";

/**
 * A seat whose address was not confirmed, or whose offer was not taken in time is given up; the stream passes it on. Before that
 * the time comes to remind of an offer.
 */
export const waitingSeat: DueKind = async (deps, row) => {
  const waiting = deps.stores.registrations.fromImage(row);
  if (!waiting) return;
  const { registrationId } = waiting;
  const ctx = deps.context({ type: "system", name: "release-waiting-seats" }, "job");
  const { registration } = deps.services;
  if (!(await registration.releaseWaiting(ctx, registrationId)))
    await registration.remindOfOffer(ctx, registrationId);
};
