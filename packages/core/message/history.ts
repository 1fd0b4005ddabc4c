import type { NewEntry } from "../shared/history.ts";
import type { ResendRequest } from "./schema.ts";

/** What the history says of a request, under its event: that somebody had a mail sent again. */
export function resendHistory(
  _before: ResendRequest | undefined,
  { eventId, ownerId, messageId, requestedBy, requestedAt }: ResendRequest,
): NewEntry[] {
  const action = "registration.mail_resent";
  return [
    {
      subjectId: eventId,
      // What was mailed to others than its people is of the event.
      target: ownerId.startsWith("reg_") ? ownerId : eventId,
      key: messageId,
      at: requestedAt,
      actor: requestedBy,
      action,
      fields: [],
    },
  ];
}
