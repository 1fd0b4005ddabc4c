import type { Mark, MarkResult, WalkInResult } from "../attendance/answer.ts";
import type { AuthorNames } from "../audit/index.ts";
import { seenAt } from "../attendance/rules.ts";
import type { AttendanceService } from "../attendance/index.ts";
import type { WalkInInput } from "../attendance/schema.ts";
import {
  canManageRegistrations,
  type Event,
  type EventId,
  type EventService,
  type EventStore,
} from "../event/index.ts";
import { actorRef, type StaffActor } from "../shared/actor.ts";
import type { Context } from "../shared/context.ts";
import { DomainError } from "../shared/error.ts";
import {
  linkSecret,
  sameHash,
  secretHash,
  textFingerprint,
  ticketCode,
  type SecretKey,
} from "../shared/secret.ts";
import type { CheckInLinkView, DeskBook, DeskMark, DeskSyncAnswer, NewCheckInLink } from "./answer.ts";
import { decideExpiry, endsWithEvent, linkEnd, linkState } from "./rules.ts";
import type { CheckInLink, CheckInLinkId, CheckInLinkInput, DeskSync } from "./schema.ts";
import type { CheckInStore, StoredCheckInLink } from "./store.ts";

/** Use cases of check-in desks. */
export type CheckInService = ReturnType<typeof createCheckInService>;

/** What the check-in service works with. */
export interface CheckInDeps {
  links: CheckInStore;
  events: Pick<EventStore, "findHead">;
  eventService: Pick<EventService, "getEvent">;
  attendance: Pick<AttendanceService, "loadLists" | "recordMarks" | "addWalkIn">;
  /** Names of authors (`staff:…`, `desk:…`), as far as they have one. */
  namesOf: AuthorNames;
  secretKey: SecretKey;
  /** Where people reach the product, without a slash at the end. */
  publicUrl: string;
}

/** Desks of one event at most; each is a device that holds its people's names. */
const MAX_OPEN_LINKS = 50;

