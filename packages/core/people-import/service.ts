import {
  canManageRegistrations,
  canReadRegistrations,
  type Event,
  type EventId,
  type EventService,
  type EventStore,
} from "../event/index.ts";
import type { RegistrationService, RegistrationStore } from "../registration/index.ts";
import { actorRef, type StaffActor } from "../shared/actor.ts";
import type { Context } from "../shared/context.ts";
import { DomainError } from "../shared/error.ts";
import { derivedId } from "../shared/id.ts";
import { bind, type Bound } from "../shared/use-case.ts";
import type { FileRows, PeopleImportView } from "./answer.ts";
import type { ImportedPeople, ImportId, ImportInput, PeopleImport } from "./schema.ts";
import type { PeopleImportStore } from "./store.ts";

interface PeopleImportDeps {
  peopleImports: PeopleImportStore;
  registrations: Pick<RegistrationStore, "eachByName">;
  registrationService: Pick<RegistrationService, "checkImported" | "enterImported">;
  events: Pick<EventStore, "keepForm">;
  eventService: Pick<EventService, "getEvent">;
}

/**
 * Says of some people of a file what would become of them. Writes nothing.
 * @throws DomainError event.not_found, event.cancelled, registration.read_only
 */
async function checkPeople(
  deps: PeopleImportDeps,
  ctx: Context<StaffActor>,
  eventId: EventId,
  { people, formVersion }: ImportedPeople,
): Promise<FileRows> {
  const event = await getManaged(deps, ctx, eventId);
  return { rows: await deps.registrationService.checkImported(event, people, ctx.now, formVersion) };
}

/**
 * Notes that a file begins to bring people; the history tells of it. The same request twice notes it once.
 * @throws DomainError event.not_found, event.cancelled, registration.read_only
 */
async function beginImport(
  deps: PeopleImportDeps,
  ctx: Context<StaffActor>,
  eventId: EventId,
  input: ImportInput,
  idempotencyKey?: string,
): Promise<PeopleImportView> {
  await getManaged(deps, ctx, eventId);
  const importId = idempotencyKey ? derivedId("imp", eventId, idempotencyKey) : ctx.newId("imp");
  const begun: PeopleImport = {
    eventId,
    importId,
    ...input,
    version: 1,
    createdAt: ctx.now,
    updatedAt: ctx.now,
    changedBy: actorRef(ctx.actor),
  };
  if (await deps.peopleImports.create(begun)) return toView(begun);
  return toView(await getImport(deps, eventId, importId));
}

/**
 * Enters some people of a file, one after the other in its order: each is a transaction of their own under the conditions of every
 * sign-up. Whoever sends them again, because an answer was lost or a run broke off, gets the same answers and changes nothing.
 * @throws DomainError event.not_found, event.cancelled, people_import.not_found, registration.read_only, registration.busy
 */
async function enterPeople(
  deps: PeopleImportDeps,
  ctx: Context<StaffActor>,
  eventId: EventId,
  importId: ImportId,
  { people, formVersion }: ImportedPeople,
): Promise<FileRows> {
  const event = await getManaged(deps, ctx, eventId);
  const { fileName, tells, reason } = await getImport(deps, eventId, importId);
  if (event.state === "draft" && !(await deps.events.keepForm(event)).done)
    throw new DomainError("unavailable", "registration.busy", { retryAfterSeconds: 2 });
  const imported = { importId, ...(!tells && { untold: true as const }) };
  const rows: FileRows["rows"] = [];
  for (const [index, person] of people.entries()) {
    const from = { imported, fileName, reason, formVersion };
    rows.push(await deps.registrationService.enterImported(ctx, event, person, from, index));
  }
  return { rows };
}

/**
 * Says that a file has brought all its people, and counts them: by what is stored, so that nothing that was lost on the way is
 * missing. Reads all people of the event. Ended once, it stays so.
 * @throws DomainError event.not_found, event.cancelled, people_import.not_found, registration.read_only, registration.busy
 */
async function endImport(
  deps: PeopleImportDeps,
  ctx: Context<StaffActor>,
  eventId: EventId,
  importId: ImportId,
): Promise<PeopleImportView> {
  await getManaged(deps, ctx, eventId);
  const before = await getImport(deps, eventId, importId);
  if (before.entered !== undefined) return toView(before);
  let entered = 0;
  for await (const { imported } of deps.registrations.eachByName(eventId))
    if (imported?.importId === importId) entered += 1;
  const after = {
    ...before,
    entered,
    version: before.version + 1,
    updatedAt: ctx.now,
    changedBy: actorRef(ctx.actor),
  };
  if (!(await deps.peopleImports.replace(after))) return toView(await getImport(deps, eventId, importId));
  return toView(after);
}

async function getManaged(
  { eventService }: PeopleImportDeps,
  ctx: Context<StaffActor>,
  eventId: EventId,
): Promise<Event> {
  const event = await eventService.getEvent(ctx, eventId);
  if (!canReadRegistrations(ctx.actor, event)) throw new DomainError("not_found", "event.not_found");
  if (!canManageRegistrations(ctx.actor, event)) throw new DomainError("forbidden", "registration.read_only");
  if (event.state === "cancelled") throw new DomainError("conflict", "event.cancelled");
  return event;
}

async function getImport(
  { peopleImports }: PeopleImportDeps,
  eventId: EventId,
  importId: ImportId,
): Promise<PeopleImport> {
  const found = await peopleImports.find(eventId, importId);
  if (!found) throw new DomainError("not_found", "people_import.not_found");
  return found;
}

function toView({ importId, fileName, people, tells, entered, createdAt }: PeopleImport): PeopleImportView {
  return { importId, fileName, people, tells, entered, createdAt };
}

const useCases = { checkPeople, beginImport, enterPeople, endImport };

/** Use cases of files that bring people. */
export type PeopleImportService = Bound<typeof useCases>;

/** Makes the use cases of files that bring people. */
export function createPeopleImportService(deps: PeopleImportDeps): PeopleImportService {
  return bind(deps, useCases);
}
