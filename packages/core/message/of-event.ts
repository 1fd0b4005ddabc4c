import { canReadRegistrations, type EventId, type EventService } from "../event/index.ts";
import { kindFor, type RegistrationStore, type StoredRegistration } from "../registration/index.ts";
import type { StaffActor } from "../shared/actor.ts";
import type { Context } from "../shared/context.ts";
import { DomainError } from "../shared/error.ts";
import { PAGE_SIZE, type Page } from "../shared/page.ts";
import type { EventMessage, MessageCounts } from "./answer.ts";
import { isIn } from "./rules.ts";
import type { Message, MessageList, MessageState } from "./schema.ts";
import type { MessageStore } from "./store.ts";

interface EventMessageDeps {
  messages: Pick<MessageStore, "listByRegistration" | "listOfEvent">;
  registrations: Pick<RegistrationStore, "listByName">;
  eventService: Pick<EventService, "getEvent">;
}

/** Mails stand under whose they are, so one page looks at the mails of so many people at most, of so many at the same time. */
const PEOPLE_A_PAGE = 200;
const PEOPLE_AT_ONCE = 25;

/** What of an event's mails is asked for. */
export interface EventMessagesQuery {
  list: MessageList;
  /** Words of a person. */
  q?: string;
  cursor?: string;
}

/**
 * Mails about the registrations of an event, by people in Polish order, of each the latest first. A page has all of a person's or none, and may be
 * shorter than asked for.
 * @throws DomainError event.not_found
 */
export async function listEventMessages(
  deps: EventMessageDeps,
  ctx: Context<StaffActor>,
  eventId: EventId,
  { list, q, cursor }: EventMessagesQuery,
): Promise<Page<EventMessage>> {
  await assertReads(deps, ctx, eventId);
  const items: EventMessage[] = [];
  // Before all people those who host or lead something: they stand in no registration.
  if (cursor === undefined && !q)
    items.push(
      ...(await deps.messages.listOfEvent(eventId))
        .filter((mail) => isIn(list, mail))
        .toReversed()
        .map(shown),
    );
  let next = cursor;
  let looked = 0;
  do {
    const page = await deps.registrations.listByName(eventId, { q }, next, PEOPLE_AT_ONCE);
    for (const { person, mails } of await mailsOf(deps, page.items))
      items.push(
        ...mails
          .filter((mail) => isIn(list, mail))
          .toReversed()
          .map((mail) => toEventMessage(ctx, person, mail)),
      );
    next = page.cursor;
    looked += page.items.length;
  } while (next !== undefined && items.length < PAGE_SIZE && looked < PEOPLE_A_PAGE);
  return { items, ...(next !== undefined && { cursor: next }) };
}

/**
 * How many mails of each kind about registrations of an event stand where: of the next so many people, whoever asks adds them up.
 * @throws DomainError event.not_found
 */
export async function countEventMessages(
  deps: EventMessageDeps,
  ctx: Context<StaffActor>,
  eventId: EventId,
  cursor?: string,
): Promise<MessageCounts> {
  await assertReads(deps, ctx, eventId);
  const page = await deps.registrations.listByName(eventId, {}, cursor, PEOPLE_A_PAGE);
  const kinds: MessageCounts["kinds"] = {};
  if (cursor === undefined)
    for (const { kind, state } of await deps.messages.listOfEvent(eventId)) count(kinds, kind, state);
  for (let start = 0; start < page.items.length; start += PEOPLE_AT_ONCE) {
    for (const { person, mails } of await mailsOf(deps, page.items.slice(start, start + PEOPLE_AT_ONCE)))
      for (const { kind, state } of mails) count(kinds, kindFor(ctx.actor, kind, person.status), state);
  }
  return { kinds, people: page.items.length, ...(page.cursor !== undefined && { cursor: page.cursor }) };
}

async function assertReads(
  deps: EventMessageDeps,
  ctx: Context<StaffActor>,
  eventId: EventId,
): Promise<void> {
  const event = await deps.eventService.getEvent(ctx, eventId);
  if (!canReadRegistrations(ctx.actor, event)) throw new DomainError("not_found", "event.not_found");
}

function mailsOf(
  { messages }: EventMessageDeps,
  people: readonly StoredRegistration[],
): Promise<{ person: StoredRegistration; mails: Message[] }[]> {
  return Promise.all(
    people.map(async (person) => ({
      person,
      mails: await messages.listByRegistration(person.registrationId),
    })),
  );
}

function count(kinds: MessageCounts["kinds"], kind: string, state: MessageState): void {
  const counts = (kinds[kind] ??= {});
  counts[state] = (counts[state] ?? 0) + 1;
}

function toEventMessage(
  ctx: Context<StaffActor>,
  { registrationId, firstName, lastName, status }: StoredRegistration,
  mail: Message,
): EventMessage {
  const person = { registrationId, firstName, lastName };
  return { ...shown(mail), kind: kindFor(ctx.actor, mail.kind, status), person };
}

function shown({ messageId, kind, state, failure, to, queuedAt, sentAt }: Message): EventMessage {
  return { messageId, kind, state, failure, to, queuedAt, sentAt };
}
