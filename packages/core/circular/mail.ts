import type { MailingKey } from "../mailing/index.ts";
import { againId, mayGoAgain, type Message, type MessageRef, type MessageStore } from "../message/index.ts";
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
function circularRef(circularId: CircularId, registrationId: RegistrationId): MessageRef {
  const messageId = derivedId("msg", CIRCULAR_MAIL, ...circularCause(circularId, registrationId));
  return `${registrationId}/${messageId}`;
}

/**
 * The messages by which people get a letter, in their order, each as it was sent last; undefined where it is not written yet. Reads each
 * once, and those that did not arrive once more: staff may have sent them again.
 */
export async function findLetters(
  messages: Pick<MessageStore, "findMany">,
  circularId: CircularId,
  people: readonly RegistrationId[],
): Promise<(Message | undefined)[]> {
  const found = await messages.findMany(people.map((one) => circularRef(circularId, one)));
  let missed = [...found.keys()];
  for (;;) {
    missed = missed.filter((index) => found[index] && mayGoAgain(found[index]));
    if (missed.length === 0) return found;
    const again = await messages.findMany(
      missed.map((index) => `${people[index]}/${againId((found[index] as Message).messageId)}` as const),
    );
    for (const [place, index] of missed.entries()) found[index] = again[place] ?? found[index];
    missed = missed.filter((_, place) => again[place]);
  }
}

/** The mailing by which a letter goes. */
export function circularMailing({
  eventId,
  circularId,
}: Pick<Circular, "eventId" | "circularId">): MailingKey {
  return { eventId, mailingId: derivedId("mlg", CIRCULAR_MAIL, eventId, circularId) };
}
