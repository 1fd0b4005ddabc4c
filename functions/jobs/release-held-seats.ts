import { HOLD_MINUTES } from "@zapisy/core/registration/rules";
import { addSeconds } from "@zapisy/core/shared/time";
import type { Deps } from "../deps.ts";

/** Gives up seats whose address was not confirmed in time; the stream passes them on. Running twice or late does no harm. */
export async function releaseHeldSeats(deps: Deps): Promise<void> {
  const ctx = deps.context({ type: "system", name: "release-held-seats" }, "job");
  const before = addSeconds(ctx.now, -HOLD_MINUTES * 60);
  let cursor: string | undefined;
  do {
    const page = await deps.stores.registrations.listHeld(before, cursor, 100);
    for (const { registrationId } of page.items)
      await deps.services.registration.releaseHeld(ctx, registrationId);
    cursor = page.cursor;
  } while (cursor);
}
