import { mailboxOf } from "../limit/rules.ts";
import type { Message } from "../message/schema.ts";
import type { Registration } from "../registration/schema.ts";
import type { HeardUse } from "./schema.ts";

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
