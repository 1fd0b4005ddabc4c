import type { Certificate } from "../certificate/schema.ts";
import { isPublic, newsFor, type Listener } from "../event/rules.ts";
import type { EventHead } from "../event/schema.ts";
import { isActive, leavesAddress } from "../registration/rules.ts";
import type { Registration } from "../registration/schema.ts";
import { addSeconds, type Instant } from "../shared/time.ts";
import type { Staff } from "../staff/answer.ts";
import type { Message, MessageKind, MessageState, Told } from "./schema.ts";

/** How long a mailer may hold a message before another may take it over: longer than any SES call lasts. */
const LEASE_SECONDS = 60;
/**
 * News of an event settle before they are sent: staff save several times in a row, and put a slip right. Longer than a mailer
 * holds a message, so that no mail is on its way with what was true before.
 */
export const SETTLING_SECONDS = 2 * 60;
/** After so many failed attempts a message is given up and says why. */
export const MAX_SEND_ATTEMPTS = 8;

/** A message that follows from a change, with what makes it the only one of its cause. */
export interface MessageCause {
  kind: MessageKind;
  /** Tells this cause from every other of the same registration and kind. */
  cause: string;
  /** Where it goes, if not to where the registration's mail goes now. */
  to?: string;
}

type Changed = Pick<
  Registration,
  "status" | "version" | "choices" | "email" | "linkVersion" | "pastLimit" | "heldUntil"
> & {
  linkRequestedAt?: string;
};

/**
 * Which mails follow from a change of a registration; none to people without an address. When an event is `over`, who
 * came to it is nobody's news, but a link must reach whoever it is for all the same: it opens their certificates.
 */
export function messagesOfRegistration(
  before: Changed | undefined,
  after: Changed,
  isOver = false,
): MessageCause[] {
  const cause = `v${after.version}`;
  const left: MessageCause[] =
    before && leavesAddress(before, after)
      ? [{ kind: "registration.address_left", cause, to: before.email }]
      : [];
  if (!after.email) return left;
  return [...left, ...newsOfRegistration(before, after, isOver)];
}

function newsOfRegistration(before: Changed | undefined, after: Changed, isOver: boolean): MessageCause[] {
  const cause = `v${after.version}`;
  // An address that nobody confirmed may be a stranger's: it hears no more of what it did not answer.
  if (after.status === "cancelled" && after.heldUntil) return [];
  if (!isOver && before?.status !== after.status) {
    return [{ kind: kindOfStatus(before?.status, after), cause }];
  }
  if (!before) return [];
  const causes: MessageCause[] = [];
  const rechosen = JSON.stringify(before.choices) !== JSON.stringify(after.choices);
  const told = !isOver && isActive(after.status) && (rechosen || before.email !== after.email);
  // Each of the two brings the link that is right now.
  if (told) causes.push({ kind: "registration.changed", cause });
  else if (before.linkVersion !== after.linkVersion)
    causes.push({ kind: "registration.link_renewed", cause });
  if (!isOver && after.linkRequestedAt && after.linkRequestedAt !== before.linkRequestedAt) {
    causes.push({ kind: "registration.link", cause: after.linkRequestedAt });
  }
  return causes;
}

function kindOfStatus(
  before: Registration["status"] | undefined,
  after: Pick<Registration, "status" | "pastLimit" | "heldUntil">,
): MessageKind {
  switch (after.status) {
    case "pending":
      return after.heldUntil ? "registration.held" : "registration.received";
    case "confirmed":
      // For whom a seat was added, none came free.
      return before === "reserve" && !after.pastLimit ? "registration.promoted" : "registration.confirmed";
    case "reserve":
      return "registration.reserve";
    case "rejected":
      return "registration.rejected";
    case "cancelled":
      return "registration.cancelled";
  }
}

/**
 * Which mail the holder gets when a certificate was issued or annulled. One that was issued anew is told once,
 * with the new document.
 */
export function messageOfCertificate(
  before: Pick<Certificate, "state"> | undefined,
  after: Pick<Certificate, "state" | "certificateId" | "replacedBy">,
): MessageCause | undefined {
  const cause = after.certificateId;
  if (!before && after.state === "issued") return { kind: "certificate.issued", cause };
  if (before?.state === "issued" && after.state === "annulled" && !after.replacedBy) {
    return { kind: "certificate.annulled", cause };
  }
  return undefined;
}

/** A message to the people of an event: to everybody who counts, or to those alone who have had mail about it. */
export interface EventMessageCause extends MessageCause {
  audience: "everybody" | "told";
}

/**
 * Which mail people get when an event changed. What was never published is nobody's news, but its end is news to whom
 * somebody told of it all the same.
 */
export function messageOfEvent(
  before: EventHead | undefined,
  after: EventHead,
): EventMessageCause | undefined {
  if (!before || before.state === "cancelled") return undefined;
  const about = { cause: `v${after.version}`, audience: isPublic(before) ? "everybody" : "told" } as const;
  if (after.state === "cancelled") return { kind: "event.cancelled", ...about };
  const { all, online, options } = after.news ?? { all: 0, online: 0, options: {} };
  const isNews = [all, online, ...Object.values(options)].includes(after.version);
  return isPublic(before) && isNews ? { kind: "event.moved", ...about } : undefined;
}

