import { mailboxOf } from "../limit/rules.ts";
import type { Message } from "../message/schema.ts";
import type { Registration } from "../registration/schema.ts";
import type { HeardUse, Suppression, SuppressionReason } from "./schema.ts";

type Person = Pick<Registration, "registrationId" | "eventId" | "version" | "updatedAt" | "email">;

/** What a change of a registration says of its address; nothing where it has the same mailbox as before. */
export function changedUses(before: Person | undefined, after: Person): HeardUse[] {
  const had = before?.email && mailboxOf(before.email);
  const has = after.email && mailboxOf(after.email);
  if (had === has) return [];
  const { registrationId, eventId, version, updatedAt } = after;
  const use = { registrationId, eventId, version };
  return [
    ...(before && had ? [{ ...use, mailbox: had, since: before.updatedAt, until: updatedAt }] : []),
    ...(has ? [{ ...use, mailbox: has, since: updatedAt }] : []),
  ];
}

/**
 * What a registration and its messages say of the addresses that it has and had, where nobody listened to its changes.
 * Of an address that it has no more they do not know when it ended, so whatever was heard of that says it better.
 */
export function knownUses(person: Person, messages: readonly Pick<Message, "to" | "queuedAt">[]): HeardUse[] {
  const { registrationId, eventId, version, updatedAt } = person;
  const has = person.email && mailboxOf(person.email);
  const firstMailed = new Map<string, string>(has ? [[has, updatedAt]] : []);
  for (const { to, queuedAt } of messages) {
    const mailbox = mailboxOf(to);
    firstMailed.set(mailbox, earlier(firstMailed.get(mailbox) ?? queuedAt, queuedAt));
  }
  return [...firstMailed].map(([mailbox, since]) => ({
    mailbox,
    registrationId,
    eventId,
    since,
    ...(mailbox === has ? { version } : { version: 0, until: updatedAt }),
  }));
}

/** Two statements about one use as one, in whichever order they come and however often. */
export function merged<Use extends Pick<HeardUse, "since" | "until" | "version">>(
  known: Use,
  heard: Use,
): Use {
  const latest = heard.version > known.version ? heard : known;
  return { ...latest, since: earlier(known.since, heard.since) };
}

function earlier(a: string, b: string): string {
  return a < b ? a : b;
}

/** What the mail system says of a mail by which its address gets no mail to many; undefined for what may pass, such as a full mailbox. */
export function suppressionReason({
  state,
  failure,
}: Pick<Message, "state" | "failure">): SuppressionReason | undefined {
  if (state === "complained") return "complained";
  if (state !== "bounced") return undefined;
  return failure === "bounced.permanent" || failure === "bounced.suppressed" ? "bounced" : undefined;
}

/** Whether an address gets no mail to many now. */
export function isSuppressed(known: Suppression | undefined): known is Suppression {
  return known !== undefined && known.liftedAt === undefined;
}

/**
 * What is kept of an address after bad news of a mail to it; undefined where they say nothing new. News of a mail that was written before
 * somebody let mail go there again are older than what that one knew. Called unwanted weighs more than came back.
 */
export function suppressed(
  known: Suppression | undefined,
  news: { suppressedHash: string; reason: SuppressionReason; mailedAt: string; now: string },
): Suppression | undefined {
  const { suppressedHash, reason, mailedAt, now } = news;
  if (known?.liftedAt && mailedAt <= known.liftedAt) return undefined;
  if (isSuppressed(known) && (known.reason === reason || known.reason === "complained")) return undefined;
  return { suppressedHash, reason, since: now, version: (known?.version ?? 0) + 1 };
}

/**
 * What is kept of an address once mail to many may go there again; undefined where it may. Its holder ends by confirming the address
 * that a mail came back from it, and not that they called ours unwanted: a seat that they want is no wish for more mail.
 */
export function lifted(
  known: Suppression | undefined,
  by: Pick<Suppression, "liftedAt" | "liftedBy" | "liftReason" | "liftedFor">,
  isHolder = false,
): Suppression | undefined {
  if (!isSuppressed(known) || (isHolder && known.reason === "complained")) return undefined;
  return { ...known, ...by, version: known.version + 1 };
}
