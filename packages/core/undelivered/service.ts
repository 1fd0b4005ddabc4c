import type { LiftInput, Suppression } from "../address/schema.ts";
import type { AuthorNames } from "../audit/index.ts";
import {
  canManageRegistrations,
  canReadRegistrations,
  type EventHead,
  type EventId,
  type EventService,
  type EventStore,
} from "../event/index.ts";
import { contributorAt, hostOf } from "../event/rules.ts";
import type { DelegationStore } from "../delegation/index.ts";
import type { InvitationStore } from "../invitation/index.ts";
import {
  againId,
  type Addressee,
  type Message,
  type MessageRef,
  type MessageStore,
} from "../message/index.ts";
import { leavesAddress, needsErasedOn } from "../registration/rules.ts";
import type { RegistrationId, RegistrationStore, StoredRegistration } from "../registration/index.ts";
import { actorRef, type StaffActor } from "../shared/actor.ts";
import type { Context } from "../shared/context.ts";
import { DomainError } from "../shared/error.ts";
import { PAGE_SIZE, type Page } from "../shared/page.ts";
import { jitter, RACE_ATTEMPTS } from "../shared/table.ts";
import { UnavailableError } from "../shared/time-limit.ts";
import { epochSeconds, type Instant } from "../shared/time.ts";
import { bind, type Bound } from "../shared/use-case.ts";
import type { StaffStore } from "../staff/index.ts";
import type { MailTrouble, UndeliveredCount, UndeliveredPerson } from "./answer.ts";
import { dealtWith, makesGood, missedMail, missing, reasonOf } from "./rules.ts";
import type { Id } from "../shared/id.ts";
import { ownerOfPerson, personOf, type MissedBy } from "./person.ts";
import type { DealtInput, MissedById, Undelivered, UndeliveredList } from "./schema.ts";
import type { StoredUndelivered, UndeliveredStore } from "./store.ts";

interface UndeliveredDeps {
  undelivered: UndeliveredStore;
  messages: Pick<MessageStore, "find" | "findMany" | "listByOwner">;
  registrations: Pick<RegistrationStore, "find" | "findMany">;
  delegations: Pick<DelegationStore, "find">;
  invitations: Pick<InvitationStore, "find">;
  staff: Pick<StaffStore, "find">;
  events: Pick<EventStore, "findEvent" | "findHead">;
  eventService: Pick<EventService, "getEvent">;
  addresses: {
    suppressionsOf: (addresses: readonly string[]) => Promise<(Suppression | undefined)[]>;
    lift: (ctx: Context<StaffActor>, person: StoredRegistration, input: LiftInput) => Promise<void>;
  };
  namesOf: AuthorNames;
}

/** Rows of the list that are read for one page: whoever may see few of them gets a short page, and the next one goes on. */
const ROWS_AT_ONCE = 4 * PAGE_SIZE;
/** Rows that are looked at to count those who wait. */
const COUNTED = 200;

/**
 * Puts somebody into the list, changes what is said of them, or takes them off, as their mails and registration are now. It goes by what
 * is true and not by what it was told, so it may be done twice, late, and after any of several news.
 * @param isTheirs whether a mail of that kind is one that the person is to read
 * @param onlyKnown looks no further at who is not in the list
 * @throws UnavailableError when others keep changing the row
 */
async function lookAt(
  deps: UndeliveredDeps,
  ctx: Context,
  key: MissedBy,
  { isTheirs, onlyKnown = false }: { isTheirs: (kind: string) => boolean; onlyKnown?: boolean },
): Promise<void> {
  const { eventId, personId } = key;
  const isTheirMail = (mail: Message) => isTheirs(mail.kind) && personOf(mail)?.personId === personId;
  const listMails = async () => (await deps.messages.listByOwner(ownerOfPerson(key))).filter(isTheirMail);
  for (let attempt = 1; attempt <= RACE_ATTEMPTS; attempt += 1) {
    const known = await deps.undelivered.find(key);
    if (onlyKnown && !known) return;
    const [person, event, mails] = await Promise.all([
      isRegistered(personId) ? deps.registrations.find(personId) : undefined,
      deps.events.findHead(eventId),
      listMails(),
    ]);
    const mail = isRegistered(personId) && !person ? undefined : missedMail(person, mails);
    if (!mail || !event) {
      if (!known || (await deps.undelivered.remove(known))) return;
    } else {
      const after = missing(known, key, mail, ctx.now);
      if (!after) return;
      if (await deps.undelivered.save({ ...after, ttl: endOf(event, after.since) }, known)) {
        // Whoever noted an arrival meanwhile found no such row to take away.
        if (missedMail(person, await listMails())) return;
      }
    }
    await jitter(attempt);
  }
  throw new UnavailableError("A list of who missed a mail is being changed by others.");
}

