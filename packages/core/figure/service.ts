import { getProject, type Project, type ProjectId } from "../project/index.ts";
import type { StaffActor } from "../shared/actor.ts";
import type { Context } from "../shared/context.ts";
import { DomainError } from "../shared/error.ts";
import { pageOf } from "../shared/page.ts";
import type { Day, Instant } from "../shared/time.ts";
import { bind, type Bound } from "../shared/use-case.ts";
import type { FigureItem, FigureLine, FigureList, ProjectFigures } from "./answer.ts";
import type { FigureDeps } from "./deps.ts";
import type { EventFact, Facts } from "./facts.ts";
import { loadFacts, type Partner } from "./loading.ts";
import { canReadFigures, type Counted, countProject, type Item, type Line, totalOf } from "./rules.ts";
import { type Cell, CUTS } from "./schema.ts";

/** Rows of a list in one page. */
const LISTED_AT_ONCE = 100;

/** A project with all that was counted of it, and what its partners are called. */
export interface CountedProject {
  project: Project;
  /** From which it was counted. */
  facts: Facts;
  counted: Counted;
  partners: Partner[];
  /** Since when all has been read anew: people once a day, who was at an event once a week, and what is known to have changed at once. */
  readAt: Instant;
}

/**
 * Counts a project from its participants, from who was at its events, and from its log: for files, all of it.
 * @param through only what was given by the end of that day, with everybody as they are known now
 * @throws DomainError project.not_found, participant.forbidden
 */
async function countFigures(
  deps: FigureDeps,
  ctx: Context<StaffActor>,
  projectId: ProjectId,
  through?: Day,
): Promise<CountedProject> {
  const project = await getProject(deps, ctx, projectId);
  if (!canReadFigures(ctx.actor, projectId)) throw new DomainError("forbidden", "participant.forbidden");
  const { facts, partners, readAt } = await loadFacts(deps, projectId, ctx.now, through);
  return { project, facts, counted: countProject(facts, project.supports ?? []), partners, readAt };
}

/** All figures of a project. @throws DomainError project.not_found, participant.forbidden */
async function getFigures(
  deps: FigureDeps,
  ctx: Context<StaffActor>,
  projectId: ProjectId,
): Promise<ProjectFigures> {
  const { counted, partners, readAt } = await countFigures(deps, ctx, projectId);
  return {
    readAt,
    cuts: CUTS.map((cut) => ({
      cut,
      lines: counted.linesOf(cut).map((line) => toLine(cut, line, partners)),
      distinct: counted.distinctOf(cut),
    })),
  };
}

/** The list behind a figure, a page at a time. @throws DomainError project.not_found, participant.forbidden */
async function listFigure(
  deps: FigureDeps,
  ctx: Context<StaffActor>,
  projectId: ProjectId,
  cell: Cell,
  cursor?: string,
): Promise<FigureList> {
  const { counted } = await countFigures(deps, ctx, projectId);
  const items = counted.listOf(cell);
  const page = pageOf(items, LISTED_AT_ONCE, cursor);
  return {
    ...page,
    figure: totalOf(items),
    count: items.length,
    items: await toItems(deps, page.items),
  };
}

function toLine(
  cut: Cell["cut"],
  { event, partnerId, ...line }: Line,
  partners: readonly Partner[],
): FigureLine {
  const partner = cut === "partner" ? line.row : partnerId;
  return {
    ...line,
    name: partners.find(({ institutionId }) => institutionId === partner)?.name,
    event: event && toEvent(event),
  };
}

function toEvent({ eventId, title, kind, dates }: EventFact): NonNullable<FigureItem["event"]> {
  return { eventId, title, kind, dates };
}

/** Items as they are answered; the names of registrations that are no participant's are read in a batch. */
async function toItems({ registrations }: FigureDeps, items: readonly Item[]): Promise<FigureItem[]> {
  const open = items.flatMap(({ person, registrationIds }) => (person ? [] : registrationIds.slice(0, 1)));
  const found = new Map((await registrations.findMany(open)).map((one) => [one.registrationId, one]));
  return items.map(
    ({ person, event, registrationIds, people, places, visits, minutes, gives }): FigureItem => {
      const { firstName, lastName } = person ??
        found.get(registrationIds[0] ?? "reg_") ?? { firstName: "", lastName: "" };
      const isPerson = person !== undefined || registrationIds.length > 0;
      return {
        people,
        places,
        visits,
        minutes,
        gives,
        person: isPerson
          ? {
              participantId: person?.participantId,
              firstName,
              lastName,
              state: person?.state,
              counties: [...(person?.counties ?? [])],
            }
          : undefined,
        event: event && toEvent(event),
      };
    },
  );
}

const useCases = { countFigures, getFigures, listFigure };

/** Use cases of the figures of projects. */
export type FigureService = Bound<typeof useCases>;

/** Makes the use cases of figures over what they are counted from (docs/decisions/0113). */
export function createFigureService(deps: FigureDeps): FigureService {
  return bind(deps, useCases);
}
