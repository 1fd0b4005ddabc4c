import type { EventLists } from "../../attendance/index.ts";
import type { Mark, MarkResult, WalkInResult } from "../../attendance/answer.ts";
import { seenAt } from "../../attendance/rules.ts";
import type { WalkInInput } from "../../attendance/schema.ts";
import type { Context } from "../../shared/context.ts";
import { textFingerprint, ticketCode } from "../../shared/secret.ts";
import type { RegistrationId } from "../../registration/index.ts";
import { addSeconds, type Instant } from "../../shared/time.ts";
import type { DeskBook, DeskChanges, DeskMark, DeskSyncAnswer } from "../answer.ts";
import type { CheckInDeps } from "../deps.ts";
import { deskRef, getOpen, type OpenLink } from "../link.ts";
import type { CheckInLink, DeskSync } from "../schema.ts";

/** More people than that are not read one by one: the book comes whole. */
const CHANGED_AT_MOST = 100;
/**
 * What was noted in the minute before is told once more: a note stands before what it is of, and moments are those of
 * several machines.
 */
const OVERLAP_SECONDS = 60;
/** By then every process knows that changes are noted; a book that was made sooner may lack one. */
const NOTED_AFTER_SECONDS = 15;
/** Whoever was told longer ago gets the whole book; half of the time for which notes are kept. */
const ASKED_WITHIN_SECONDS = 86_400;

type DeskHead = Pick<DeskBook, "link" | "event" | "units" | "closings">;

/** Which link a token opens. @throws DomainError as the link is not open */
export async function getLink(
  deps: CheckInDeps,
  ctx: Context,
  token: string,
): Promise<Pick<CheckInLink, "linkId">> {
  const { linkId } = await getOpen(deps, ctx, token);
  return { linkId };
}

/** What a desk needs to work without a network. @throws DomainError as the link is not open */
export async function openDesk(deps: CheckInDeps, ctx: Context, token: string): Promise<DeskBook> {
  const link = await getOpen(deps, ctx, token);
  const [book] = await Promise.all([bookOf(deps, ctx, link), deps.links.noteSync(link, ctx.now)]);
  return book;
}

/**
 * Takes in what a desk recorded: first the people it added, then its marks, all under the name of its
 * link. Safe to repeat: people and marks have ids made by the desk.
 * @throws DomainError as the link is not open
 */
export async function sync(
  deps: CheckInDeps,
  ctx: Context,
  token: string,
  input: DeskSync,
): Promise<DeskSyncAnswer> {
  const link = await getOpen(deps, ctx, token);
  const by = deskRef(link);
  const walkIns: WalkInResult[] = [];
  const known = new Map<string, RegistrationId>();
  // One after the other, so that the last seat goes to whom the desk entered first.
  for (const walkIn of input.walkIns) {
    const result = await deps.attendance.addWalkIn(ctx, link.eventId, toldApart(walkIn, known), by);
    if (result.outcome !== "refused") known.set(walkIn.walkInId, result.registrationId);
    walkIns.push(result);
  }
  let marks: MarkResult[] = [];
  if (input.marks.length > 0)
    marks = (await deps.attendance.recordMarks(ctx, link.eventId, input.marks, by)).results;
  const own = [...input.marks.map(({ registrationId }) => registrationId), ...known.values()];
  const [news] = await Promise.all([newsOf(deps, ctx, link, input, own), deps.links.noteSync(link, ctx.now)]);
  return { marks, walkIns, asOf: ctx.now, ...news };
}

/** What the desk has not got yet: what changed, or where that cannot be told the whole book. */
async function newsOf(
  deps: CheckInDeps,
  ctx: Context,
  link: OpenLink,
  { since, version }: DeskSync,
  own: readonly RegistrationId[],
): Promise<Pick<DeskSyncAnswer, "book" | "changes">> {
  const changes = since === undefined ? undefined : await changesOf(deps, ctx, link, since, own);
  if (changes) return { changes };
  const book = await bookOf(deps, ctx, link);
  const nothing = { people: [], gone: [], marks: [], authors: {} };
  return book.version === version ? { changes: { ...nothing, since: book.since ?? "" } } : { book };
}

/**
 * What changed since a desk was told so; undefined where it was told too long ago, too much changed, or something that
 * concerns everybody: the event, its units, a closed list.
 */