/** Takes somebody off the list to whom a mail arrived that makes good what did not. Two reads where they are in it, otherwise one. */
async function noteArrival(deps: UndeliveredDeps, _ctx: Context, arrived: Message): Promise<void> {
  const key = personOf(arrived);
  if (!key || arrived.state !== "delivered") return;
  for (let attempt = 1; attempt <= RACE_ATTEMPTS; attempt += 1) {
    const known = await deps.undelivered.find(key);
    const missed = known && (await deps.messages.find(refOf(known)));
    // It may be the very mail that was taken for returned before.
    const isOpen = missed && reasonOf(missed) !== undefined && !makesGood(arrived, missed);
    if (!known || isOpen || (await deps.undelivered.remove(known))) return;
    await jitter(attempt);
  }
  throw new UnavailableError("A list of who missed a mail is being changed by others.");
}

/**
 * People to whom a mail did not arrive, over all events whose people the member of staff may change, the newest first. A page may be
 * shorter than asked for.
 */
async function listUndelivered(
  deps: UndeliveredDeps,
  ctx: Context<StaffActor>,
  list: UndeliveredList,
  cursor?: string,
): Promise<Page<UndeliveredPerson>> {
  const page = await deps.undelivered.list(list, cursor, ROWS_AT_ONCE);
  const { rows, events } = await visible(deps, ctx, page.items);
  const people = await peopleOf(deps, ctx, rows);
  const about = await abouts(deps, rows, people);
  const items = rows.flatMap((row, index) => {
    const { personId, eventId } = row;
    const person = people.get(personId);
    const event = events.get(eventId);
    const said = about[index];
    if (!person || !event || !said) return [];
    const { title: eventTitle, timeZone } = event;
    return [{ personId, eventId, eventTitle, timeZone, ...person, ...said }];
  });
  return { ...page, items };
}

/** How many people wait in the list; of a long one, how many of its newest. */
async function countUndelivered(deps: UndeliveredDeps, ctx: Context<StaffActor>): Promise<UndeliveredCount> {
  const page = await deps.undelivered.list("open", undefined, COUNTED);
  const { rows } = await visible(deps, ctx, page.items);
  // Whose invitation or delegation is no more is nobody to call.
  const others = rows.filter(({ personId }) => !isRegistered(personId));
  const known = await peopleOf(deps, ctx, others);
  const gone = others.filter(({ personId }) => !known.has(personId));
  return { count: rows.length - gone.length, more: page.cursor !== undefined };
}

/**
 * Notes that staff told somebody otherwise what the mail was to say, or that they did not. Twice is the same as once.
 * @throws DomainError event.not_found, registration.read_only, undelivered.not_found, undelivered.version_conflict
 */
async function setDealt(
  deps: UndeliveredDeps,
  ctx: Context<StaffActor>,
  eventId: EventId,
  personId: MissedById,
  { dealt, version }: DealtInput,
): Promise<void> {
  await assertManages(deps, ctx, eventId);
  const known = await deps.undelivered.find({ eventId, personId });
  if (!known) throw new DomainError("not_found", "undelivered.not_found");
  const { ttl, ...before } = known;
  const after = dealtWith(before, dealt, actorRef(ctx.actor), ctx.now);
  if (!after) return;
  const isAsSeen = before.version === version;
  if (!isAsSeen || !(await deps.undelivered.save({ ...after, ttl }, before)))
    throw new DomainError("conflict", "undelivered.version_conflict");
}

/**
 * Lets mail to many go again to the address that somebody has, over all events.
 * @throws DomainError event.not_found, registration.not_found, registration.read_only, registration.no_address, address.not_suppressed
 */
