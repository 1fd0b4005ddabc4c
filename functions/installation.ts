import type { EventId, EventStore } from "@zapisy/core/event";
import type { ParticipantId } from "@zapisy/core/participant/schema";
import type { ParticipantStore } from "@zapisy/core/participant";
import type { InstitutionId, InstitutionStore } from "@zapisy/core/institution";
import { institutionLine } from "@zapisy/core/institution/schema";
import type { ProjectId, ProjectStore } from "@zapisy/core/project";
import type { RegistrationId, RegistrationStore } from "@zapisy/core/registration";

/** Projects that are read in one go where all of them are wanted. */
const PROJECTS_AT_ONCE = 100;

/** Ids of all projects. */
export async function listProjects({
  projects,
}: {
  projects: Pick<ProjectStore, "list">;
}): Promise<string[]> {
  const ids: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await projects.list(cursor, PROJECTS_AT_ONCE);
    ids.push(...page.items.map(({ projectId }) => projectId));
    cursor = page.cursor;
  } while (cursor);
  return ids;
}

/** What events, projects, institutions and people are called, by their ids, as far as there are such. */
export async function titlesOf(
  stores: {
    events: Pick<EventStore, "findHead">;
    projects: Pick<ProjectStore, "find">;
    institutions: Pick<InstitutionStore, "findMany">;
    registrations: Pick<RegistrationStore, "findMany">;
  },
  participantStore: Pick<ParticipantStore, "findMany">,
  targets: Iterable<string>,
): Promise<Map<string, string>> {
  const ids = [...new Set(targets)];
  const of = <Id extends string>(prefix: string) => ids.filter((id): id is Id => id.startsWith(prefix));
  const [events, projects, institutions, people, participants] = await Promise.all([
    Promise.all(of<EventId>("evt_").map((id) => stores.events.findHead(id))),
    Promise.all(of<ProjectId>("prj_").map((id) => stores.projects.find(id))),
    stores.institutions.findMany(of<InstitutionId>("ins_")),
    stores.registrations.findMany(of<RegistrationId>("reg_")),
    participantStore.findMany(of<ParticipantId>("ptc_")),
  ]);
  return new Map([
    ...events.flatMap((event) => (event ? [[event.eventId, event.title.pl] as const] : [])),
    ...projects.flatMap((project) => (project ? [[project.projectId, project.title.pl] as const] : [])),
    ...institutions.flatMap((one) => (one ? [[one.institutionId, institutionLine(one)] as const] : [])),
    ...participants.map((one) => [one.participantId, `${one.firstName} ${one.lastName}`] as const),
    ...people.map((person) => [person.registrationId, `${person.firstName} ${person.lastName}`] as const),
  ]);
}
