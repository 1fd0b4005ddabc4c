import { tell, type NewEntry } from "../shared/history.ts";
import type { Circular } from "./schema.ts";

/** What the history of an event says of a letter: what was done with it, and its subject. That somebody tried it is nobody's news. */
export function circularHistory(before: Circular | undefined, after: Circular): NewEntry[] {
  if (before && before.tried?.count !== after.tried?.count) return [];
  const { eventId, circularId, state } = after;
  const done = before?.state === state || !before ? (before ? "edited" : "written") : DONE[state];
  return tell(
    { subjectId: eventId, target: eventId, key: circularId, action: `circular.${done}`, fields: [] },
    // Where a letter stands is said by what was done with it.
    before && { ...before, state: undefined },
    { ...after, state: undefined, changeReason: after.subject.pl },
  );
}

const DONE = {
  draft: "unscheduled",
  scheduled: "scheduled",
  sending: "sent",
  stopped: "stopped",
} as const satisfies Record<Circular["state"], string>;