/** Makes the use cases of check-in desks: links for staff, and what a link opens. */
export function createCheckInService(deps: CheckInDeps) {
  const { links, attendance, secretKey } = deps;

  async function getManaged(ctx: Context<StaffActor>, eventId: EventId): Promise<Event> {
    const event = await deps.eventService.getEvent(ctx, eventId);
    if (!canManageRegistrations(ctx.actor, event))
      throw new DomainError("forbidden", "registration.read_only");
    return event;
  }

  /**
   * The link that a token opens.
   * @throws DomainError check_in.not_found; check_in.expired, check_in.revoked (gone)
   */
  async function getOpen(ctx: Context, token: string): Promise<OpenLink> {
    const [, id, secret] = /^([0-9A-Z]{26})([A-Za-z0-9_-]{43})$/.exec(token) ?? [];
    const link = id && (await links.find(`chk_${id}`));
    if (!link || !secret || !sameHash(secretHash(secret), link.linkHash))
      throw new DomainError("not_found", "check_in.not_found");
    // Read each time: its end moves with the event. One read of the head on top of the lists that a desk asks for.
    const event = await deps.events.findHead(link.eventId);
    if (!event) throw new DomainError("not_found", "check_in.not_found");
    const open = { ...link, expiresAt: linkEnd(link, event), endsWithEvent: endsWithEvent(link) };
    const state = linkState(open, ctx.now);
    if (state !== "open") throw new DomainError("gone", `check_in.${state}`);
    return open;
  }

  async function bookOf(ctx: Context, link: OpenLink): Promise<DeskBook> {
    const { eventId } = link;
    const { event, units, closings, people } = await attendance.loadLists(eventId);
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
        ticketCode: ticketCode(secretKey, registration),
        options: listed.options,
        ...(listed.left && { left: { at: listed.left.at } }),
        ...(listed.closedLists && { closedLists: listed.closedLists }),
      })),
      marks,
      authors: { [own]: link.name, ...Object.fromEntries(names) },
    };
    return { ...content, version: textFingerprint(JSON.stringify(content)), asOf: ctx.now };
  }

  return {
    /** An event's links, the newest first, for staff who may manage the event. */
    async listLinks(ctx: Context<StaffActor>, eventId: EventId): Promise<CheckInLinkView[]> {
      const event = await getManaged(ctx, eventId);
      const list = await links.listByEvent(eventId);
      const names = await deps.namesOf(list.map(({ createdBy }) => createdBy));
      return list
        .toReversed()
        .map((link) => ({ ...toView(link, event), createdByName: names.get(link.createdBy) }));
    },

    /**
     * Makes a link for a desk. Its address is answered this once; the table keeps its hash only.
     * @throws DomainError check_in.invalid (its end is past or too far), check_in.too_many_links
     */
    async createLink(
      ctx: Context<StaffActor>,
      eventId: EventId,
      input: CheckInLinkInput,
    ): Promise<NewCheckInLink> {
      const event = await getManaged(ctx, eventId);
      const expiry = decideExpiry(event, input.expiresAt, ctx.now);
      if ("refused" in expiry) {
        throw new DomainError("invalid", "check_in.invalid", {
          issues: [{ path: "expiresAt", code: `check_in.expiry_${expiry.refused}` }],
        });
      }
      const others = await links.listByEvent(eventId);
      const open = others.filter((link) => linkState(toView(link, event), ctx.now) === "open");
      if (open.length >= MAX_OPEN_LINKS) throw new DomainError("conflict", "check_in.too_many_links");
      const linkId = ctx.newId("chk");
      const secret = linkSecret(secretKey, linkId, 1);
      const author = actorRef(ctx.actor);
      const link: StoredCheckInLink = {
        linkId,
        eventId,
        name: input.name,
        linkHash: secretHash(secret),
        createdBy: author,
        createdAt: ctx.now,
        ...expiry,
        version: 1,
        changedBy: author,
      };
      await links.create(link);
      return {
        link: { ...toView(link, event), createdByName: ctx.actor.name },
        url: `${deps.publicUrl}/check-in/${linkId.slice("chk_".length)}${secret}`,
      };
    },

    /** Ends a link at once: its device erases its copy when it next asks. Safe to repeat. */
    async revokeLink(ctx: Context<StaffActor>, eventId: EventId, linkId: CheckInLinkId): Promise<void> {
      await getManaged(ctx, eventId);
      const link = await links.find(linkId);
      if (!link || link.eventId !== eventId) throw new DomainError("not_found", "check_in.not_found");
      await links.revoke(linkId, ctx.now, actorRef(ctx.actor));
    },

    /** Which link a token opens. @throws DomainError as the link is not open */
    async getLink(ctx: Context, token: string): Promise<Pick<CheckInLink, "linkId">> {
      const { linkId } = await getOpen(ctx, token);
      return { linkId };
    },

    /** What a desk needs to work without a network. @throws DomainError as the link is not open */
    async openDesk(ctx: Context, token: string): Promise<DeskBook> {
      const link = await getOpen(ctx, token);
      const [book] = await Promise.all([bookOf(ctx, link), links.noteSync(link, ctx.now)]);
      return book;
    },

    /**
     * Takes in what a desk recorded: first the people it added, then its marks, all under the name of its
     * link. Safe to repeat: people and marks have ids made by the desk.
     * @throws DomainError as the link is not open
     */
    async sync(ctx: Context, token: string, input: DeskSync): Promise<DeskSyncAnswer> {
      const link = await getOpen(ctx, token);
      const by = deskRef(link);
      const walkIns: WalkInResult[] = [];
      const known = new Map<string, string>();
      // One after the other, so that the last seat goes to whom the desk entered first.
      for (const walkIn of input.walkIns) {
        const result = await attendance.addWalkIn(ctx, link.eventId, toldApart(walkIn, known), by);
        if (result.outcome !== "refused") known.set(walkIn.walkInId, result.registrationId);
        walkIns.push(result);
      }
      let marks: MarkResult[] = [];
      if (input.marks.length > 0)
        marks = (await attendance.recordMarks(ctx, link.eventId, input.marks, by)).results;
      const [book] = await Promise.all([bookOf(ctx, link), links.noteSync(link, ctx.now)]);
      return { marks, walkIns, asOf: ctx.now, ...(book.version === input.version ? {} : { book }) };
    },
  };
}

/** The walk-in, told apart from the people that the walk-ins before it turned out to be. */
function toldApart(walkIn: WalkInInput, known: ReadonlyMap<string, string>): WalkInInput {
  const { namesakes } = walkIn;
  if (!namesakes) return walkIn;
  const registrationIds = namesakes.registrationIds.map((id) => known.get(id) ?? id);
  return { ...walkIn, namesakes: { ...namesakes, registrationIds } };
}

/** A link with the end that it has by its event. */
type OpenLink = StoredCheckInLink & Pick<CheckInLinkView, "expiresAt" | "endsWithEvent">;

/** The author of a desk's marks. */
function deskRef({ linkId }: Pick<StoredCheckInLink, "linkId">): string {
  return `desk:${linkId}`;
}

/** The link as staff see it. */
function toView(link: StoredCheckInLink, event: Pick<Event, "dates" | "timeZone">): CheckInLinkView {
  const { linkHash: _, version: __, changedBy: ___, ...view } = link;
  return { ...view, expiresAt: linkEnd(link, event), endsWithEvent: endsWithEvent(link) };
}

/** The mark as a desk knows it. */
function toDeskMark(mark: Mark): DeskMark {
  const { eventId: _, receivedAt: __, reason: ___, ...known } = mark;
  return { ...known, at: seenAt(mark) };
}
