import type { StaffEventView } from "@zapisy/core/event";
import type { ProjectId } from "@zapisy/core/project";
import type { TakenSignUp } from "@zapisy/core/registration";
import type { StaffRole } from "@zapisy/core/shared/actor";
import { reachOf } from "@zapisy/core/access/rules";
import { isOfInstitution } from "@zapisy/core/staff/rules";
import { STAFF_ROLES } from "@zapisy/core/staff/schema";
import type { Config } from "@zapisy/functions/config";
import { createDraft, createProject, publishEvent, putOnTeam, signUp } from "./actions.ts";
import { agendaItem, twoPanels } from "./fixture.ts";
import { providerSettings, sharedProvider } from "./provider.ts";
import { referringInstitution } from "./referral.ts";
import { createWorld, type World } from "./world.ts";

/** A one-pixel PNG in base64. */
export const PIXEL =
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

/** Words of the stage that nobody may see who has no right to: if they turn up in an answer, something leaks. */
export const SECRETS = {
  hostContact: "Tajny Kontakt, tel. 600100200",
  hostEmail: "tajny.gospodarz@cistor.example",
  onlineUrl: "https://meet.example/tajny-pokoj",
  draftTitle: "Szkic, o którym nikt nie wie",
  foreignTitle: "Cudze szkolenie",
  surname: "Nazwisko-Tajne",
};

/** A project with events and people, another project that is not one's own, and staff of every role. */
export interface Stage {
  world: World;
  projectId: ProjectId;
  /** Published, with two panels, one confirmed person and a host contact. */
  event: StaffEventView;
  person: TakenSignUp;
  draft: StaffEventView;
  foreign: { projectId: ProjectId; event: StaffEventView; person: TakenSignUp };
  /** Cookies of staff who work in the project and, but for auditors and people outside, in the team of both of its events, by role. */
  cookies: Record<StaffRole, string>;
  /** Numbers that nobody has had yet. */
  next(): number;
}

/** Makes a stage in a world of its own, whose `config` departs from that of the tests. */
export async function createStage(config: Partial<Config> = {}): Promise<Stage> {
  const world = await createWorld({ ...providerSettings(await sharedProvider()), ...config });
  const supports = [{ supportId: "law", name: "Poradnictwo prawne", mode: "individual" as const, hours: 10 }];
  const projectId = await createProject(world, { supports });
  const foreignProjectId = await createProject(world, { title: { pl: "Cudzy projekt" } });
  const agenda = [
    agendaItem({
      kind: "stop",
      host: "CISTOR",
      hostContact: SECRETS.hostContact,
      contactEmails: [SECRETS.hostEmail],
    }),
  ];
  const open = {
    seats: null,
    choiceGroups: twoPanels(null),
    agenda,
    place: { mode: "hybrid", name: "Centrum Kadr", town: "Białystok", onlineUrl: SECRETS.onlineUrl },
  } as const;
  const published = await publishEvent(world, projectId, { ...open, choiceGroups: twoPanels(null), agenda });
  const draft = await createDraft(world, projectId, { title: { pl: SECRETS.draftTitle } });
  const foreignEvent = await publishEvent(world, foreignProjectId, {
    ...open,
    choiceGroups: twoPanels(null),
    agenda,
    title: { pl: SECRETS.foreignTitle },
  });
  const staff = await Promise.all(
    STAFF_ROLES.map(async (role) => {
      const institutionId = isOfInstitution(role)
        ? await referringInstitution(world, `Instytucja: ${role}`)
        : undefined;
      return [role, await world.signIn({ role, projectIds: [projectId], institutionId })] as const;
    }),
  );
  const ctx = world.deps.context(world.admin, "stage");
  const team = staff
    .filter(([role]) => reachOf(role, "team.join"))
    .map(([, { staff: member }]) => member.staffId);
  const event = await putOnTeam(world, published, team);
  await putOnTeam(world, draft, team);
  const panel = { choices: { panels: "a" } };
  let number = 1000;
  return {
    world,
    projectId,
    event,
    person: await signUp(world, event, 1, { ...panel, lastName: SECRETS.surname }),
    draft: await world.deps.services.event.getStaffEvent(ctx, draft.eventId),
    foreign: {
      projectId: foreignProjectId,
      event: foreignEvent,
      person: await signUp(world, foreignEvent, 2, { ...panel, lastName: SECRETS.surname }),
    },
    cookies: Object.fromEntries(staff.map(([role, { cookie }]) => [role, cookie])) as Record<
      StaffRole,
      string
    >,
    next: () => (number += 1),
  };
}
