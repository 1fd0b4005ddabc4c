import { normaliseEmail } from "../shared/text.ts";
import type { Instant } from "../shared/time.ts";
import type { Message, MessageId, MessageList, MessageState, Told } from "./schema.ts";

/** Whose a message is. */
export function ownerOf({
  registrationId,
  signInId,
  staffId,
  invitationId,
  delegationId,
  subscriptionId,
  interestId,
  eventId,
  messageId,
}: Pick<
  Message,
  | "registrationId"
  | "signInId"
  | "staffId"
  | "invitationId"
  | "delegationId"
  | "subscriptionId"
  | "interestId"
  | "eventId"
  | "messageId"
>): string {
  const people = registrationId ?? invitationId ?? delegationId ?? subscriptionId ?? interestId;
  return people ?? signInId ?? staffId ?? eventId ?? messageId;
}

/** How long a mailer may hold a message before another may take it over: longer than any SES call lasts. */
export const LEASE_SECONDS = 60;
/**
 * News of an event settle before they are sent: staff save several times in a row, and put a slip right. Longer than a mailer
 * holds a message, so that no mail is on its way with what was true before.
 */
export const SETTLING_SECONDS = 2 * 60;
/** After so many failed attempts a message is given up and says why. */
export const MAX_SEND_ATTEMPTS = 8;

/**
 * Whether a mailer that has the message may send it now: it is queued, or somebody who noted in it that they had it died, as
 * was done before docs/decisions/0059, or it was given up and is to be sent `again`. Between the answer of SES and our note of it a crash cannot be told from one before: then the mail goes
 * again, because a second copy harms less than none.
 */
export function canTake(
  message: Pick<Message, "state" | "takenUntil" | "notBefore">,
  now: Instant,
  again = false,
): boolean {
  if (message.notBefore !== undefined && now < message.notBefore) return false;
  if (message.state === "queued") return true;
  if (message.state === "failed") return again;
  return message.state === "sending" && message.takenUntil !== undefined && message.takenUntil <= now;
}

/** Why a mail comes back from an address for good: there is no such mailbox, or the mail service has it on a list of its own. */
const LASTING = ["bounced.permanent", "bounced.suppressed"];

/**
 * Whether a message that did not arrive may be sent again to an address: one that was given up, and one that came back, but not to the
 * address from which it comes back for good.
 */
export function canSendAgain(
  { state, failure = "", to }: Pick<Message, "state" | "failure" | "to">,
  email: string,
): boolean {
  if (state !== "bounced") return state === "failed";
  return !LASTING.includes(failure) || normaliseEmail(email) !== normaliseEmail(to);
}

/** Where a mail did not arrive. */
export const MISSED_STATES = ["failed", "bounced", "complained"] as const satisfies MessageState[];

/** The states of each list but that of all. */
const STATES_OF: Readonly<Record<Exclude<MessageList, "all">, readonly MessageState[]>> = {
  missed: MISSED_STATES,
  waiting: ["queued", "sending"],
};

/** Whether a message is in a list of staff. */
export function isIn(list: MessageList, { state }: Pick<Message, "state">): boolean {
  return list === "all" || STATES_OF[list].includes(state);
}

/** Whether a message did not arrive in a way that lets it be sent again. */
export function mayGoAgain({ state }: Pick<Message, "state">): boolean {
  return state === "failed" || state === "bounced";
}

/**
 * The message by which one that did not arrive is sent again: the same once more, under an id that follows from the one
 * before (`againId`). Undefined when it was not given up and did not come back.
 */
export function sentAgain(message: Message, againId: MessageId, now: Instant): Message | undefined {
  if (!mayGoAgain(message)) return undefined;
  const { messageId, kind, to, locale, eventId, facts } = message;
  const { registrationId, invitationId, delegationId, accountId } = message;
  return {
    messageId: againId,
    kind,
    to,
    locale,
    registrationId,
    invitationId,
    delegationId,
    accountId,
    eventId,
    facts,
    state: "queued",
    attempts: 0,
    queuedAt: now,
    againOf: messageId,
  };
}

