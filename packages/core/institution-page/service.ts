import type { AttendanceService } from "../attendance/index.ts";
import { canReadAttendance } from "../attendance/rules.ts";
import type { CertificateStore } from "../certificate/index.ts";
import { canReadCertificates, holderKey } from "../certificate/rules.ts";
import { canReadRegistrations, type Event, type EventId, type EventStore } from "../event/index.ts";
import type { InstitutionId, InstitutionService, InstitutionStore } from "../institution/index.ts";
import { comesFrom, keysOfWords, membershipOf, type Membership } from "../institution/rules.ts";
import { institutionLine, type Institution } from "../institution/schema.ts";
import type { RegistrationStore } from "../registration/index.ts";
import type { Registration } from "../registration/schema.ts";
import type { StaffActor } from "../shared/actor.ts";
import type { Context } from "../shared/context.ts";
import { bind, type Bound } from "../shared/use-case.ts";
import type { InstitutionEvent, InstitutionEvents } from "./answer.ts";

/** What the page of an institution is put together from. */
export interface InstitutionPageDeps {
  institutions: Pick<InstitutionStore, "find" | "findMany" | "listEvents">;
  institutionService: Pick<InstitutionService, "getEntryFor">;
  events: Pick<EventStore, "findEvent">;
  registrations: Pick<RegistrationStore, "eachByName">;
  attendance: Pick<AttendanceService, "findAttended">;
  certificates: Pick<CertificateStore, "eachOfEvent">;
}

/** Events in one page: of each all people are read. */
const EVENTS_AT_ONCE = 5;

/** Who comes from the institution, and what the register calls it. */
interface Asked extends Membership {
  called: string;
}

/**
 * Events at which people of an institution registered, and what became of it, as far as the reader may see their people; of
 * what was merged into it as well. One query for each entry, then five events at a time with all their people.
 * @throws DomainError institution.forbidden, institution.not_found
 */
async function listEvents(
  deps: InstitutionPageDeps,
  ctx: Context<StaffActor>,
  institutionId: InstitutionId,
  before?: EventId,
): Promise<InstitutionEvents> {
  const entry = await deps.institutionService.getEntryFor(ctx, institutionId);
  const merged = await deps.institutions.findMany(entry.merged);
  const all: Institution[] = [entry, ...merged.filter((one) => one !== undefined)];
  const membership = { ...membershipOf(all), called: institutionLine(entry) };
  const found = await Promise.all(all.map((one) => eventsOf(deps, one.institutionId)));
  const eventIds = [...new Set(found.flat())].toSorted((a, b) => (a < b ? 1 : -1));
  const rest = before ? eventIds.filter((id) => id < before) : eventIds;
  const page = rest.slice(0, EVENTS_AT_ONCE);
  const shown = await Promise.all(page.map((eventId) => show(deps, ctx, eventId, membership)));
  return {
    items: shown
      .filter((one) => one !== undefined && one !== "hidden")
      .filter(({ people, certificates }) => people.length + certificates.length > 0),
    ...(rest.length > page.length && { cursor: page.at(-1) }),
    hidden: shown.filter((one) => one === "hidden").length,
  };
}

async function eventsOf(deps: InstitutionPageDeps, institutionId: InstitutionId): Promise<EventId[]> {
  const all: EventId[] = [];
  let cursor: string | undefined;
  do {
    const page = await deps.institutions.listEvents(institutionId, cursor, 1000);
    all.push(...page.items);
    cursor = page.cursor;
  } while (cursor);
  return all;
}

async function show(
  deps: InstitutionPageDeps,
  { actor }: Context<StaffActor>,
  eventId: EventId,
  membership: Asked,
): Promise<InstitutionEvent | "hidden" | undefined> {
  const event = await deps.events.findEvent(eventId);
  if (!event) return undefined;
  if (!canReadRegistrations(actor, event)) return "hidden";
  const people: Registration[] = [];
  for await (const person of deps.registrations.eachByName(eventId))
    if (comesFrom(person.institution, membership)) people.push(person);
  const ids = people.map(({ registrationId }) => registrationId);
  const attended = canReadAttendance(actor, event)
    ? await deps.attendance.findAttended(event, ids)
    : undefined;
  const certificates = canReadCertificates(actor, event)
    ? await certificatesOf(deps, event, people, membership)
    : { ofPeople: new Map<string, Certificate>(), own: [] };
  const { title, kind, state, dates } = event;
  return {
    eventId,
    title,
    kind,
    state,
    dates,
    people: people.map(({ registrationId, firstName, lastName, position, status, institution }) => ({
      registrationId,
      firstName,
      lastName,
      position,
      status,
      named:
        institution && institutionLine(institution) !== membership.called
          ? institutionLine(institution)
          : undefined,
      attended: attended?.filter((unit) => unit.people.includes(registrationId)).length,
      certificate: certificates.ofPeople.get(registrationId),
    })),
    topics: attended?.map(({ unitId, title: topic, day, people: present }) => ({
      unitId,
      title: topic,
      day,
      attended: present.length,
    })),
    certificates: certificates.own,
  };
}

type Certificate = InstitutionEvent["certificates"][number];

/**
 * The valid certificates of an event that these people have, and those of their institution: under what they call it now, and under
 * whatever else the register knows it by, because a certificate keeps the words under which it was issued. Reads the event's certificates.
 */
async function certificatesOf(
  deps: InstitutionPageDeps,
  { eventId }: Event,
  people: readonly Registration[],
  { keys }: Membership,
): Promise<{ ofPeople: Map<string, Certificate>; own: Certificate[] }> {
  const ids = new Set<string>(people.map(({ registrationId }) => registrationId));
  const called = new Set(
    people.flatMap(({ institution }) =>
      institution ? [holderKey({ type: "institution", name: institution.name, town: institution.town })] : [],
    ),
  );
  const ofPeople = new Map<string, Certificate>();
  const own: Certificate[] = [];
  for await (const { certificateId, number, state, facts } of deps.certificates.eachOfEvent(eventId)) {
    if (state !== "issued") continue;
    const { holder } = facts;
    const certificate = { certificateId, number, state };
    if (holder.type === "person") {
      if (ids.has(holder.registrationId)) ofPeople.set(holder.registrationId, certificate);
    } else if (called.has(holderKey(holder)) || keysOfWords(holder).some((key) => keys.has(key)))
      own.push(certificate);
  }
  return { ofPeople, own };
}

const useCases = { listEvents };

/** The page of an institution: a view over events, registrations, attendance and certificates. It changes nothing. */
export type InstitutionPageService = Bound<typeof useCases>;

/** Makes the page of an institution over what it shows. */
export function createInstitutionPageService(deps: InstitutionPageDeps): InstitutionPageService {
  return bind(deps, useCases);
}
