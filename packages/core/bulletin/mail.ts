import type { MailingKey } from "../mailing/index.ts";
import { derivedId } from "../shared/id.ts";
import type { Bulletin } from "./schema.ts";

/** The kind of mail that brings a bulletin to its readers. */
export const BULLETIN_MAIL = "bulletin.sent";

/** The mailing by which a bulletin goes. */
export function bulletinMailing({
  eventId,
  bulletinId,
}: Pick<Bulletin, "eventId" | "bulletinId">): MailingKey {
  return { eventId, mailingId: derivedId("mlg", BULLETIN_MAIL, eventId, bulletinId) };
}
