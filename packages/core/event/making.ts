import { FIRST_VERSION } from "../form/rules.ts";
import type { Criterion } from "../form/schema.ts";
import { actorRef, type StaffActor } from "../shared/actor.ts";
import type { Context } from "../shared/context.ts";
import type { Project } from "../project/index.ts";
import { DomainError } from "../shared/error.ts";
import { slugOf } from "../shared/text.ts";
import { getEvent } from "./access.ts";
import type { EventDeps } from "./deps.ts";
import { doorOf } from "./door.ts";
import { derived, keepWordings } from "./parts.ts";
import { everOffered, NOTHING_RETIRED } from "./retired.ts";
import { canCreateEvent, canEditEvent, canReadRegistrations, inconsistencies } from "./rules.ts";
import { blocksAfter, seatChanges, termsAfter, withTerms } from "./saving.ts";
import type { Event, EventHead, EventId, EventInput } from "./schema.ts";
import { movedSupports, supportFaults } from "./supports.ts";

/** Refuses what does not fit together. @throws DomainError event.invalid */
export function assertConsistent(...judged: Parameters<typeof inconsistencies>) {
  const issues = inconsistencies(...judged);
  if (issues.length > 0) throw new DomainError("invalid", "event.invalid", { issues });
}

/** Refuses an event of a project that there is not, or that is not theirs. @throws DomainError event.create_forbidden, event.invalid */
export async function assertProject(
  deps: EventDeps,
  ctx: Context<StaffActor>,
  input: EventInput,
): Promise<Project> {
  if (!canCreateEvent(ctx.actor, input.projectId))
    throw new DomainError("forbidden", "event.create_forbidden");
  const project = await deps.projects.find(input.projectId);
  if (!project) {
    throw new DomainError("invalid", "event.invalid", {
      issues: [{ path: "projectId", code: "project.not_found" }],
    });
  }
  return project;
}

/**
 * The programme of an event that goes to another project, or stays, with the forms of support of the project that it is of then. Where
 * nothing points to one, no project is read.
 * @param moved the project to which it goes, where it goes
 * @throws DomainError event.invalid
 */
export async function settledAgenda(
  deps: EventDeps,
  { projectId, agenda }: Pick<EventInput, "projectId" | "agenda">,
  before: Pick<Event, "projectId" | "agenda">,
  moved: Project | undefined,
): Promise<EventInput["agenda"]> {
  if (agenda.every(({ supportId }) => supportId === undefined)) return agenda;
  const [project, former] = await Promise.all([
    moved ?? deps.projects.find(projectId),
    moved && deps.projects.find(before.projectId),
  ]);
  const known = project?.supports ?? [];
  if (former) return movedSupports(agenda, former.supports ?? [], known);
  assertSupports(agenda, known, before.agenda);
  return agenda;
}

/** Refuses items that point to a form of support that there is not, or anew to a retired one. @throws DomainError event.invalid */
export function assertSupports(...judged: Parameters<typeof supportFaults>) {
  const issues = supportFaults(...judged);
  if (issues.length > 0) throw new DomainError("invalid", "event.invalid", { issues });
}

/**
 * Refuses a prerequisite of an event that there is not, or whose people the member of staff may not read: what it says of people is
 * said to them; and of an option that the event never offered. What was asked for before stays.
 * @throws DomainError event.invalid
 */
export async function assertPrerequisites(
  deps: EventDeps,
  ctx: Context<StaffActor>,
  { form }: Pick<EventInput, "form">,
  before?: Pick<Event, "form"> & Partial<Pick<Event, "eventId">>,
) {
  const known = new Set(before?.form.criteria?.flatMap(askedOf).map(({ key }) => key));
  const faults = await Promise.all(
    (form.criteria ?? []).map(async (criterion, index) => {
      const added = askedOf(criterion).filter(({ key }) => !known.has(key));
      const found = await Promise.all(
        added.map(async ({ eventId, optionId }) => {
          const head = await deps.events.findHead(eventId);
          if (!head || eventId === before?.eventId || !canReadRegistrations(ctx.actor, head))
            return { path: "eventIds", code: "criterion.event_unknown" };
          if (!optionId || (await offers(deps, eventId, optionId))) return undefined;
          return { path: `ofOptions.${eventId}`, code: "criterion.option_unknown" };
        }),
      );
      const fault = found.find((one) => one !== undefined);
      return fault ? [{ ...fault, path: `form.criteria.${index}.${fault.path}` }] : [];
    }),
  );
  const issues = faults.flat();
  if (issues.length > 0) throw new DomainError("invalid", "event.invalid", { issues });
}

