import { keepAttachment } from "../../attachment-upload/index.ts";
import { canReadRegistrations, type Event, type EventId } from "../../event/index.ts";
import { fileKey, type FileId } from "../../file/index.ts";
import type { Message } from "../../message/index.ts";
import type { StoredRegistration } from "../../registration/index.ts";
import type { StaffActor } from "../../shared/actor.ts";
import type { Context } from "../../shared/context.ts";
import { DomainError } from "../../shared/error.ts";
import type { Page } from "../../shared/page.ts";
import { findCircular, getReadable } from "../access.ts";
import type {
  CircularRecipients,
  Circulars,
  CircularView,
  ListedCircular,
  RecipientCounts,
} from "../answer.ts";
import type { CircularDeps } from "../deps.ts";
import { findLetters } from "../mail.ts";
import { sortAll } from "../recipients.ts";
import {
  LEFT_OUT,
  type Circular,
  type CircularId,
  type LeftOut,
  type Recipients,
  type Sample,
} from "../schema.ts";
import { toView } from "../view.ts";

/** How many of those who do not get a letter are named. */
const NAMED_LEFT = 200;
/** How many of those who get it are offered to look at it for. */
const NAMED_FIRST = 25;
/** How long a link gives a file away. */
const LINK_SECONDS = 5 * 60;
/** People of one page of those to whom a letter went. */
const PAGE = 50;

/** Letters of an event, the latest first. @throws DomainError event.not_found */
export async function listCirculars(
  deps: CircularDeps,
  ctx: Context<StaffActor>,
  eventId: EventId,
): Promise<Circulars> {
  await getReadable(deps, ctx, eventId);
  const all = await deps.circulars.list(eventId);
  return { items: await Promise.all(all.map((one) => toView(deps, ctx, one))) };
}

/** Rows that are read for one page: whoever may see few of them gets a short page, and the next one goes on. */
const ROWS_AT_ONCE = 25;

/**
 * Letters of all events whose people one may see, the latest first. A page may be shorter
 * than asked for.
 */
export async function listAllCirculars(
  deps: CircularDeps,
  ctx: Context<StaffActor>,
  cursor?: string,
): Promise<Page<ListedCircular>> {
  const page = await deps.circulars.listAll(cursor, ROWS_AT_ONCE);
  const eventIds = [...new Set(page.items.map(({ eventId }) => eventId))];
  const heads = await Promise.all(eventIds.map((eventId) => deps.events.findHead(eventId)));
  const events = new Map(
    heads.flatMap((head) =>
      head && canReadRegistrations(ctx.actor, head) ? [[head.eventId, head] as const] : [],
    ),
  );
  const items = await Promise.all(
    page.items.map(async (circular) => {
      const event = events.get(circular.eventId);
      if (!event) return [];
      const { circularId, subject, state, sendAt, planned, sentAt, stoppedAt, progress } = await toView(
        deps,
        ctx,
        circular,
      );
      const { eventId, title: eventTitle, timeZone } = event;
      return [
        {
          circularId,
          subject,
          state,
          sendAt,
          planned,
          sentAt,
          stoppedAt,
          progress,
          eventId,
          eventTitle,
          timeZone,
        },
      ];
    }),
  );
  return { ...page, items: items.flat() };
}

/** One letter, and how far it is. @throws DomainError event.not_found, circular.not_found */
export async function getCircular(
  deps: CircularDeps,
  ctx: Context<StaffActor>,
  eventId: EventId,
  circularId: CircularId,
): Promise<CircularView> {
  await getReadable(deps, ctx, eventId);
  return toView(deps, ctx, await findCircular(deps, eventId, circularId));
}

/**
 * An address for five minutes of a file that goes, or went, with a letter.
 * @throws DomainError event.not_found, circular.not_found, file.not_found
 */
export async function linkAttachment(
  deps: CircularDeps,
  ctx: Context<StaffActor>,
  eventId: EventId,
  circularId: CircularId,
  fileId: FileId,
): Promise<string> {
  await getReadable(deps, ctx, eventId);
  const { attachments = [] } = await findCircular(deps, eventId, circularId);
  const file = attachments.find((one) => one.fileId === fileId);
  const bucket = deps.bucket();
  // The stream may not have brought it over yet.
  if (!file || !(await keepAttachment(bucket, circularId, fileId)))
    throw new DomainError("not_found", "file.not_found");
  const { name: fileName, mediaType: type } = file;
  return bucket.presignGet(fileKey(circularId, fileId), { fileName, type, seconds: LINK_SECONDS });
}

