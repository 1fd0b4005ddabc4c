import { reachOf } from "../access/rules.ts";
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
  isPublic,
  nextFirst,
} from "../event/index.ts";
import type { Belonging } from "../event/rules.ts";
import type { InstitutionService } from "../institution/index.ts";
import type { InstitutionId } from "../institution/schema.ts";
import type { ProjectStore } from "../project/index.ts";
import { isInLine, type RegistrationStore, type StoredRegistration } from "../registration/index.ts";
import { waitLimits } from "../registration/rules.ts";
import type { StaffActor } from "../shared/actor.ts";
import type { Context } from "../shared/context.ts";
import { DomainError } from "../shared/error.ts";
import { bind, type Bound } from "../shared/use-case.ts";
import type { PartnerEvent, PartnerEvents, PartnerPerson } from "./answer.ts";
import { type PartnerIds, partnerGroups, ownPerson, quotaTaken, standingGroup } from "./rules.ts";

/** What the pages of partners are put together from. */
export interface PartnerDeps {
  institutionService: Pick<InstitutionService, "findFamily" | "familyOf">;
  projects: Pick<ProjectStore, "find">;
  events: Pick<EventStore, "findEvent" | "listByProject">;
  eventService: Pick<EventService, "summarise" | "toPublicView">;
  registrations: Pick<RegistrationStore, "eachByName" | "linePositions">;
  attendance: Pick<AttendanceService, "findAttended">;
  certificates: Pick<CertificateStore, "eachOfEvent">;
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
      const heads: EventHead[] = [];
      for await (const head of headsOf(deps.events, projectId)) if (isPublic(head)) heads.push(head);
      const items = await deps.eventService.summarise(ctx, nextFirst(heads, ctx.now));
      return [{ projectId, title: project.title, items }];
    }),
  );
  return { institution: partner.institution, projects: projects.flat() };
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
  const partner = await partnerOf(deps, ctx);
  const event = partner && (await deps.events.findEvent(eventId));
  if (!event || !isPublic(event) || !canSeeAsPartner(ctx.actor, event))
    throw new DomainError("not_found", "event.not_found");
  const { institution, ids: partnerIds } = partner;
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

/** The people of an event who are a partner's own, in the order of the Polish alphabet. */
async function ownPeople(
  deps: PartnerDeps,
  event: Event,
  partnerIds: PartnerIds,
): Promise<{ person: StoredRegistration; groupId?: string }[]> {
  const hasGroups = partnerGroups(event, partnerIds).length > 0;
  const families = new Map<string, ReturnType<InstitutionService["familyOf"]>>();
  const belongingOf = async ({ institution, countyCode }: StoredRegistration): Promise<Belonging> => {
    if (!institution) return { countyCode, institutions: [] };
    const { institutionId, name, town, type } = institution;
    const key = institutionId ?? JSON.stringify([name, town]);
    const family = families.get(key) ?? deps.institutionService.familyOf(institution);
    families.set(key, family);
    const { keys, communeCode } = await family;
    return { type, countyCode: communeCode?.slice(0, 4) ?? countyCode, institutions: keys };
  };
  const own: { person: StoredRegistration; groupId?: string }[] = [];
  for await (const person of deps.registrations.eachByName(event.eventId)) {
    const isWordsAlone = person.institution !== undefined && person.institution.institutionId === undefined;
    const isUnknown = isWordsAlone || (hasGroups && standingGroup(person, event) === undefined);
    const found = ownPerson(person, event, partnerIds, isUnknown ? await belongingOf(person) : undefined);
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

const useCases = { listPartnerEvents, getPartnerEvent };

/** The pages of partners: views over events, registrations, attendance and certificates. They change nothing. */
export type PartnerService = Bound<typeof useCases>;

/** Makes the pages of partners over what they show. */
export function createPartnerService(deps: PartnerDeps): PartnerService {
  return bind(deps, useCases);
}
