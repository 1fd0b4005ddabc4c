import { headsOf, type EventHead } from "../event/index.ts";
import { isForFunder } from "../event/rules.ts";
import type { InstitutionId } from "../institution/schema.ts";
import type { Participant } from "../participant/schema.ts";
import type { ProjectId } from "../project/index.ts";
import { spanMinutes } from "../support-entry/rules.ts";
import type { Presence } from "../support/index.ts";
import type { FigureDeps } from "./deps.ts";
import type { EventFact, Facts, GivenFact, PersonFact } from "./facts.ts";

/** Participants in one read. */
const PEOPLE_AT_ONCE = 500;

/** A partner of a project, as the register calls it now. */
export interface Partner {
  institutionId: InstitutionId;
  name: string;
}

/** The facts of a project, and what its partners are called. The caller has checked who asks. */
export async function loadFacts(
  deps: FigureDeps,
  projectId: ProjectId,
): Promise<{ facts: Facts; partners: Partner[] }> {
  const [people, links, { events, partners }] = await Promise.all([
    loadPeople(deps, projectId),
    deps.participants.listLinks(projectId),
    loadEvents(deps, projectId),
  ]);
  const given = await loadGiven(deps, people);
  return { facts: { people, links, events, given }, partners };
}

/** All participants in Polish order, and those who were merged into one of them. */
async function loadPeople({ participants }: FigureDeps, projectId: ProjectId): Promise<PersonFact[]> {
  const people: Participant[] = [];
  let cursor: string | undefined;
  do {
    const page = await participants.list(projectId, undefined, cursor, PEOPLE_AT_ONCE);
    people.push(...page.items);
    cursor = page.cursor;
  } while (cursor !== undefined);
  return [...people, ...(await participants.findMany(people.flatMap(({ merged }) => merged)))];
}

/** What the log of support has of each, by forms of support. */
async function loadGiven(
  { supportEntries }: FigureDeps,
  people: readonly PersonFact[],
): Promise<GivenFact[]> {
  const records = await supportEntries.findRecords(people.map(({ participantId }) => participantId));
  return people.flatMap(({ participantId }, index): GivenFact[] => {
    const entries = (records[index]?.entries ?? []).filter(({ struck }) => !struck);
    return [...Map.groupBy(entries, ({ supportId }) => supportId)].map(([supportId, own]) => ({
      participantId,
      supportId,
      visits: own.length,
      minutes: own.reduce((sum, one) => sum + spanMinutes(one), 0),
    }));
  });
}

/** Events of a project with who was there, and its partners: those who have places at one of them, or an account. */
async function loadEvents(
  deps: FigureDeps,
  projectId: ProjectId,
): Promise<{ events: EventFact[]; partners: Partner[] }> {
  const heads: EventHead[] = [];
  for await (const head of headsOf(deps.events, projectId)) if (head.state !== "draft") heads.push(head);
  const [presences, staff] = await Promise.all([deps.support.loadPresences(heads), deps.staff.listAll()]);
  const accounts = staff.flatMap(({ projectIds, institutionId }) =>
    institutionId && projectIds.includes(projectId) ? [institutionId] : [],
  );
  const groups = heads.flatMap(({ recruitment }) => recruitment.groups ?? []);
  const named = new Set([...accounts, ...groups.flatMap(({ partnerId }) => partnerId ?? [])]);
  const found = await Promise.all([...named].map((id) => deps.institutions.findFamily(id)));
  const families = found.filter((family) => family !== undefined);
  const partnerOf = new Map(
    families.flatMap(({ institutionId, family }) => family.map((id) => [id, institutionId] as const)),
  );
  return {
    events: heads.map((head, index) => toFact(head, presences[index] ?? [], partnerOf)),
    partners: [
      ...new Map(
        families.map(({ institutionId, name }) => [institutionId, { institutionId, name }]),
      ).values(),
    ],
  };
}

function toFact(
  head: EventHead,
  present: readonly Presence[],
  partnerOf: ReadonlyMap<InstitutionId, InstitutionId>,
): EventFact {
  const { eventId, title, kind, recruitment } = head;
  const places = new Map(recruitment.groups?.map(({ groupId, partnerId }) => [groupId, partnerId]));
  return {
    eventId,
    title,
    kind,
    dates: head.dates,
    counts: isForFunder(head),
    present: present.map(({ registrationId, sessions, groupId, institutionId }) => {
      // Whose places they took; else where they come from.
      const whose = (groupId && places.get(groupId)) || institutionId;
      return { registrationId, sessions, partnerId: whose && partnerOf.get(whose) };
    }),
  };
}