async function trustAddress(
  deps: UndeliveredDeps,
  ctx: Context<StaffActor>,
  eventId: EventId,
  registrationId: RegistrationId,
  input: LiftInput,
): Promise<void> {
  await assertManages(deps, ctx, eventId);
  const person = await deps.registrations.find(registrationId);
  if (person?.eventId !== eventId) throw new DomainError("not_found", "registration.not_found");
  await deps.addresses.lift(ctx, person, input);
}

async function assertManages(
  deps: UndeliveredDeps,
  ctx: Context<StaffActor>,
  eventId: EventId,
): Promise<void> {
  const event = await deps.eventService.getEvent(ctx, eventId);
  if (!canReadRegistrations(ctx.actor, event)) throw new DomainError("not_found", "event.not_found");
  if (!canManageRegistrations(ctx.actor, event)) throw new DomainError("forbidden", "registration.read_only");
}

/** What staff should know of a person's mail: what did not arrive, and that their address gets none to many. Asks nobody for their rights. */
async function troubleOf(
  deps: UndeliveredDeps,
  ctx: Context,
  { registrationId, eventId, email }: Pick<StoredRegistration, "registrationId" | "eventId" | "email">,
): Promise<MailTrouble> {
  const [row, [suppressed]] = await Promise.all([
    deps.undelivered.find({ eventId, personId: registrationId }),
    deps.addresses.suppressionsOf(email === undefined ? [] : [email]),
  ]);
  const rows = row && isKept(row, ctx.now) ? [row] : [];
  const [undelivered] = await abouts(
    deps,
    rows,
    new Map([[registrationId, { whose: "participant", email }]]),
  );
  return {
    ...(undelivered && { undelivered }),
    ...(suppressed && { suppressed: { reason: suppressed.reason, since: suppressed.since } }),
  };
}

/** Lets the people of an event leave the list with it where it is now; safe to run twice. */
async function moveUndelivered(deps: UndeliveredDeps, _ctx: Context, eventId: EventId): Promise<void> {
  const event = await deps.events.findHead(eventId);
  if (!event) return;
  const rows = await deps.undelivered.listOfEvent(eventId);
  for (const row of rows) {
    // As those do who moved it: a date that was moved by mistake ends nothing before it can be put right.
    const ttl = endOf(event, row.since > event.updatedAt ? row.since : event.updatedAt);
    if (ttl !== row.ttl) await deps.undelivered.keepUntil(row, ttl);
  }
}

/** When somebody leaves the list whatever happens: with the needs of the event's people, and so long after the news (docs/decisions/0031). */
function endOf(event: Pick<EventHead, "dates">, since: Instant): number {
  return epochSeconds(`${needsErasedOn(event, since.slice(0, 10))}T00:00:00.000Z`);
}

/** DynamoDB takes its time to erase what is over. */
function isKept({ ttl }: StoredUndelivered, now: Instant): boolean {
  return ttl > epochSeconds(now);
}

/** The rows whose people the member of staff may change, and their events. */
async function visible(deps: UndeliveredDeps, ctx: Context<StaffActor>, all: readonly StoredUndelivered[]) {
  const kept = all.filter((row) => isKept(row, ctx.now));
  const eventIds = [...new Set(kept.map(({ eventId }) => eventId))];
  const heads = await Promise.all(eventIds.map((eventId) => deps.events.findHead(eventId)));
  const events = new Map(
    heads.flatMap((head) =>
      head && canManageRegistrations(ctx.actor, head) ? [[head.eventId, head] as const] : [],
    ),
  );
  return { rows: kept.filter(({ eventId }) => events.has(eventId)), events };
}

/** Somebody whom staff may have to call. */
interface MissingPerson {
  whose: Addressee;
  name?: string;
  institution?: string;
  phone?: string;
  email?: string;
}

/** Who they are that missed something, by their ids; without those of whom nothing is known any more. */
async function peopleOf(
  deps: UndeliveredDeps,
  ctx: Context,
  rows: readonly Undelivered[],
): Promise<Map<string, MissingPerson>> {
  const ids = rows.map(({ personId }) => personId);
  const [registered, others] = await Promise.all([
    deps.registrations.findMany(ids.filter(isRegistered)),
    Promise.all(
      rows
        .filter(({ personId }) => !isRegistered(personId))
        .map(async (row) => [row.personId, await otherPerson(deps, ctx, row)] as const),
    ),
  ]);
  const people = new Map<string, MissingPerson>();
  for (const { registrationId, firstName, lastName, institution, phone, email } of registered) {
    const name = `${firstName} ${lastName}`;
    people.set(registrationId, {
      whose: "participant",
      name,
      institution: institution?.name,
      phone,
      email,
    });
  }
  for (const [personId, person] of others) if (person) people.set(personId, person);
  return people;
}

