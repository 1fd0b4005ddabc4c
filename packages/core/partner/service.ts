import { isAllowed, reachOf } from "../access/rules.ts";
import type { AttendanceService } from "../attendance/index.ts";
import type { CertificateStore } from "../certificate/index.ts";
import {
  canSeeAsPartner,
  type Event,
  type EventHead,
  type EventId,
  type EventService,
  type EventStore,
  headsOf,
  isOver,
  isPublic,
  nextFirst,
} from "../event/index.ts";
import type { PlacesReturn } from "../event/seat-group.ts";
import type { InstitutionService } from "../institution/index.ts";
import type { InstitutionId } from "../institution/schema.ts";
import { findMeant } from "../participant/finding.ts";
import type { ParticipantStore } from "../participant/index.ts";
import type { ParticipantId } from "../participant/schema.ts";
import type { ProjectId, ProjectStore } from "../project/index.ts";
import { askBelonging } from "../registration/belonging.ts";
import { isInLine, type RegistrationStore, type StoredRegistration } from "../registration/index.ts";
import { hasPlace, waitLimits } from "../registration/rules.ts";
import type { StaffActor } from "../shared/actor.ts";
import type { Context } from "../shared/context.ts";
import { DomainError } from "../shared/error.ts";
import { bind, type Bound } from "../shared/use-case.ts";
import type { PartnerEvent, PartnerEvents, PartnerPerson, PartnerTable } from "./answer.ts";
import { type PartnerIds, partnerGroups, ownPerson, quotaTaken } from "./rules.ts";
import { type TakenPart, tableOf } from "./table.ts";

/** What the pages of partners are put together from. */
export interface PartnerDeps {
  institutionService: Pick<InstitutionService, "findFamily" | "familyOf">;
  projects: Pick<ProjectStore, "find">;
  events: Pick<EventStore, "findEvent" | "listByProject">;
  eventService: Pick<EventService, "returnGroupPlaces" | "summarise" | "toPublicView">;
  registrations: Pick<RegistrationStore, "eachByName" | "linePositions">;
  attendance: Pick<AttendanceService, "findAttended">;
  certificates: Pick<CertificateStore, "eachOfEvent">;
  participants: Pick<ParticipantStore, "findMany" | "linksOfEvent">;
}

/** The institution of an account, as it is called now, and all entries that are it. */
interface Partner {
  institution: { institutionId: InstitutionId; name: string; town?: string };
  ids: PartnerIds;
}

async function partnerOf(
  { institutionService }: PartnerDeps,
  { actor: { role, institutionId } }: Context<StaffActor>,
): Promise<Partner | undefined> {
  if (!institutionId || !reachOf(role, "partner.read")) return undefined;
  const found = await institutionService.findFamily(institutionId);
  if (!found) return undefined;
  const { family, name, town } = found;
  return { institution: { institutionId: found.institutionId, name, town }, ids: new Set(family) };
}

/**
 * All events of one's projects that were published, the next first and what was behind. The heads of the projects' events, and their seats in batches.
 * @throws DomainError partner.forbidden
 */
async function listPartnerEvents(deps: PartnerDeps, ctx: Context<StaffActor>): Promise<PartnerEvents> {
  const partner = await partnerOf(deps, ctx);
  if (!partner) throw new DomainError("forbidden", "partner.forbidden");
  const { projectIds } = ctx.actor;
  const projects = await Promise.all(
    (projectIds === "all" ? [] : projectIds).map(async (projectId) => {
      const project = await deps.projects.find(projectId);
      if (!project) return [];
      const heads = await publicHeads(deps, projectId);
      const items = await deps.eventService.summarise(ctx, nextFirst(heads, ctx.now));
      return [{ projectId, title: project.title, items }];
    }),
  );
  return { institution: partner.institution, projects: projects.flat() };
}

async function publicHeads({ events }: PartnerDeps, projectId: ProjectId): Promise<EventHead[]> {
  const heads: EventHead[] = [];
  for await (const head of headsOf(events, projectId)) if (isPublic(head)) heads.push(head);
  return heads;
}

/** An event that a partner may see, and the partner. */
async function getSeen(
  deps: PartnerDeps,
  ctx: Context<StaffActor>,
  eventId: EventId,
): Promise<Partner & { event: Event }> {
  const partner = await partnerOf(deps, ctx);
  const event = partner && (await deps.events.findEvent(eventId));
  if (!event || !isPublic(event) || !canSeeAsPartner(ctx.actor, event))
    throw new DomainError("not_found", "event.not_found");
  return { ...partner, event };
}

