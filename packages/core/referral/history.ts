import { tell, type NewEntry } from "../shared/history.ts";
import type { Referral } from "./schema.ts";

/**
 * What the history of an event says of a referral: that its document was corrected, and by whom. Not what stands there: a history is
 * kept for ever. That somebody was referred, their registration tells.
 */
export function referralHistory(before: Referral | undefined, after: Referral): NewEntry[] {
  if (!before) return [];
  const { eventId: subjectId, registrationId: target } = after;
  const what = { subjectId, target, key: `referral ${target}`, action: "referral.corrected", fields: [] };
  return tell(what, { ...before }, { ...after });
}
