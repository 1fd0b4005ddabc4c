import { reachOf } from "../access/rules.ts";
import { headsOf, type EventHead } from "../event/index.ts";
import { isForFunder } from "../event/rules.ts";
import type { InstitutionId } from "../institution/schema.ts";
import type { ProjectId } from "../project/index.ts";
import type { Day, Instant } from "../shared/time.ts";
import type { Presence } from "../support/index.ts";
import type { FigureDeps } from "./deps.ts";
import { type EventFact, eventsThrough, type Facts } from "./facts.ts";
import { loadPeople, readThrough } from "./sheet.ts";

/** A partner of a project, as the register calls it now. */
export interface Partner {
  institutionId: InstitutionId;
  name: string;
}

/**
 * The facts of a project, what its partners are called, and when the oldest of it was read anew. The caller has checked who asks.
 * @param through only what was given by the end of that day; then everybody is read anew, and each event counted anew
 */
export async function loadFacts(
  deps: FigureDeps,
  projectId: ProjectId,
  now: Instant,
  through?: Day,
): Promise<{ facts: Facts; partners: Partner[]; readAt: Instant }> {
  const [{ people, readAt }, { events, partners, countedAt }] = await Promise.all([
    through === undefined ? loadPeople(deps, projectId, now) : readThrough(deps, projectId, through, now),
    loadEvents(deps, projectId, now, through !== undefined),
  ]);
  return {
    facts: {
      people: people.map(({ person }) => person),
      links: people.flatMap(({ person: { participantId }, registrationIds }) =>
        registrationIds.map((registrationId) => ({ registrationId, participantId })),
      ),
      events: through === undefined ? events : eventsThrough(events, through),
      given: people.flatMap(({ person: { participantId }, given }) =>
        given.map((one) => ({ ...one, participantId })),
      ),
    },
    partners,
    readAt: [readAt, ...countedAt].reduce((oldest, one) => (one < oldest ? one : oldest)),
  };
}

/** Events of a project with who was there, and its partners: those who have places at one of them, or an account of a partner. */
async function loadEvents(
  deps: FigureDeps,
  projectId: ProjectId,
  now: Instant,
  isAnew: boolean,
): Promise<{ events: EventFact[]; partners: Partner[]; countedAt: Instant[] }> {
  const heads: EventHead[] = [];
  for await (const head of headsOf(deps.events, projectId)) if (head.state !== "draft") heads.push(head);
  const [presences, staff] = await Promise.all([
    deps.support.loadPresences(heads, now, isAnew),
    deps.staff.listAll(),
  ]);
  // Whoever refers people has an account with an institution too.
  const accounts = staff.flatMap(({ role, projectIds, institutionId }) =>
    institutionId && reachOf(role, "partner.read") && projectIds.includes(projectId) ? [institutionId] : [],
  );
  const groups = heads.flatMap(({ recruitment }) => recruitment.groups ?? []);
  const named = new Set([...accounts, ...groups.flatMap(({ partnerId }) => partnerId ?? [])]);
  const found = await Promise.all([...named].map((id) => deps.institutions.findFamily(id)));
  const families = found.filter((family) => family !== undefined);
  const partnerOf = new Map<string, InstitutionId>(
    families.flatMap(({ institutionId, family }) => family.map((id) => [id, institutionId] as const)),
  );
  return {
    events: heads.map((head, index) => toFact(head, presences[index]?.people ?? [], partnerOf)),
    partners: [
      ...new Map(
        families.map(({ institutionId, name }) => [institutionId, { institutionId, name }]),
      ).values(),
    ],
    countedAt: presences.map((one) => one.countedAt),
  };
}

function toFact(
  head: EventHead,
  present: readonly Presence[],
  partnerOf: ReadonlyMap<string, InstitutionId>,
): EventFact {
  const { eventId, title, kind, recruitment } = head;
  const places = new Map(recruitment.groups?.map(({ groupId, partnerId }) => [groupId, partnerId]));
  return {
    eventId,
    title,
    kind,
    dates: head.dates,
    counts: isForFunder(head),
    present: present.map(({ registrationId, since, sessions, groupId, institutionId }) => {
      // Whose places they took, or to whose group they belong; else where they come from.
      const whose = (groupId && places.get(groupId)) || institutionId;
      return {
        registrationId,
        since,
        sessions,
        partnerId: whose && partnerOf.get(whose),
        institutionId: institutionId as InstitutionId | undefined,
      };
    }),
  };
}
