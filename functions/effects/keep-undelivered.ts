import { isIn } from "@zapisy/core/message";
import { isActive, isHeld, type StoredRegistration } from "@zapisy/core/registration";
import { leavesAddress } from "@zapisy/core/registration/rules";
import { personOf } from "@zapisy/core/undelivered";
import type { Deps } from "../deps.ts";
import { isTheirs } from "../mails/index.ts";
import { streamHandler } from "./follow-stream.ts";

/**
 * Keeps the list of those to whom a mail did not arrive, and which addresses get no mail to many: with each message that failed or came
 * back, and with each registration that ended, got another address, or whose address was confirmed.
 */
export function keepUndelivered(deps: Deps) {
  const { messages, registrations } = deps.stores;
  const { undelivered, address } = deps.services;
  const entities = ["message", "registration"] as const;

  return streamHandler(deps, "keep-undelivered", entities, async ({ entity, before, after }) => {
    if (!after) return;
    const ctx = deps.context({ type: "system", name: "keep-undelivered" }, "stream");
    if (entity === "message") {
      const message = messages.fromImage(after);
      // AWS brings no others here, one machine brings all: what was sent and delivered is most of them.
      if (!message || !isIn("missed", message)) return;
      await address.noteBadNews(ctx, message);
      const missing = personOf(message);
      if (missing && isTheirs(message.kind)) await undelivered.lookAt(ctx, missing, { isTheirs });
      return;
    }
    const person = registrations.fromImage(after);
    const was = before && registrations.fromImage(before);
    if (!person || !was) return;
    if (isHeld(was) && isConfirmedBy(person)) await address.noteConfirmed(person);
    if (isActive(was.status) !== isActive(person.status) || leavesAddress(was, person))
      await undelivered.lookAt(
        ctx,
        { eventId: person.eventId, personId: person.registrationId },
        { isTheirs, onlyKnown: true },
      );
  });
}

/** Whether a seat that was held is its holder's by the link that was mailed to them. */
function isConfirmedBy({ status, heldUntil, changedBy }: StoredRegistration): boolean {
  return isActive(status) && heldUntil === undefined && changedBy.startsWith("participant:");
}