/** Whether the change by which an event came to that version is one that the person has to hear of. */
export function concerns(event: Pick<EventHead, "news" | "version">, person: Addressee): boolean {
  return newsFor(event.news, listenerOf(person)) === event.version;
}

/** Whether something that a person has to hear of changed once more after that version: then a later message says it all. */
export function isOutdated(event: Pick<EventHead, "news">, person: Addressee, version: number): boolean {
  return newsFor(event.news, listenerOf(person)) > version;
}

/** What of a registration decides what its person is told. */
type Addressee = Pick<Registration, "status" | "choices">;

/** Somebody as the one who is told of an event. */
export function listenerOf({ status, choices }: Addressee): Listener {
  return { options: Object.values(choices), hasPlace: status === "confirmed" };
}

/**
 * Which mail a member of staff gets of a change of their account: one with the way in, when somebody gave them
 * access, gave it back, or wrote down another address. What a program did and one's own change is nobody's news.
 */
export function messageOfStaff(
  before: Pick<Staff, "active" | "email"> | undefined,
  after: Pick<Staff, "staffId" | "active" | "email" | "version"> & { changedBy: string },
): MessageCause | undefined {
  if (!after.active || !after.changedBy.startsWith("staff:")) return undefined;
  if (after.changedBy === `staff:${after.staffId}`) return undefined;
  if (before?.active && before.email === after.email) return undefined;
  return { kind: "staff.invited", cause: `v${after.version}` };
}

/**
 * Whether a mailer may take the message now: it is queued, or somebody took it and died, or it was given up and is to be
 * sent `again`. Between the answer of SES and our note of it a crash cannot be told from one before: then the mail goes
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

/** The message as taken by a mailer. */
export function taken(message: Message, now: Instant): Message {
  return {
    ...message,
    state: "sending",
    // One that was given up begins anew.
    attempts: message.state === "failed" ? 1 : message.attempts + 1,
    takenUntil: addSeconds(now, LEASE_SECONDS),
  };
}

/** What sending came to, and where it went, if not to where it was to go when it was queued. */
export type SendResult = { to?: string } & SendOutcome;

type SendOutcome =
  /** `told`: what the person knows from now on, where the mail says it. */
  | { outcome: "sent"; sesMessageId: string; told?: Told }
  /** What it was to tell is not so any more, or known to its reader. */
  | { outcome: "superseded" }
  /** Worth another try: throttled, network, SES itself. */
  | { outcome: "retry"; reason: string }
  | { outcome: "failed"; reason: string };

/** The message after an attempt; retries end in `failed` when there were too many. */
export function settled(message: Message, result: SendResult, now: Instant): Message {
  const { takenUntil: _, ...taken } = message;
  const rest = { ...taken, to: result.to ?? message.to };
  if (result.outcome === "sent")
    return { ...rest, state: "sent", sesMessageId: result.sesMessageId, sentAt: now, failure: undefined };
  if (result.outcome === "superseded") return { ...rest, state: "superseded", failure: undefined };
  const givenUp = result.outcome === "failed" || message.attempts >= MAX_SEND_ATTEMPTS;
  return { ...rest, state: givenUp ? "failed" : "queued", failure: result.reason };
}

/** Kinds for which somebody sits in front of the page and waits. */
const URGENT: ReadonlySet<MessageKind> = new Set([
  "staff.sign_in_code",
  "registration.held",
  "registration.link",
  "registration.link_renewed",
]);

/** Whether a mail of that kind must not wait behind the thousands of a moved event. */
export function isUrgent(kind: MessageKind): boolean {
  return URGENT.has(kind);
}

/** What the mail system says about a message after it took it. */
export type Feedback =
  | { outcome: "delivered" }
  /** Not delivered, at once or after hours of trying; `reason` as in `bounced.permanent`. */
  | { outcome: "bounced"; reason: string }
  /** Delivered, and the reader called it unwanted. */
  | { outcome: "complained"; reason: string };

/** Later news wins over earlier: a mail may be returned after a delivery, and is complained about after that. */
const NEWS_RANK: Partial<Record<MessageState, number>> = { delivered: 1, bounced: 2, complained: 3 };

/**
 * The message as the news leave it; undefined when they say nothing new, so that the same news twice, or in
 * the wrong order, change nothing. News may come before our own note that the message was sent: what was
 * delivered is never sent again.
 */
export function afterFeedback(message: Message, feedback: Feedback, now: Instant): Message | undefined {
  if ((NEWS_RANK[message.state] ?? 0) >= (NEWS_RANK[feedback.outcome] ?? 0)) return undefined;
  const { takenUntil: _, ...rest } = message;
  return {
    ...rest,
    state: feedback.outcome,
    sentAt: message.sentAt ?? now,
    failure: feedback.outcome === "delivered" ? undefined : feedback.reason,
  };
}
