import type { MailingKey } from "../mailing/index.ts";
import type { MessageRef } from "../message/schema.ts";
import type { RegistrationId } from "../registration/schema.ts";
import { derivedId } from "../shared/id.ts";
import type { Circular, CircularId } from "./schema.ts";

/** The kind of mail that brings a letter to its people. */
export const CIRCULAR_MAIL = "circular.sent";

/** What makes the message of one person the only one of a letter: nobody gets it twice. */
export function circularCause(circularId: CircularId, registrationId: RegistrationId): string[] {
  return [circularId, registrationId];
}

/** What finds the message by which somebody gets a letter. */
export function circularRef(circularId: CircularId, registrationId: RegistrationId): MessageRef {
  const messageId = derivedId("msg", CIRCULAR_MAIL, ...circularCause(circularId, registrationId));
  return `${registrationId}/${messageId}`;
}

/** The mailing by which a letter goes. */
export function circularMailing({
  eventId,
  circularId,
}: Pick<Circular, "eventId" | "circularId">): MailingKey {
  return { eventId, mailingId: derivedId("mlg", CIRCULAR_MAIL, eventId, circularId) };
}
