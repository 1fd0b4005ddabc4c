import { readFile } from "node:fs/promises";
import { MARKS_PER_REQUEST } from "@zapisy/core/attendance/schema";
import type { EventId } from "@zapisy/core/event";
import type { ProjectId } from "@zapisy/core/project";
import { hasPlace, type RegistrationId } from "@zapisy/core/registration";
import type { StaffActor } from "@zapisy/core/shared/actor";
import { DomainError } from "@zapisy/core/shared/error";
import { derivedId } from "@zapisy/core/shared/id";
import { HOME_ZONE, dayAt, type Day } from "@zapisy/core/shared/time";
import { toActor, type Staff } from "@zapisy/core/staff";
import { canJoinTeam } from "@zapisy/core/team/rules";
import type { Deps } from "@zapisy/functions/deps";
import { sampleStaff, sampleStatement, samplesFor } from "./index.ts";
import type { Sample, SampleEvent, SampleList, SampleProject, SampleStaff } from "./sample.ts";

/** How many events are filled at the same time. */
const PARALLEL = 6;

/**
 * Feeds the sample programmes through the product's own services, so that seats, reserve lists and history
 * come about as they would by hand. Every step has a key of its own: after a crash half-way it can run again.
 */
export async function loadSamples(deps: Deps): Promise<void> {
  const admin = await loadFirstStaff(deps);
  const today = dayAt(deps.clock(), HOME_ZONE);
  const sample = samplesFor(today);
  await loadStatement(deps, admin, today);
  const projectIds = await loadProjects(deps, admin, sample);
  const staff = await loadStaff(deps, projectIds);
  await loadInstitutions(deps, admin, sample);
  const events = [...sample.events];
  const work = async () => {
    for (let event = events.shift(); event; event = events.shift())
      await loadEvent(deps, admin, event, projectIds, staff);
  };
  await Promise.all(Array.from({ length: PARALLEL }, work));
}

/** Adds only the admin, the first of the sample staff, who can sign in and do the rest. */
export async function loadFirstStaff(deps: Deps): Promise<StaffActor> {
  const [first] = sampleStaff;
  if (!first) throw new Error("The samples have no staff.");
  return toActor(await addStaff(deps, first, "all"));
}

async function addStaff(deps: Deps, { input }: SampleStaff, projectIds: "all" | ProjectId[]): Promise<Staff> {
  const existing = await deps.stores.staff.findByAddress(input.email);
  if (existing) return existing;
  return deps.services.staff.createStaff(context(deps, { type: "system", name: "samples" }), {
    ...input,
    projectIds,
  });
}

function context<A extends StaffActor | { type: "system"; name: string }>(deps: Deps, actor: A) {
  return deps.context(actor, "samples");
}

async function loadStatement(deps: Deps, admin: StaffActor, today: Day): Promise<void> {
  const { accessibilityStatement } = deps.services;
  const ctx = context(deps, admin);
  const { statement, version, organiserName } = await accessibilityStatement.getStatementSettings(ctx);
  if (statement) return;
  const entity = { pl: organiserName };
  await accessibilityStatement.saveStatement(ctx, { ...sampleStatement(today), entity, version });
}

async function loadProjects(
  deps: Deps,
  admin: StaffActor,
  { projects }: Sample,
): Promise<Map<string, ProjectId>> {
  const ids = await Promise.all(
    projects.map(async (sample) => [sample.key, await loadProject(deps, admin, sample)] as const),
  );
  return new Map(ids);
}

async function loadProject(
  deps: Deps,
  admin: StaffActor,
  { key, input, logos, indicators = [], certificateTemplate }: SampleProject,
): Promise<ProjectId> {
  const ctx = context(deps, admin);
  let project = await deps.services.project.createProject(ctx, input, `sample-${key}`);
  for (const { file, alt } of logos.slice(project.logos.length)) {
    const data = (await readFile(file)).toString("base64");
    project = await deps.services.project.addLogo(ctx, project.projectId, { alt, data });
  }
  const { certificate } = deps.services;
  if (certificateTemplate && (await certificate.getTemplate(ctx, project.projectId)).version === 0) {
    await certificate.saveTemplate(ctx, project.projectId, { ...certificateTemplate, version: 0 });
  }
  for (const [index, indicator] of indicators.entries())
    await deps.services.indicator.addIndicator(ctx, project.projectId, indicator, `sample-${key}-${index}`);
  return project.projectId;
}