async function changesOf(
  deps: CheckInDeps,
  ctx: Context,
  link: OpenLink,
  since: string,
  own: readonly RegistrationId[],
): Promise<DeskChanges | undefined> {
  const { at, head } = readSince(since);
  const followed = await deps.lists.followLists(link.eventId, ctx.now);
  const isKnown = at >= addSeconds(followed, NOTED_AFTER_SECONDS) && at <= ctx.now;
  if (!isKnown || at < addSeconds(ctx.now, -ASKED_WITHIN_SECONDS)) return undefined;
  const from = addSeconds(at, -OVERLAP_SECONDS);
  const lists = await deps.attendance.loadChanges(link.eventId, from, own, CHANGED_AT_MOST);
  // A unit that was taken out of the programme is on the list as long as anybody has a mark there.
  if (!lists || lists.units.some(({ retired }) => retired)) return undefined;
  const now = headOf(link, lists);
  if (fingerprintOf(now) !== head) return undefined;
  const { people, marks } = peopleOf(deps, lists);
  const listed = new Set(people.map(({ registrationId }) => registrationId));
  return {
    people,
    gone: [...lists.asked.difference(listed)],
    marks,
    authors: await authorsOf(deps, link, marks),
    since: sinceOf(ctx.now, now),
  };
}

async function bookOf(deps: CheckInDeps, ctx: Context, link: OpenLink): Promise<DeskBook> {
  const { eventId } = link;
  // First: from then on what changes is noted.
  await deps.lists.followLists(eventId, ctx.now);
  const lists = await deps.attendance.loadLists(eventId);
  const head = headOf(link, lists);
  const { people, marks } = peopleOf(deps, lists);
  const content = { ...head, people, marks, authors: await authorsOf(deps, link, marks) };
  return {
    ...content,
    version: textFingerprint(JSON.stringify(content)),
    asOf: ctx.now,
    since: sinceOf(ctx.now, head),
  };
}

/** What concerns everybody on the lists. */
function headOf(link: OpenLink, { event, units, closings }: EventLists): DeskHead {
  return {
    link: { linkId: link.linkId, name: link.name, expiresAt: link.expiresAt },
    event: {
      eventId: link.eventId,
      title: event.title,
      timeZone: event.timeZone,
      choiceGroups: event.choiceGroups,
      formerOptions: event.retired.choiceGroups.flatMap(({ options }) =>
        options.map(({ optionId, title }) => ({ optionId, title })),
      ),
    },
    // Why something was changed is for the staff.
    units: units.map((unit) => ({ ...unit, amendments: undefined })),
    closings: closings.map(({ unitId, closedAt, closedBy }) => ({ unitId, closedAt, closedBy })),
  };
}

/** Names and codes: nothing else of a registration leaves the server by this way. */
function peopleOf({ secretKey }: CheckInDeps, { people }: EventLists): Pick<DeskBook, "people" | "marks"> {
  return {
    people: people.map(({ registration, listed }) => ({
      registrationId: registration.registrationId,
      firstName: registration.firstName,
      lastName: registration.lastName,
      ticketCode: ticketCode(secretKey, registration),
      options: listed.options,
      ...(listed.left && { left: { at: listed.left.at } }),
      ...(listed.closedLists && { closedLists: listed.closedLists }),
    })),
    marks: people.flatMap(({ listed }) =>
      Object.values(listed.records).flatMap(({ history }) => history.map(toDeskMark)),
    ),
  };
}

async function authorsOf(deps: CheckInDeps, link: OpenLink, marks: readonly DeskMark[]) {
  const own = deskRef(link);
  const names = await deps.namesOf(marks.map(({ by }) => by).filter((by) => by !== own));
  return { [own]: link.name, ...Object.fromEntries(names) };
}

function fingerprintOf(head: DeskHead): string {
  return textFingerprint(JSON.stringify(head));
}

function sinceOf(at: Instant, head: DeskHead): string {
  return `${at} ${fingerprintOf(head)}`;
}

function readSince(since: string): { at: Instant; head: string } {
  const [at = "", head = ""] = since.split(" ");
  return { at: Number.isNaN(Date.parse(at)) ? "" : new Date(at).toISOString(), head };
}

/** The walk-in, told apart from the people that the walk-ins before it turned out to be. */
function toldApart(walkIn: WalkInInput, known: ReadonlyMap<string, RegistrationId>): WalkInInput {
  const { namesakes } = walkIn;
  if (!namesakes) return walkIn;
  const registrationIds = namesakes.registrationIds.map((id) => known.get(id) ?? id);
  return { ...walkIn, namesakes: { ...namesakes, registrationIds } };
}

/** The mark as a desk knows it. */
function toDeskMark(mark: Mark): DeskMark {
  const { eventId: _, receivedAt: __, reason: ___, ...known } = mark;
  return { ...known, at: seenAt(mark) };
}
