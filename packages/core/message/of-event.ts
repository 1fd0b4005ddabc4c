import type { DelegationStore } from "../delegation/index.ts";
import {
  canManageRegistrations,
  canReadRegistrations,
  type Event,
  type EventId,
  type EventService,
} from "../event/index.ts";
import type { InvitationStore } from "../invitation/index.ts";
import { canEditEvent } from "../event/rules.ts";
import { kindFor, type RegistrationStore } from "../registration/index.ts";
import type { StaffActor } from "../shared/actor.ts";
import type { Context } from "../shared/context.ts";
import { DomainError } from "../shared/error.ts";
import { PAGE_SIZE, type Page } from "../shared/page.ts";
import { searchText, searchWords } from "../shared/text.ts";
import type { EventMessage, MessageCounts } from "./answer.ts";
import {
  findAccount,
  goesAgainTo,
  ofContact,
  ofContributors,
  ofInvited,
  ofPerson,
  type MessageOwner,
  type OwnerDeps,
} from "./owner.ts";
import { isIn } from "./rules.ts";
import type { Message, MessageList } from "./schema.ts";
import type { MessageStore } from "./store.ts";

interface EventMessageDeps {
  messages: Pick<MessageStore, "listByOwner">;
  registrations: Pick<RegistrationStore, "listByName">;
  delegations: Pick<DelegationStore, "listOfEvent">;
  invitations: Pick<InvitationStore, "list">;
  staff: OwnerDeps["staff"];
  eventService: Pick<EventService, "getEvent">;
}

/** Mails stand under whose they are, so one page looks at the mails of so many owners at most, of so many at the same time. */
const OWNERS_A_PAGE = 200;
const OWNERS_AT_ONCE = 25;

/** With what a cursor begins that leads to those who are invited. */
const INVITED = "invited-";

/** What of an event's mails is asked for. */
export interface EventMessagesQuery {
  list: MessageList;
  /** Words of a name, or of an address. */
  q?: string;
  cursor?: string;
}

/**
 * Mails of an event: to who hosts or leads something of it and to accounts of institutions, to contacts of institutions, about its people in Polish order, to who is
 * invited; of each the latest first. A page has all of an owner's or none, and may be shorter than asked for.
 * @throws DomainError event.not_found
 */
export async function listEventMessages(
  deps: EventMessageDeps,
  ctx: Context<StaffActor>,
  eventId: EventId,
  { list, q, cursor }: EventMessagesQuery,
): Promise<Page<EventMessage>> {
  const event = await getReadable(deps, ctx, eventId);
  const items: EventMessage[] = [];
  let next = cursor;
  let looked = 0;
  do {
    const page = await ownersOf(deps, ctx, event, { q, cursor: next, limit: OWNERS_AT_ONCE });
    for (const { owner, mails } of await mailsOf(deps, ctx, page.items))
      items.push(
        ...mails
          .filter((mail) => isIn(list, mail) && suits(owner, mail, q))
          .toReversed()
          .map((mail) => toEventMessage(ctx, event, owner, mail, mails)),
      );
    next = page.cursor;
    looked += page.items.length;
  } while (next !== undefined && items.length < PAGE_SIZE && looked < OWNERS_A_PAGE);
  return { items, ...(next !== undefined && { cursor: next }) };
}

/**
 * How many mails of each kind of an event stand where: of the next so many owners, whoever asks adds them up.
 * @throws DomainError event.not_found
 */
export async function countEventMessages(
  deps: EventMessageDeps,
  ctx: Context<StaffActor>,
  eventId: EventId,
  cursor?: string,
): Promise<MessageCounts> {
  const event = await getReadable(deps, ctx, eventId);
  const page = await ownersOf(deps, ctx, event, { cursor, limit: OWNERS_A_PAGE });
  const kinds: MessageCounts["kinds"] = {};
  for (let start = 0; start < page.items.length; start += OWNERS_AT_ONCE)
    for (const { owner, mails } of await mailsOf(deps, ctx, page.items.slice(start, start + OWNERS_AT_ONCE)))
      for (const mail of mails) {
        const counts = (kinds[kindOf(ctx, owner, mail)] ??= {});
        counts[mail.state] = (counts[mail.state] ?? 0) + 1;
      }
  const people = page.items.filter(({ whose }) => whose === "participant").length;
  return { kinds, people, ...(page.cursor !== undefined && { cursor: page.cursor }) };
}

async function getReadable(
  deps: EventMessageDeps,
  ctx: Context<StaffActor>,
  eventId: EventId,
): Promise<Event> {
  const event = await deps.eventService.getEvent(ctx, eventId);
  if (!canReadRegistrations(ctx.actor, event)) throw new DomainError("not_found", "event.not_found");
  return event;
}

interface OwnersQuery {
  q?: string;
  cursor?: string;
  limit: number;
}