/**
 * An event of one's projects with the people and places of one's own institution there. Reads all people of the event, and of the
 * institution of each who stands nowhere, where a group is the partner's, or who has words alone, its entry.
 * @throws DomainError event.not_found, whatever else there is and whoever else asks
 */
async function getPartnerEvent(
  deps: PartnerDeps,
  ctx: Context<StaffActor>,
  eventId: EventId,
): Promise<PartnerEvent> {
  const { event, institution, ids: partnerIds } = await getSeen(deps, ctx, eventId);
  const own = await ownPeople(deps, event, partnerIds);
  // Who was erased has their place as before, and a name that is still there is evidence for whoever runs the event.
  const named = own.filter(({ person }) => person.erasedAt === undefined);
  const ids = named.map(({ person }) => person.registrationId);
  const [view, attended, certificates, positions] = await Promise.all([
    deps.eventService.toPublicView(ctx, event),
    deps.attendance.findAttended(event, ids),
    certificatesOf(deps, event, new Set(ids)),
    named.some(({ person }) => isInLine(person.status))
      ? deps.registrations.linePositions(eventId)
      : undefined,
  ]);
  const { perInstitution: limit } = event.recruitment;
  return {
    institution,
    event: view,
    version: event.version,
    mayReturn:
      canReturnPlaces(ctx.actor, event) &&
      !event.groupsEnded &&
      event.state !== "cancelled" &&
      !isOver(event, ctx.now),
    places: partnerGroups(event, partnerIds).flatMap(({ groupId, name, shut }) => {
      const seats = view.seats.groups?.each[groupId];
      return seats || event.groupsEnded ? [{ groupId, name, seats, shut: shut === true }] : [];
    }),
    quota:
      limit === undefined
        ? undefined
        : {
            limit,
            taken: quotaTaken(
              own.map(({ person }) => person),
              partnerIds,
            ),
          },
    people: named.map(({ person, groupId }): PartnerPerson => {
      const { registrationId, firstName, lastName, status, standing, heldUntil, offeredUntil } = person;
      return {
        registrationId,
        firstName,
        lastName,
        status,
        reservePosition: isInLine(status) ? positions?.get(registrationId) : undefined,
        waitLimits: waitLimits(standing),
        heldUntil,
        offeredUntil,
        groupId,
        attended: attended.filter(({ people }) => people.includes(registrationId)).length,
        certificate: certificates.get(registrationId),
      };
    }),
    topics: attended.map(({ unitId, title, day, people }) => ({
      unitId,
      title,
      day,
      attended: people.length,
    })),
  };
}

/** Whether places of one's own may be given back at an event. */
function canReturnPlaces(actor: StaffActor, { projectId }: Event): boolean {
  return isAllowed(actor, "partner.return_places", { projectId });
}

/**
 * Gives places of one's own group back that are not used. They become nobody's: who waits for one of those gets it, else staff give it on.
 * @throws DomainError event.not_found, event.version_conflict, event.wrong_state, event.invalid, event.seats_changing
 */
async function returnPlaces(
  deps: PartnerDeps,
  ctx: Context<StaffActor>,
  eventId: EventId,
  input: PlacesReturn,
): Promise<PartnerEvent> {
  const { event, ids } = await getSeen(deps, ctx, eventId);
  const isOwn = partnerGroups(event, ids).some(({ groupId }) => groupId === input.groupId);
  if (!isOwn || !canReturnPlaces(ctx.actor, event)) {
    const issues = [{ path: "groupId", code: "group.unknown" }];
    throw new DomainError("invalid", "event.invalid", { issues });
  }
  await deps.eventService.returnGroupPlaces(ctx, event, input);
  return getPartnerEvent(deps, ctx, eventId);
}

/** Events that are read beside each other: of each all people. */
const BESIDE = 4;

/**
 * Who of one's own people took part in which activities of a project. Reads all people of all its events that were published, and of one's own
 * their marks and whose they are in the project.
 * @throws DomainError project.not_found, whatever else there is and whoever else asks
 */