/** The message with another attempt; one that was given up begins anew. */
export function attempted(message: Message): Message {
  return { ...message, attempts: message.state === "failed" ? 1 : message.attempts + 1 };
}

/** What sending came to, and where it went, if not to where it was to go when it was queued. */
export type SendResult = { to?: string } & (SendOutcome | Postponed);

/** The mail service has no room for it now, which is nothing that was tried. */
type Postponed = { outcome: "postponed"; reason: string };

type SendOutcome =
  /** `told`: what the person knows from now on, where the mail says it. */
  | { outcome: "sent"; sesMessageId: string; told?: Told }
  /** What it was to tell is not so any more, or known to its reader. */
  | { outcome: "superseded" }
  /** Worth another try: network, SES itself. */
  | { outcome: "retry"; reason: string }
  /** It was not to go to that address, and that is no failure of ours. */
  | { outcome: "withheld"; reason: string }
  | { outcome: "failed"; reason: string };

/** The message after an attempt; retries end in `failed` when there were too many. */
export function settled(message: Message, result: { to?: string } & SendOutcome, now: Instant): Message {
  const { takenUntil: _, ...taken } = message;
  const rest = { ...taken, to: result.to ?? message.to };
  if (result.outcome === "sent") {
    const { sesMessageId, told } = result;
    return { ...rest, state: "sent", sesMessageId, sentAt: now, failure: undefined, ...(told && { told }) };
  }
  if (result.outcome === "superseded") return { ...rest, state: "superseded", failure: undefined };
  const givenUp = result.outcome !== "retry" || message.attempts >= MAX_SEND_ATTEMPTS;
  return { ...rest, state: givenUp ? "failed" : "queued", failure: result.reason };
}

/**
 * A message that was sent, as somebody else left it meanwhile, with what its sender knows of it: that it was sent, where they say
 * otherwise, and what its reader knows now. Undefined when that says nothing new.
 */
export function sentAfterAll(message: Message, sent: Message): Message | undefined {
  if (["queued", "sending", "failed"].includes(message.state)) return { ...sent, attempts: message.attempts };
  return sent.told && { ...message, told: sent.told };
}

/** What the mail system says about a message after it took it. */
export type Feedback =
  | { outcome: "delivered" }
  /** Not delivered, at once or after hours of trying; `reason` as in `bounced.permanent`. */
  | { outcome: "bounced"; reason: string }
  /** Delivered, and the reader called it unwanted. */
  | { outcome: "complained"; reason: string };

/** Later news wins over earlier: a mail may be returned after a delivery, and is complained about after that. */
const NEWS_RANK: Partial<Record<MessageState, number>> = { delivered: 2, bounced: 3, complained: 4 };
/** As SES reports both a server that took the mail at no try, and an automatic answer to one that it delivered. */
const OUT_OF_OFFICE = "bounced.transient";

/** How much news weigh. What may be no more than an automatic answer says nothing of a mail that was delivered. */
function rankOf(state: MessageState, reason: string | undefined): number {
  return state === "bounced" && reason === OUT_OF_OFFICE ? 1 : (NEWS_RANK[state] ?? 0);
}

/**
 * The message as the news leave it; undefined when they say nothing new, so that the same news twice, or in
 * the wrong order, change nothing. News may come before our own note that the message was sent: what was
 * delivered is never sent again.
 */
export function afterFeedback(message: Message, feedback: Feedback, now: Instant): Message | undefined {
  const failure = feedback.outcome === "delivered" ? undefined : feedback.reason;
  if (rankOf(message.state, message.failure) >= rankOf(feedback.outcome, failure)) return undefined;
  const { takenUntil: _, ...rest } = message;
  return { ...rest, state: feedback.outcome, sentAt: message.sentAt ?? now, failure };
}
