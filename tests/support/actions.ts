import type { AuditEntry } from "@zapisy/core/audit";
import type { EventInput, StaffEventView } from "@zapisy/core/event";
import type { ProjectId, ProjectInput } from "@zapisy/core/project";
import type { TakenSignUp, StaffRegistrationView } from "@zapisy/core/registration";
import type {
  ManualRegistrationInput,
  RegistrationId,
  RegistrationStatus,
  SignUpInput,
} from "@zapisy/core/registration/schema";
import type { StaffActor } from "@zapisy/core/shared/actor";
import type { Context } from "@zapisy/core/shared/context";
import { addSeconds } from "@zapisy/core/shared/time";
import { eventInput, projectInput, signUpInput } from "./fixture.ts";
import type { World } from "./world.ts";

/** The context of a call by that member of staff, the world's admin unless said. */
export function asStaff(world: World, actor: StaffActor = world.admin): Context<StaffActor> {
  return world.deps.context(actor, "test");
}

/** The context of a call by nobody known. */
export function asPublic(world: World, client?: string): Context {
  return world.deps.context({ type: "public" }, "test", client);
}

/** Moves the world's clock on. */
export function passMinute(world: World, count = 1): void {
  world.clock.now = addSeconds(world.clock.now, 60 * count);
}

/** Makes a project and says its id. */
export async function createProject(world: World, overrides: Partial<ProjectInput> = {}): Promise<ProjectId> {
  return (await world.deps.services.project.createProject(asStaff(world), projectInput(overrides))).projectId;
}

/** Makes a draft. */
export function createDraft(
  world: World,
  projectId: ProjectId,
  overrides: Partial<EventInput> = {},
): Promise<StaffEventView> {
  return world.deps.services.event.createEvent(asStaff(world), eventInput(projectId, overrides));
}

/** Makes an event and publishes it. */
export async function publishEvent(
  world: World,
  projectId: ProjectId,
  overrides: Partial<EventInput> = {},
): Promise<StaffEventView> {
  const { eventId, version } = await createDraft(world, projectId, overrides);
  return world.deps.services.event.publishEvent(asStaff(world), eventId, version);
}

/** Puts staff into the team of an event, and says what the event is then. */
export async function putOnTeam(
  world: World,
  { eventId }: Pick<StaffEventView, "eventId">,
  staffIds: readonly StaffActor["staffId"][],
): Promise<StaffEventView> {
  const ctx = asStaff(world);
  for (const staffId of staffIds) await world.deps.services.team.joinTeam(ctx, eventId, staffId);
  return world.deps.services.event.getStaffEvent(ctx, eventId);
}

/** Signs the person of that number up, at an event that tells at once what came of it. */
export async function signUp(
  world: World,
  event: { slug: string },
  number: number,
  overrides: Partial<SignUpInput> = {},
  idempotencyKey?: string,
): Promise<TakenSignUp> {
  const answer = await world.deps.services.registration.registerParticipant(
    asPublic(world),
    event.slug,
    signUpInput(number, overrides),
    idempotencyKey,
  );
  if (answer.outcome === "mailed") throw new Error("what came of it is in a mail");
  return answer;
}

/** What staff enter for a person, e.g. from a paper form; nothing but a name unless said. */
export function manualInput(overrides: Partial<ManualRegistrationInput> = {}): ManualRegistrationInput {
  return {
    firstName: "Jan",
    lastName: "Papierowy",
    locale: "pl",
    choices: {},
    answers: {},
    ifFull: "reserve",
    consents: { image: false, newsletter: false, needs: false },
    ...overrides,
  };
}

/** Whoever reads all. */
const READER: StaffActor = {
  type: "staff",
  staffId: "stf_00000000000000000000000000",
  name: "Czytelniczka",
  role: "admin",
  projectIds: "all",
};

/** What the history says of a registration, the latest first. */
export async function historyOf(
  { deps }: Pick<World, "deps">,
  registrationId: RegistrationId,
): Promise<AuditEntry[]> {
  const { stores, services } = deps;
  const registration = await stores.registrations.find(registrationId);
  if (!registration) throw new Error(`there is no ${registrationId}`);
  return services.audit.listRegistrationHistory(deps.context(READER, "test"), registration);
}

/** Everybody of an event in Polish order, as staff see them. */
export async function peopleOf(
  world: World,
  event: Pick<StaffEventView, "eventId">,
): Promise<StaffRegistrationView[]> {
  const { items } = await world.deps.services.registration.listRegistrations(asStaff(world), event.eventId, {
    limit: 250,
  });
  return items;
}

/** Somebody whom {@link signUp} signed up under that number. */
export async function personOf(
  world: World,
  event: Pick<StaffEventView, "eventId">,
  number: number,
): Promise<StaffRegistrationView> {
  const person = (await peopleOf(world, event)).find(({ lastName }) => lastName === `Żak ${number}`);
  if (!person) throw new Error(`nobody has the number ${number}`);
  return person;
}

/** Staff give that person another status. */
export async function setStatusOf(
  world: World,
  event: Pick<StaffEventView, "eventId">,
  number: number,
  status: RegistrationStatus,
): Promise<void> {
  const { registrationId, version } = await personOf(world, event, number);
  await world.deps.services.registration.changeRegistration(asStaff(world), event.eventId, registrationId, {
    version,
    status,
    reason: "decyzja komisji",
  });
}

/** Staff change this of an event, and leave the rest as it is. */
export async function changeEvent(
  world: World,
  { eventId }: Pick<StaffEventView, "eventId">,
  overrides: Partial<EventInput>,
): Promise<void> {
  const now = await world.deps.services.event.getEvent(asStaff(world), eventId);
  await world.deps.services.event.updateEvent(asStaff(world), eventId, { ...now, ...overrides }, now.version);
}

/** Surnames of an event's people by status, e.g. `{ confirmed: ["Żak 1"] }`. */
export async function namesByStatus(
  world: World,
  event: Pick<StaffEventView, "eventId">,
): Promise<Record<string, string[]>> {
  const names: Record<string, string[]> = {};
  for (const { status, lastName } of await peopleOf(world, event)) (names[status] ??= []).push(lastName);
  return names;
}