async function getPartnerTable(
  deps: PartnerDeps,
  ctx: Context<StaffActor>,
  projectId: ProjectId,
): Promise<PartnerTable> {
  const partner = await partnerOf(deps, ctx);
  const isAsked = partner && isAllowed(ctx.actor, "partner.read", { projectId });
  const project = isAsked ? await deps.projects.find(projectId) : undefined;
  if (!partner || !project) throw new DomainError("not_found", "project.not_found");
  const heads = (await publicHeads(deps, projectId)).toSorted((a, b) => (a.beginsAt < b.beginsAt ? -1 : 1));
  const read: Awaited<ReturnType<typeof takenPart>>[] = [];
  for (let index = 0; index < heads.length; index += BESIDE) {
    const some = heads.slice(index, index + BESIDE);
    read.push(...(await Promise.all(some.map((head) => takenPart(deps, head, partner.ids)))));
  }
  const linked = [
    ...new Set(read.flatMap(({ people }) => people.flatMap(({ participantId }) => participantId ?? []))),
  ];
  const meant = new Map<string, ParticipantId>();
  for (const { participantId, merged } of await findMeant(deps, linked))
    for (const each of [participantId, ...merged]) meant.set(each, participantId);
  const all = read.flatMap(({ people }) =>
    people.map((one) => ({
      ...one,
      participantId: one.participantId && (meant.get(one.participantId) ?? one.participantId),
    })),
  );
  const { figures, ...table } = tableOf(
    heads.map(({ eventId }) => eventId),
    all,
  );
  const events = await deps.eventService.summarise(ctx, heads);
  return {
    institution: partner.institution,
    project: { projectId, title: project.title },
    activities: events.map((event, index) => ({
      event,
      topics: read[index]?.topics ?? 0,
      ...(figures[index] ?? { places: 0, attended: 0 }),
    })),
    ...table,
    erased: read.reduce((sum, { erased }) => sum + erased, 0),
  };
}

/** A partner's own people who have a place at an event or were there, and how many topics that has. */
async function takenPart(
  deps: PartnerDeps,
  head: EventHead,
  partnerIds: PartnerIds,
): Promise<{ people: TakenPart[]; topics: number; erased: number }> {
  const own = await ownPeople(deps, head, partnerIds);
  const event = own.length > 0 ? await deps.events.findEvent(head.eventId) : undefined;
  if (!event) return { people: [], topics: 0, erased: 0 };
  const ids = own.map(({ person }) => person.registrationId);
  const [units, links] = await Promise.all([
    deps.attendance.findAttended(event, ids),
    deps.participants.linksOfEvent(event.projectId, event.eventId),
  ]);
  const part = own
    .map(({ person: { registrationId, eventId, firstName, lastName, email, phone, status, erasedAt } }) => ({
      registrationId,
      eventId,
      firstName,
      lastName,
      email,
      phone,
      participantId: links.get(registrationId),
      // Of a cancelled activity only presence counts: nobody has a place at what does not take place.
      hasPlace: event.state !== "cancelled" && hasPlace(status),
      attended: units.filter(({ people }) => people.includes(registrationId)).length,
      isErased: erasedAt !== undefined,
    }))
    .filter(({ hasPlace, attended }) => hasPlace || attended > 0);
  return {
    people: part.filter(({ isErased }) => !isErased),
    topics: units.length,
    erased: part.filter(({ isErased }) => isErased).length,
  };
}

/** The people of an event who are a partner's own, in the order of the Polish alphabet. */
async function ownPeople(
  deps: PartnerDeps,
  event: EventHead,
  partnerIds: PartnerIds,
): Promise<{ person: StoredRegistration; groupId?: string }[]> {
  const hasGroups = partnerGroups(event, partnerIds).length > 0;
  const belongingOf = askBelonging(deps.institutionService, event, hasGroups);
  const own: { person: StoredRegistration; groupId?: string }[] = [];
  for await (const person of deps.registrations.eachByName(event.eventId)) {
    const found = ownPerson(person, event, partnerIds, await belongingOf(person));
    if (found) own.push({ person, ...found });
  }
  return own;
}

/** The certificates that these people have of an event; the one that holds, where there were others before. */
async function certificatesOf(
  { certificates }: PartnerDeps,
  { eventId }: Event,
  registrationIds: ReadonlySet<string>,
): Promise<Map<string, PartnerPerson["certificate"]>> {
  const found = new Map<string, PartnerPerson["certificate"]>();
  if (registrationIds.size === 0) return found;
  for await (const { number, state, facts } of certificates.eachOfEvent(eventId)) {
    const { holder } = facts;
    if (holder.type !== "person" || !registrationIds.has(holder.registrationId)) continue;
    if (state === "issued" || !found.has(holder.registrationId))
      found.set(holder.registrationId, { number, state });
  }
  return found;
}

const useCases = { listPartnerEvents, getPartnerEvent, getPartnerTable, returnPlaces };

/** The pages of partners: views over events, registrations, attendance and certificates. They change nothing but places
 * that a partner gives back. */
export type PartnerService = Bound<typeof useCases>;

/** Makes the pages of partners over what they show. */
export function createPartnerService(deps: PartnerDeps): PartnerService {
  return bind(deps, useCases);
}
