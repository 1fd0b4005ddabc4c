import type { Message } from "../message/schema.ts";
import { isActive } from "../registration/lifecycle.ts";
import type { Registration } from "../registration/schema.ts";
import type { Undelivered, UndeliveredList, UndeliveredReason } from "./schema.ts";

type Mail = Pick<Message, "messageId" | "kind" | "state" | "failure" | "to" | "queuedAt">;
type Person = Pick<Registration, "status" | "updatedAt"> & { changedBy: string };

/** What the mail system says of a mail that came back, in the words of lists; all else could not be sent. */
const REASONS = {
  "bounced.permanent": "no_mailbox",
  "bounced.suppressed": "listed",
  "bounced.full": "full",
  "bounced.refused": "refused",
  "bounced.transient": "not_taken",
  "bounced.undetermined": "not_taken",
  "bounced.rejected": "harmful",
  complained: "unwanted",
  "suppressed.bounced": "withheld",
  "suppressed.complained": "withheld",
} as const satisfies Record<string, UndeliveredReason>;

/** What the mail system says of a mail that came back. */
export type MailFailure = keyof typeof REASONS;

/** Why a mail did not arrive; undefined for one that did, or may yet. */
export function reasonOf({
  state,
  failure = "",
}: Pick<Mail, "state" | "failure">): UndeliveredReason | undefined {
  if (state !== "failed" && state !== "bounced" && state !== "complained") return undefined;
  return Object.hasOwn(REASONS, failure) ? REASONS[failure as MailFailure] : "not_sent";
}

/**
 * The latest mail that somebody was to get about their registration and did not, where that is still to be made good: no later one
 * arrived (each brings the link to all that is true now), and they have not left themselves. Of a registration that others ended only
 * what tells of that is missed. The same in whichever order the news came.
 * @param person absent: somebody who is not registered
 */
export function missedMail<Known extends Mail>(
  person: Person | undefined,
  mails: readonly Known[],
): Known | undefined {
  const isOpen = (mail: Mail) => !person || isActive(person.status) || mail.queuedAt >= person.updatedAt;
  if (person && !isActive(person.status) && person.changedBy.startsWith("participant:")) return undefined;
  const [latest] = mails
    .filter((mail) => reasonOf(mail) && isOpen(mail))
    .toSorted((a, b) => (a.queuedAt === b.queuedAt ? 0 : a.queuedAt < b.queuedAt ? 1 : -1));
  return latest && mails.some((later) => makesGood(later, latest)) ? undefined : latest;
}

/**
 * Whether a mail makes good that another did not arrive: it did, later. Where the reader called that one unwanted, at another address
 * alone: what arrives there is not read.
 */
export function makesGood(later: Mail, missed: Mail): boolean {
  if (later.state !== "delivered" || later.messageId === missed.messageId) return false;
  return later.queuedAt >= missed.queuedAt && (missed.state !== "complained" || later.to !== missed.to);
}

/** In which list somebody stands. */
export function listOf({ dealtAt }: Pick<Undelivered, "dealtAt">): UndeliveredList {
  return dealtAt === undefined ? "open" : "dealt";
}

/**
 * What is kept of somebody who missed a mail. Another mail than the one that was dealt with waits again: whoever called them did not
 * know of it. Undefined where that is known already.
 */
export function missing(
  known: Undelivered | undefined,
  { eventId, personId }: Pick<Undelivered, "eventId" | "personId">,
  mail: Mail,
  now: string,
): Undelivered | undefined {
  const reason = reasonOf(mail);
  const isSame = known?.messageId === mail.messageId;
  if (!reason || (isSame && known.reason === reason)) return undefined;
  const { messageId, kind } = mail;
  const version = (known?.version ?? 0) + 1;
  if (isSame) return { ...known, reason, version };
  return { eventId, personId, messageId, kind, reason, since: now, version };
}

/** The row once somebody dealt with it, or took that back; undefined where it says so already. */
export function dealtWith(
  known: Undelivered,
  dealt: boolean,
  by: string,
  now: string,
): Undelivered | undefined {
  const { dealtAt, dealtBy: _, ...open } = known;
  if (dealt === (dealtAt !== undefined)) return undefined;
  const version = known.version + 1;
  return dealt ? { ...open, dealtAt: now, dealtBy: by, version } : { ...open, version };
}