/** Who would get a letter to these, who is meant and would not, and why. Writes nothing. @throws DomainError event.not_found */
export async function countRecipients(
  deps: CircularDeps,
  ctx: Context<StaffActor>,
  eventId: EventId,
  recipients: Recipients,
): Promise<RecipientCounts> {
  const event = await getReadable(deps, ctx, eventId);
  const { gets, left } = await sortAll(deps, event, recipients);
  const leftOut = Object.fromEntries(LEFT_OUT.map((reason) => [reason, 0])) as Record<LeftOut, number>;
  for (const { reason } of left) leftOut[reason] += 1;
  return {
    gets: gets.length,
    leftOut,
    left: left
      .slice(0, NAMED_LEFT)
      .map(({ person, reason }) => ({ ...named(person), phone: person.phone, reason })),
    first: gets.slice(0, NAMED_FIRST).map((person) => ({ ...named(person), locale: person.locale })),
  };
}

/**
 * A letter with somebody of its event, to be shown as they get it.
 * @throws DomainError event.not_found, circular.not_found, registration.not_found
 */
export async function findSample(
  deps: CircularDeps,
  ctx: Context<StaffActor>,
  eventId: EventId,
  circularId: CircularId,
  { registrationId }: Pick<Sample, "registrationId">,
): Promise<{ circular: Circular; event: Event; registration: StoredRegistration }> {
  const event = await getReadable(deps, ctx, eventId);
  const circular = await findCircular(deps, eventId, circularId);
  const registration = await deps.registrations.find(registrationId);
  if (registration?.eventId !== eventId) throw new DomainError("not_found", "registration.not_found");
  return { circular, event, registration };
}

/**
 * Those who are meant and whom no mail reaches, to whom a letter is handed or posted: all but those whose address nobody has confirmed,
 * because nobody knows yet who they are.
 * @throws DomainError event.not_found, circular.not_found
 */
export async function listUnreached(
  deps: CircularDeps,
  ctx: Context<StaffActor>,
  eventId: EventId,
  circularId: CircularId,
): Promise<{ circular: Circular; event: Event; people: StoredRegistration[] }> {
  const event = await getReadable(deps, ctx, eventId);
  const circular = await findCircular(deps, eventId, circularId);
  const { left } = await sortAll(deps, event, circular.recipients);
  const people = left.filter(({ reason }) => reason !== "unconfirmed").map(({ person }) => person);
  return { circular, event, people };
}

/**
 * Some of those to whom a letter went, in the order in which it did, with what became of it.
 * @param from how many of them stand before the page
 * @throws DomainError event.not_found, circular.not_found
 */
export async function listCircularRecipients(
  deps: CircularDeps,
  ctx: Context<StaffActor>,
  eventId: EventId,
  circularId: CircularId,
  from: number,
): Promise<CircularRecipients> {
  await getReadable(deps, ctx, eventId);
  await findCircular(deps, eventId, circularId);
  const all = await deps.circulars.listPeople(eventId, circularId);
  const ids = all.slice(from, from + PAGE);
  const [people, messages] = await Promise.all([
    deps.registrations.findMany(ids),
    findLetters(deps.messages, circularId, ids),
  ]);
  const messageOf = new Map(ids.map((one, index) => [one, messages[index]]));
  const next = from + PAGE;
  return {
    items: people.map((person) => ({
      ...named(person),
      phone: person.phone,
      message: shownMessage(messageOf.get(person.registrationId)),
    })),
    total: all.length,
    ...(next < all.length && { next }),
  };
}

function shownMessage(message: Message | undefined) {
  if (!message) return undefined;
  const { messageId, state, to, sentAt, queuedAt } = message;
  return { messageId, state, to, at: sentAt ?? queuedAt };
}

function named({ registrationId, firstName, lastName, status }: StoredRegistration) {
  return { registrationId, firstName, lastName, status };
}
