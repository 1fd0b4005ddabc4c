import { getProject, type Project, type ProjectId } from "../project/index.ts";
import type { StaffActor } from "../shared/actor.ts";
import type { Context } from "../shared/context.ts";
import { DomainError } from "../shared/error.ts";
import type { IndicatorDeps } from "./deps.ts";
import { canEditIndicators, canEnterResults, canReadIndicators, canReadSpecial, isSpecial } from "./rules.ts";
import type { IndicatorId, ResultId, Rule } from "./schema.ts";
import type { Participant, ParticipantId } from "../participant/schema.ts";
import type { StoredIndicator, StoredResult } from "./store.ts";

type Projects = Pick<IndicatorDeps, "projects">;

/** A project whose indicators may be read. @throws DomainError project.not_found, participant.forbidden */
export async function getReadable(
  deps: Projects,
  ctx: Context<StaffActor>,
  projectId: ProjectId,
): Promise<Project> {
  const project = await getProject(deps, ctx, projectId);
  if (!canReadIndicators(ctx.actor, projectId)) throw new DomainError("forbidden", "participant.forbidden");
  return project;
}

/** A project whose indicators may be changed. @throws DomainError project.not_found, participant.forbidden, project.read_only */
export async function getEditable(
  deps: Projects,
  ctx: Context<StaffActor>,
  projectId: ProjectId,
): Promise<Project> {
  const project = await getReadable(deps, ctx, projectId);
  if (!canEditIndicators(ctx.actor, projectId)) throw new DomainError("forbidden", "project.read_only");
  return project;
}

/** A project in which results of people may be entered. @throws DomainError project.not_found, participant.forbidden, participant.read_only */
export async function getEnterable(
  deps: Projects,
  ctx: Context<StaffActor>,
  projectId: ProjectId,
): Promise<Project> {
  const project = await getReadable(deps, ctx, projectId);
  if (!canEnterResults(ctx.actor, projectId)) throw new DomainError("forbidden", "participant.read_only");
  return project;
}

/** An indicator of that project; the caller has checked that it may be read. @throws DomainError indicator.not_found */
export async function getIndicator(
  { indicators }: Pick<IndicatorDeps, "indicators">,
  projectId: ProjectId,
  indicatorId: IndicatorId,
): Promise<StoredIndicator> {
  const found = await indicators.find(projectId, indicatorId);
  if (!found) throw new DomainError("not_found", "indicator.not_found");
  return found;
}

/** By what a result is asked for. */
export interface ResultAddress {
  projectId: ProjectId;
  /** As it was entered. */
  participantId: ParticipantId;
  resultId: ResultId;
}

/** A result with the rule of its indicator. */
export interface FoundResult {
  result: StoredResult;
  rule: Rule | undefined;
}

/**
 * A result of that person; the caller has checked that those of the project may be read. One of a special category is not there for whoever may
 * not see these. @throws DomainError result.not_found
 */
export async function getResult(
  { indicators }: Pick<IndicatorDeps, "indicators">,
  { actor }: Context<StaffActor>,
  address: ResultAddress,
): Promise<FoundResult> {
  const result = await indicators.findResult(address);
  const { rule } = (result && (await indicators.find(address.projectId, result.indicatorId))) ?? {};
  if (!result || (isSpecial(rule, result.kindId) && !canReadSpecial(actor, address.projectId)))
    throw new DomainError("not_found", "result.not_found");
  return { result, rule };
}

/**
 * A result that counts, or may count once it has its proof, of somebody whose term is not over.
 * @throws DomainError result.not_found, result.struck, participant.ended
 */
export async function getChangeable(
  deps: Pick<IndicatorDeps, "indicators" | "participants">,
  ctx: Context<StaffActor>,
  address: ResultAddress,
): Promise<FoundResult> {
  const found = await getResult(deps, ctx, address);
  if (found.result.struck !== undefined) throw new DomainError("conflict", "result.struck");
  const [person] = await deps.participants.findMeant([address.participantId]);
  if (person) assertNotEnded(person);
  return found;
}

/** Nothing would ever take again what is said of somebody whose term is over. @throws DomainError participant.ended */
export function assertNotEnded({ ended }: Pick<Participant, "ended">): void {
  if (ended) throw new DomainError("conflict", "participant.ended");
}