async function loadStaff(deps: Deps, projectIds: Map<string, ProjectId>): Promise<Staff[]> {
  return Promise.all(
    sampleStaff.map((sample) =>
      addStaff(deps, sample, sample.projectKeys === "all" ? "all" : idsOf(projectIds, sample.projectKeys)),
    ),
  );
}

/**
 * Puts institutions that several people come from into the register, as staff would who know them. Those of a single person
 * come there by their registration, and wait to be checked.
 */
async function loadInstitutions(deps: Deps, admin: StaffActor, { events }: Sample): Promise<void> {
  const named = events.flatMap(({ registrations }) =>
    registrations.flatMap(({ input }) => input.institution ?? []),
  );
  const byWords = Map.groupBy(named, ({ name, town = "" }) => `${name}, ${town}`);
  for (const [institution, ...others] of byWords.values()) {
    if (!institution || others.length === 0) continue;
    const { name, type, town } = institution;
    try {
      await deps.services.institution.addInstitution(context(deps, admin), {
        name,
        type,
        town,
        otherNames: [],
      });
    } catch (cause) {
      // Added before a crash, or called so under another spelling.
      if (!(cause instanceof DomainError && cause.code === "institution.known")) throw cause;
    }
  }
}

function idsOf(projectIds: Map<string, ProjectId>, keys: string[]): ProjectId[] {
  return keys.flatMap((key) => projectIds.get(key) ?? []);
}

async function loadEvent(
  deps: Deps,
  admin: StaffActor,
  sample: SampleEvent,
  projectIds: Map<string, ProjectId>,
  staff: Staff[],
): Promise<void> {
  const ctx = context(deps, admin);
  const { event: events, registration: registrations } = deps.services;
  const projectId = projectIds.get(sample.projectKey);
  if (!projectId) throw new Error(`The sample project ${sample.projectKey} is missing.`);
  const key = `sample-${sample.projectKey}-${sample.input.title.pl}`;
  let event = await events.createEvent(ctx, { ...sample.input, projectId }, key);
  if (event.state === "draft") {
    // By a program, so that nobody is mailed about years of samples.
    const system = context(deps, { type: "system", name: "samples" });
    for (const { staffId } of staff.filter((person) => canJoinTeam(person, projectId, ctx.now)))
      await deps.services.team.joinTeam(system, event.eventId, staffId);
    event = await events.getStaffEvent(ctx, event.eventId);
  }
  for (const code of sample.accessCodes ?? [])
    await deps.services.accessCode.createCode(ctx, event.eventId, code);
  if (event.state === "draft" && sample.state !== "draft") {
    event = await events.publishEvent(ctx, event.eventId, event.version);
  }
  if (event.state !== "cancelled") {
    const seated: RegistrationId[] = [];
    for (const [index, { input }] of sample.registrations.entries()) {
      const { outcome, registration } = await registrations.enterRegistration(
        context(deps, admin),
        event.eventId,
        input,
        `sample-${index}`,
      );
      if (hasPlace(outcome)) seated.push(registration.registrationId);
    }
    // Run as of a day of the past, a programme is still ahead.
    const { now } = ctx;
    const held = (sample.attendance ?? []).filter(({ day }) => heldAt(day) <= now);
    await loadAttendance(deps, admin, event.eventId, held, seated);
  }
  if (sample.state === "cancelled") {
    await events.cancelEvent(ctx, event.eventId, event.version, sample.cancelReason ?? "");
  }
}

/** When the signed list of a day is complete. */
function heldAt(day: string): string {
  return `${day}T16:00:00.000Z`;
}

/** Copies signed lists, as staff do afterwards, and closes them. Marks have ids of their own, so twice is once. */
async function loadAttendance(
  deps: Deps,
  admin: StaffActor,
  eventId: EventId,
  lists: readonly SampleList[],
  seated: readonly RegistrationId[],
): Promise<void> {
  const { attendance } = deps.services;
  const ctx = context(deps, admin);
  const marks = lists.flatMap(({ unitId, day, absent }) =>
    seated.map((registrationId, number) => ({
      markId: derivedId("mrk", "sample", registrationId, unitId),
      registrationId,
      unitId,
      state: absent.includes(number) ? ("absent" as const) : ("present" as const),
      source: "paper" as const,
      at: heldAt(day),
      replaces: [],
    })),
  );
  for (let start = 0; start < marks.length; start += MARKS_PER_REQUEST)
    await attendance.recordMarksByStaff(ctx, eventId, marks.slice(start, start + MARKS_PER_REQUEST));
  for (const { unitId } of lists) await attendance.closeUnit(ctx, eventId, unitId);
}
