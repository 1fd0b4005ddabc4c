import type { NewEntry } from "../shared/history.ts";
import type { Suppression } from "./schema.ts";

/** What the history says of an address, under the registration that staff looked at: that mail to many goes there again, and why. */
export function suppressionHistory(before: Suppression | undefined, after: Suppression): NewEntry[] {
  const { suppressedHash, liftedAt, liftedBy, liftReason, liftedFor, version } = after;
  if (!liftedAt || !liftedBy || !liftedFor || before?.liftedAt === liftedAt) return [];
  return [
    {
      subjectId: liftedFor.eventId,
      target: liftedFor.registrationId,
      key: suppressedHash,
      version,
      at: liftedAt,
      actor: liftedBy,
      action: "registration.address_trusted",
      fields: [],
      reason: liftReason,
    },
  ];
}
