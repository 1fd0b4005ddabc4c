import type { EventHead } from "../event/index.ts";
import { needsErasedOn } from "./rules.ts";
import type { Needs } from "./schema.ts";
import type { NeedsWrite } from "./store.ts";

/** Whether anything is needed at all. */
export function hasNeeds(needs: Needs | undefined): needs is Needs {
  return (
    needs !== undefined && Boolean(needs.diet || needs.note || (needs.access && needs.access.length > 0))
  );
}

/** Needs with their end; of somebody who needs nothing none are kept, and with `erase` those that are there go. */
export function needsToWrite(
  event: EventHead,
  needs: Needs | undefined,
  now: string,
  erase = false,
): NeedsWrite {
  if (!hasNeeds(needs)) return erase ? null : undefined;
  return { needs, erasedOn: needsErasedOn(event, now.slice(0, 10)) };
}
