import type { NewEntry } from "../shared/history.ts";
import type { Undelivered } from "./schema.ts";

/** What the history says of somebody in the list, under their event: that staff dealt with it. Who waits is nobody's deed. */
export function undeliveredHistory(before: Undelivered | undefined, after: Undelivered): NewEntry[] {
  const { eventId, personId, messageId, dealtAt, dealtBy, version } = after;
  if (!dealtAt || !dealtBy || before?.dealtAt === dealtAt) return [];
  return [
    {
      subjectId: eventId,
      // Others than its people are of the event.
      target: personId.startsWith("reg_") ? personId : eventId,
      key: messageId,
      version,
      at: dealtAt,
      actor: dealtBy,
      action: "registration.told_otherwise",
      fields: [],
    },
  ];
}
