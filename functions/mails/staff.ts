import type { Message } from "@zapisy/core/message";
import type { Locale } from "@zapisy/core/shared/localized-text";
import { hasAccess, type Staff, type StaffId } from "@zapisy/core/staff";
import { facts, nameLine, paragraph, webLink, type Block, type FactRow, type Letter } from "@zapisy/mail";
import { formatDay } from "@zapisy/words";
import { loadCommon } from "@zapisy/words/common";
import type { MailKind, MailMessages } from "@zapisy/words/mail";
import type { Deps } from "../deps.ts";
import { signature } from "./letter.ts";
import type { NewMail } from "./mail.ts";

/** What every mail to somebody who works here is made of. */
export interface StaffFacts {
  locale: Locale;
  /** Whose account it is. */
  name: string;
  organiserName: string;
}

/** What a mail about somebody's own account is made of. */
export interface AccountFacts extends StaffFacts {
  links: {
    /** Their own page: how they sign in, and where they are signed in. */
    account: string;
  };
}

/** What a mail about somebody's work here is made of. */
export interface WorkFacts extends StaffFacts {
  /** The role in words. */
  role: string;
  /** Who made the change. */
  by?: string;
  /** The last day of their access, in words; absent: it has no end. */
  until?: string;
  links: {
    /** Where staff sign in. */
    entrance: string;
    /** Where to go on: the entrance itself, or a page behind it. */
    open: string;
  };
}

/** Facts of news of somebody's account, which are theirs whether they work here still or not. */
export async function accountFacts(
  deps: Deps,
  { staffId, locale }: Message,
): Promise<{ facts: AccountFacts } | undefined> {
  const person = staffId && (await deps.stores.staff.find(staffId));
  if (!person) return undefined;
  const { ORGANISER_NAME: organiserName, PUBLIC_URL } = deps.config;
  return {
    facts: { locale, name: person.name, organiserName, links: { account: `${PUBLIC_URL}/staff/account` } },
  };
}

/** Facts of a mail about somebody's work; undefined when they left before it went. */
export async function workFacts(
  deps: Deps,
  { staffId, facts: about, locale }: Message,
): Promise<{ person: Staff; facts: WorkFacts } | undefined> {
  const { staff } = deps.stores;
  const [person, by, { staffRole }] = await Promise.all([
    staffId && staff.find(staffId),
    staff.find((about?.by ?? "").slice("staff:".length) as StaffId),
    loadCommon(locale),
  ]);
  if (!person || !hasAccess(person, deps.clock())) return undefined;
  const { ORGANISER_NAME: organiserName, PUBLIC_URL } = deps.config;
  const entrance = `${PUBLIC_URL}/staff`;
  return {
    person,
    facts: {
      locale,
      organiserName,
      name: person.name,
      role: staffRole[person.role],
      by: by?.name,
      until: person.until && formatDay(locale, person.until),
      links: { entrance, open: entrance },
    },
  };
}

/** A letter to somebody who works here. */
export function staffLetter(
  kind: MailKind,
  { locale, name, organiserName }: StaffFacts,
  words: MailMessages,
  {
    subject,
    code = [],
    about,
    last = [],
  }: {
    /** In place of the heading. */
    subject?: string;
    code?: Block[];
    /** Facts around the account. */
    about?: (account: FactRow) => (FactRow | false | undefined)[];
    /** Before the signature. */
    last?: Block[];
  },
): Letter {
  const { heading, lead, next } = words.kind[kind];
  const account: FactRow = [words.label.account, nameLine(name)];
  return {
    locale,
    subject: subject ?? heading,
    heading,
    blocks: [
      paragraph(words.staffSalutation(nameLine(name))),
      paragraph(lead),
      ...code,
      { type: "facts", facts: facts(...(about?.(account) ?? [account])) },
      ...next.map(paragraph),
      ...last,
      signature(words, organiserName),
    ],
    footer: { note: words.automatic },
  };
}

/** A letter about somebody's own account. */
export function accountLetter(kind: MailKind, input: AccountFacts, words: MailMessages): Letter {
  const { account: label } = words.action;
  return staffLetter(kind, input, words, {
    last: [{ type: "action", copyHint: words.copyLink, label, url: input.links.account }],
  });
}

/** Facts of somebody's work: the account, the role, who gave it, and where to sign in. */
export function workRows(
  { role, by, until, links }: WorkFacts,
  { label }: MailMessages,
  account: FactRow,
  givenBy: string,
): (FactRow | false)[] {
  return [
    account,
    [label.role, role],
    by !== undefined && [givenBy, nameLine(by)],
    until !== undefined && [label.accessUntil, until],
    [label.entrance, webLink(links.entrance)],
  ];
}

/** A way in of a member of staff: a passkey, or an account at the provider. */
interface WayInRow {
  staffId: `stf_${string}`;
  removedAt?: string;
  changedBy: string;
}

/** A new way in. Bound again after somebody was freed from it, it is another one: `idOf` says which. */
export async function addedWayIn<Row extends WayInRow>(
  { before, after }: { before: Row | undefined; after: Row },
  { staff }: Deps["stores"],
  idOf: (row: Row) => string,
): Promise<NewMail[]> {
  const isNew = after.removedAt === undefined && (!before || before.removedAt !== undefined);
  return isNew ? toOwner(await staff.find(after.staffId), idOf(after)) : [];
}

/** A way in that somebody else took away: one mail, however many there were. */
export async function resetWayIn<Row extends WayInRow>(
  { before, after }: { before: Row | undefined; after: Row },
  { staff }: Deps["stores"],
): Promise<NewMail[]> {
  const { removedAt, changedBy, staffId } = after;
  const isReset = removedAt !== undefined && !before?.removedAt && changedBy !== `staff:${staffId}`;
  return isReset ? toOwner(await staff.find(staffId), removedAt) : [];
}

/** A mail to the owner of an account; none where there is none. */
export function toOwner(
  person: Awaited<ReturnType<Deps["stores"]["staff"]["find"]>> | undefined,
  cause: string,
): NewMail[] {
  if (!person) return [];
  const { staffId, email, locale } = person;
  return [{ cause: [staffId, cause], to: email, locale, staffId }];
}
