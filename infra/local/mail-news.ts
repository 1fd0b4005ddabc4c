import { refOf, type Message } from "@zapisy/core/message";
import type { Deps } from "@zapisy/functions/deps";
import { createMailFeedbackHandler } from "@zapisy/functions/effects/mail-feedback";
import type { SNSEvent } from "aws-lambda";

const BOUNCE = (bounceType: string, bounceSubType: string) => ({
  eventType: "Bounce",
  bounce: { bounceType, bounceSubType },
});
const DELIVERY = { eventType: "Delivery" };

/**
 * What becomes of mail to the addresses of SES's mailbox simulator, each with anything behind a `+`, in the order in which it tells
 * of it. The simulator has no full mailbox: that is ours, under a label of what it returns.
 */
const SIMULATED: Readonly<Record<string, readonly object[]>> = {
  success: [DELIVERY],
  bounce: [BOUNCE("Permanent", "General")],
  "bounce+full": [BOUNCE("Transient", "MailboxFull")],
  // It is delivered, and an automatic answer comes back ("out of the office").
  ooto: [DELIVERY, BOUNCE("Transient", "General")],
  suppressionlist: [BOUNCE("Permanent", "OnAccountSuppressionList")],
  complaint: [{ eventType: "Complaint" }],
};

/** The events of SES about mail to an address of its simulator; none for every other address. */
export function simulatedNews(to: string): readonly object[] {
  const [, name = ""] = /^(bounce\+full|[a-z]+)(?:\+[^@]*)?@simulator\.amazonses\.com$/i.exec(to) ?? [];
  const known = name.toLowerCase();
  return Object.hasOwn(SIMULATED, known) ? (SIMULATED[known] ?? []) : [];
}

/** How long it is taken for true that nobody waits for mail that did not arrive. */
const LOOKED_FOR_MS = 1_000;

/**
 * Makes the stand-in for SES that says what became of mails, on one machine: of those to its simulator what that does with them, and of
 * others that they arrived, but only while somebody waits for such news. That saves two requests a mail in a rush.
 */
export function createMailNews(deps: Deps): (message: Message, to: string) => Promise<void> {
  const feedback = createMailFeedbackHandler(deps);
  let looked = { at: -Infinity, isAwaited: Promise.resolve(false) };
  const isAwaited = () => {
    if (performance.now() - looked.at > LOOKED_FOR_MS) {
      const lists = (["open", "dealt"] as const).map((list) =>
        deps.stores.undelivered.list(list, undefined, 1),
      );
      const found = Promise.all(lists).then((pages) => pages.some(({ items }) => items.length > 0));
      looked = { at: performance.now(), isAwaited: found };
    }
    return looked.isAwaited;
  };
  return async (message, to) => {
    const simulated = simulatedNews(to);
    const news = simulated.length === 0 && (await isAwaited()) ? [DELIVERY] : simulated;
    const [owner, id] = refOf(message).split("/");
    for (const one of news) {
      const event = { ...one, mail: { tags: { message: [id], owner: [owner] } } };
      await feedback({ Records: [{ Sns: { Message: JSON.stringify(event) } }] } as SNSEvent);
    }
  };
}
