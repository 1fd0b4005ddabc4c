import type { DueKind } from "../kind.ts";

/** A seat whose address was not confirmed in time is given up; the stream passes it on. */
export const heldSeat: DueKind = async (deps, row) => {
  const held = deps.stores.registrations.fromImage(row);
  const ctx = deps.context({ type: "system", name: "release-held-seats" }, "job");
  if (held) await deps.services.registration.releaseHeld(ctx, held.registrationId);
};