/** The next of those whose mails of an event there may be. Who is invited comes last: they may be more than all others. */
async function ownersOf(
  deps: EventMessageDeps,
  ctx: Context<StaffActor>,
  event: Event,
  { q, cursor, limit }: OwnersQuery,
): Promise<Page<MessageOwner>> {
  const { eventId } = event;
  const listInvited = async () =>
    canManageRegistrations(ctx.actor, event) ? deps.invitations.list(eventId) : [];
  if (cursor?.startsWith(INVITED)) {
    const after = (await listInvited())
      .filter(({ invitationId }) => invitationId > cursor.slice(INVITED.length))
      .toSorted((a, b) => (a.invitationId < b.invitationId ? -1 : 1));
    const items = after.slice(0, limit);
    const last = after.length > limit ? items.at(-1) : undefined;
    return {
      items: items.map(ofInvited).filter((owner) => isFound(owner, q)),
      ...(last && { cursor: `${INVITED}${last.invitationId}` }),
    };
  }
  const [page, contacts] = await Promise.all([
    deps.registrations.listByName(eventId, { q }, cursor, limit),
    cursor === undefined ? deps.delegations.listOfEvent(eventId, ctx.now) : [],
  ]);
  const first = cursor === undefined ? [ofContributors(eventId), ...contacts.map(ofContact)] : [];
  const items = [...first.filter((owner) => isFound(owner, q)), ...page.items.map(ofPerson)];
  const next = page.cursor ?? ((await listInvited()).length > 0 ? INVITED : undefined);
  return { items, ...(next !== undefined && { cursor: next }) };
}

/** Whether somebody may be meant by words; of hosts and leaders each mail says. */
function isFound(owner: MessageOwner, q: string | undefined): boolean {
  return owner.whose === "contributor" || hasWords([owner.name, owner.institution, owner.email], q);
}

function suits({ whose, name }: MessageOwner, { to }: Message, q: string | undefined): boolean {
  return (whose !== "contributor" && whose !== "account") || hasWords([name, to], q);
}

function hasWords(texts: readonly (string | undefined)[], q = ""): boolean {
  const known = searchText(texts);
  return searchWords(q).every((word) => known.includes(word));
}

interface OwnersMails {
  owner: MessageOwner;
  mails: Message[];
}

async function mailsOf(
  deps: EventMessageDeps,
  ctx: Context,
  owners: readonly MessageOwner[],
): Promise<OwnersMails[]> {
  const found = await Promise.all(
    owners.map(async (owner) => {
      const mails = await deps.messages.listByOwner(owner.ownerId);
      return owner.whose === "contributor" ? byAccount(deps, ctx, owner, mails) : [{ owner, mails }];
    }),
  );
  return found.flat();
}

/** Under an event stand the mails to who hosts or leads something, and those to each account of an institution. */
function byAccount(
  deps: EventMessageDeps,
  { now }: Context,
  owner: MessageOwner,
  mails: readonly Message[],
): Promise<OwnersMails[]> {
  return Promise.all(
    [...Map.groupBy(mails, ({ accountId }) => accountId)].map(async ([accountId, own]) => ({
      owner: accountId ? await findAccount(deps, owner.ownerId as EventId, accountId, now) : owner,
      mails: own,
    })),
  );
}

/** What a mail is called for a reader who may not know by which mail somebody heard. */
function kindOf(ctx: Context<StaffActor>, { registration }: MessageOwner, { kind }: Message): string {
  return registration ? kindFor(ctx.actor, kind, registration.status) : kind;
}

/** A participant's address is corrected with all else that they told, an account's where accounts are; a host's or leader's stands in the programme. */
function isCorrectedHere(ctx: Context<StaffActor>, event: Event, { whose }: MessageOwner): boolean {
  if (whose === "participant" || whose === "account") return false;
  return whose !== "contributor" || canEditEvent(ctx.actor, event);
}

function toEventMessage(
  ctx: Context<StaffActor>,
  event: Event,
  owner: MessageOwner,
  mail: Message,
  others: readonly Message[],
): EventMessage {
  const { ownerId, whose, name, institution } = owner;
  const { messageId, state, failure, to, queuedAt, sentAt } = mail;
  const wasSentAgain = others.some(({ againOf }) => againOf === messageId);
  const mayAsk = !wasSentAgain && canManageRegistrations(ctx.actor, event);
  return {
    ownerId,
    whose,
    name,
    institution,
    messageId,
    kind: kindOf(ctx, owner, mail),
    state,
    failure,
    to,
    queuedAt,
    sentAt,
    wasSentAgain,
    mayGoTo: mayAsk ? goesAgainTo(owner, event, mail) : undefined,
    mayCorrect: mayAsk && isIn("missed", mail) && isCorrectedHere(ctx, event, owner),
  };
}