/** Somebody who is not registered; undefined where their delegation is erased, or their invitation is answered, withdrawn or erased. */
async function otherPerson(
  deps: UndeliveredDeps,
  ctx: Context,
  row: Undelivered,
): Promise<MissingPerson | undefined> {
  const { eventId, personId } = row;
  if (personId.startsWith("del_")) {
    const delegation = await deps.delegations.find(personId as Id<"del">, ctx.now);
    return (
      delegation && { whose: "contact", ...delegation.contact, institution: delegation.institution.name }
    );
  }
  if (personId.startsWith("inv_")) {
    const invitation = await deps.invitations.find(eventId, personId as Id<"inv">);
    if (!invitation || invitation.withdrawnAt || invitation.declinedAt || invitation.used > 0)
      return undefined;
    const { firstName, lastName, email } = invitation;
    return { whose: "invited", name: [firstName, lastName].filter(Boolean).join(" ") || undefined, email };
  }
  const mail = await deps.messages.find(refOf(row));
  if (!mail) return undefined;
  if (mail.accountId) {
    const account = await deps.staff.find(mail.accountId);
    return account && { whose: "account", name: account.name, email: account.email };
  }
  const event = await deps.events.findEvent(eventId);
  const contributor = event && contributorAt(event, mail.to);
  const { host, contact, phone } = contributor ? hostOf(contributor) : {};
  return { whose: "contributor", name: contact, institution: host, phone, email: mail.to };
}

function isRegistered(personId: MissedById): personId is RegistrationId {
  return personId.startsWith("reg_");
}

/** What finds the mail that somebody missed. */
function refOf(row: Undelivered): MessageRef {
  return `${ownerOfPerson(row)}/${row.messageId}`;
}

/** What finds that mail as it was sent again. */
function refOfAgain(row: Undelivered): MessageRef {
  return `${ownerOfPerson(row)}/${againId(row.messageId)}`;
}

/** What is said of rows, in their order. */
async function abouts(
  deps: UndeliveredDeps,
  rows: readonly StoredUndelivered[],
  people: ReadonlyMap<string, MissingPerson>,
) {
  const isAccount = ({ personId }: Undelivered) => people.get(personId)?.whose === "account";
  const [mails, resent, names] = await Promise.all([
    deps.messages.findMany(rows.map(refOf)),
    deps.messages.findMany(rows.filter(isAccount).map(refOfAgain)),
    deps.namesOf(rows.flatMap(({ dealtBy }) => dealtBy ?? [])),
  ]);
  // Where it went when it was sent again; until then it has the address at which the first did not arrive.
  const wentTo = new Map(resent.map((mail) => [mail?.againOf, mail?.to]));
  return rows.map((row, index) => {
    const { personId, messageId, kind, reason, since, dealtAt, dealtBy = "", version } = row;
    // A participant's mail goes to another address by itself, an account's when staff ask for it.
    const email = isAccount(row) ? wentTo.get(messageId) : people.get(personId)?.email;
    const to = mails[index]?.to;
    return {
      kind,
      reason,
      since,
      version,
      isSentAgain: email !== undefined && to !== undefined && leavesAddress({ email: to }, { email }),
      ...(dealtAt && { dealt: { at: dealtAt, by: names.get(dealtBy) } }),
    };
  });
}

const useCases = {
  lookAt,
  noteArrival,
  listUndelivered,
  countUndelivered,
  setDealt,
  trustAddress,
  troubleOf,
  moveUndelivered,
};

/** Use cases of those to whom a mail did not arrive. */
export type UndeliveredService = Bound<typeof useCases>;

/** Makes the use cases of those to whom a mail did not arrive over their stores. */
export function createUndeliveredService(deps: UndeliveredDeps): UndeliveredService {
  return bind(deps, useCases);
}
