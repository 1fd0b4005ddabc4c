import type { Mark, MarkResult, WalkInResult } from "../../attendance/answer.ts";
import { seenAt } from "../../attendance/rules.ts";
import type { WalkInInput } from "../../attendance/schema.ts";
import type { Context } from "../../shared/context.ts";
import { textFingerprint, ticketCode } from "../../shared/secret.ts";
import type { DeskBook, DeskMark, DeskSyncAnswer } from "../answer.ts";
import type { CheckInDeps } from "../deps.ts";
import { deskRef, getOpen, type OpenLink } from "../link.ts";
import type { CheckInLink, DeskSync } from "../schema.ts";

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
  const known = new Map<string, string>();
  // One after the other, so that the last seat goes to whom the desk entered first.
  for (const walkIn of input.walkIns) {
    const result = await deps.attendance.addWalkIn(ctx, link.eventId, toldApart(walkIn, known), by);
    if (result.outcome !== "refused") known.set(walkIn.walkInId, result.registrationId);
    walkIns.push(result);
  }
  let marks: MarkResult[] = [];
  if (input.marks.length > 0)
    marks = (await deps.attendance.recordMarks(ctx, link.eventId, input.marks, by)).results;
  const [book] = await Promise.all([bookOf(deps, ctx, link), deps.links.noteSync(link, ctx.now)]);
  return { marks, walkIns, asOf: ctx.now, ...(book.version === input.version ? {} : { book }) };
}

async function bookOf(deps: CheckInDeps, ctx: Context, link: OpenLink): Promise<DeskBook> {
  const { eventId } = link;
  const { event, units, closings, people } = await deps.attendance.loadLists(eventId);
  const marks = people.flatMap(({ listed }) =>
    Object.values(listed.records).flatMap(({ history }) => history.map(toDeskMark)),
  );
  const own = deskRef(link);
  const names = await deps.namesOf(marks.map(({ by }) => by).filter((by) => by !== own));
  const content = {
    link: { linkId: link.linkId, name: link.name, expiresAt: link.expiresAt },
    event: {
      eventId,
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
    // Names and codes: nothing else of a registration leaves the server by this way.
    people: people.map(({ registration, listed }) => ({
      registrationId: registration.registrationId,
      firstName: registration.firstName,
      lastName: registration.lastName,
      ticketCode: ticketCode(deps.secretKey, registration),
      options: listed.options,
      ...(listed.left && { left: { at: listed.left.at } }),
      ...(listed.closedLists && { closedLists: listed.closedLists }),
    })),
    marks,
    authors: { [own]: link.name, ...Object.fromEntries(names) },
  };
  return { ...content, version: textFingerprint(JSON.stringify(content)), asOf: ctx.now };
}

/** The walk-in, told apart from the people that the walk-ins before it turned out to be. */
function toldApart(walkIn: WalkInInput, known: ReadonlyMap<string, string>): WalkInInput {
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