/**
 * Refuses as another date what there is not, the event itself, or what the member of staff may not edit: people are sent there. What was
 * named before stays.
 * @throws DomainError event.invalid
 */
export async function assertOtherDates(
  deps: EventDeps,
  ctx: Context<StaffActor>,
  { recruitment }: Pick<EventInput, "recruitment">,
  before?: Pick<Event, "eventId" | "recruitment">,
) {
  const known = before?.recruitment.otherDates ?? [];
  const added = (recruitment.otherDates ?? []).filter((eventId) => !known.includes(eventId));
  const heads = await Promise.all(added.map((eventId) => deps.events.findHead(eventId)));
  const isFit = (head: EventHead | undefined) =>
    head !== undefined && head.eventId !== before?.eventId && canEditEvent(ctx.actor, head);
  if (heads.every(isFit)) return;
  const issues = [{ path: "recruitment.otherDates", code: "event.other_date_unknown" }];
  throw new DomainError("invalid", "event.invalid", { issues });
}

/** What a criterion asks to have been completed, each event or option apart. */
function askedOf(criterion: Criterion): { eventId: EventId; optionId?: string; key: string }[] {
  if (criterion.type !== "completed") return [];
  return criterion.eventIds.flatMap((eventId) => {
    const options: (string | undefined)[] = criterion.ofOptions?.[eventId] ?? [undefined];
    return options.map((optionId) => ({ eventId, optionId, key: `${eventId} ${optionId}` }));
  });
}

/** Whether an event offers an option, or did. */
async function offers({ events }: EventDeps, eventId: EventId, optionId: string): Promise<boolean> {
  const event = await events.findEvent(eventId);
  return (event ? everOffered(event) : []).some(({ options }) =>
    options.some((option) => option.optionId === optionId),
  );
}

/** Writes a new draft under an address of its own. @throws DomainError event.slug_taken */
export async function create(
  deps: EventDeps,
  ctx: Context<StaffActor>,
  eventId: EventId,
  input: EventInput,
): Promise<Event> {
  const base = slugOf(input.title.pl);
  const draft: Event = {
    ...input,
    ...derived(input),
    wordings: await keepWordings(input, deps.wordings),
    eventId,
    slug: base,
    door: doorOf(deps.secretKey, { eventId, visibility: input.visibility }),
    state: "draft",
    teamIds: [ctx.actor.staffId],
    formVersion: FIRST_VERSION,
    retired: NOTHING_RETIRED,
    blocks: {},
    version: 1,
    createdAt: ctx.now,
    updatedAt: ctx.now,
  };
  const event = { ...draft, ...termsAfter(undefined, draft, ctx.now) };
  const changes = withTerms(seatChanges(undefined, event, []), undefined, event, []);
  event.blocks = blocksAfter({}, changes, []);
  for (let attempt = 0; attempt < 3; attempt += 1) {
    // The bare address first; when it is another event's, one with the end of the id, which is unique.
    const slug = attempt === 0 ? base : `${base.slice(0, 70)}-${eventId.slice(-8 - attempt).toLowerCase()}`;
    const result = await deps.events.create({ ...event, slug }, changes, { changedBy: actorRef(ctx.actor) });
    if (result.done) return { ...event, slug };
    if (result.refusals[0]?.refused) {
      // The same request came twice: the first one's event is the answer.
      return getEvent(deps, ctx, eventId);
    }
  }
  throw new DomainError("conflict", "event.slug_taken");
}
