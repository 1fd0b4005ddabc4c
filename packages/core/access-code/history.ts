import { changedFields, tell, type NewEntry } from "../shared/history.ts";
import type { AccessCode } from "./schema.ts";

/**
 * What the history of an event says of its codes: that one was made or changed, and which of its fields. Not which code it is:
 * more people read a history than may give codes away.
 */
export function accessCodeHistory(before: AccessCode | undefined, after: AccessCode): NewEntry[] {
  const { eventId, code } = after;
  const what = { subjectId: eventId, target: eventId, key: `accessCode ${eventId} ${code}` };
  const fields = before ? changedFields({ ...before }, { ...after }).map((name) => `accessCode.${name}`) : [];
  return tell(
    { ...what, action: before ? "access_code.edited" : "access_code.created", fields },
    before && { ...before },
    { ...after },
  );
}
