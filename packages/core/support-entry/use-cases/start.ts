import type { ProjectId } from "../../project/index.ts";
import type { StaffActor } from "../../shared/actor.ts";
import type { Context } from "../../shared/context.ts";
import { DomainError } from "../../shared/error.ts";
import { inPolishOrder, searchWords } from "../../shared/text.ts";
import { getReadable } from "../access.ts";
import type { LogPeople, LogStart, OwnLogs } from "../answer.ts";
import type { LogDeps } from "../deps.ts";
import { canCounsel, canWriteEntry, isEnoughToSearch, keepsOwn, toFound, workOf } from "../rules.ts";
import { thisMonth } from "./read.ts";

/** Whom a search finds at most. */
const FOUND_MAX = 20;

/**
 * What of the project its log goes by, who can have given support since it began, and what whoever asks may do.
 * @throws DomainError project.not_found, log.forbidden
 */
export async function getStart(
  deps: LogDeps,
  ctx: Context<StaffActor>,
  projectId: ProjectId,
): Promise<LogStart> {
  const { project, reach } = await getReadable(deps, ctx, projectId);
  const { staffId } = ctx.actor;
  const { title, startsOn, endsOn, supports } = project;
  const staff = await deps.staff.listAll();
  const chosen = staff.filter(
    (one) => canCounsel(one, projectId, startsOn) && (reach === "all" || one.staffId === staffId),
  );
  return {
    project: { projectId, title, startsOn, endsOn, supports },
    counsellors: inPolishOrder(chosen, ({ name }) => [name, ""]).map(({ staffId: of, name }) => ({
      staffId: of,
      name,
    })),
    may: { read: reach, write: canWriteEntry(ctx.actor, { projectId, counsellor: { staffId } }) },
  };
}

/**
 * Whose names begin as typed, for whoever keeps the log and need not see the participants: names, and nobody for less than three letters.
 * @throws DomainError project.not_found, log.forbidden
 */
export async function findPeople(
  deps: LogDeps,
  ctx: Context<StaffActor>,
  projectId: ProjectId,
  q: string,
): Promise<LogPeople> {
  await getReadable(deps, ctx, projectId);
  const words = searchWords(q);
  if (!isEnoughToSearch(words)) return { items: [] };
  return { items: toFound(await deps.participants.findNamed(projectId, words), FOUND_MAX) };
}

/**
 * The logs that somebody keeps of what they give themselves, with their hours of the present month: their projects by key, and one query
 * of their days.
 * @throws DomainError log.forbidden to whoever keeps no entries, or those of others too
 */
export async function listOwn(deps: LogDeps, ctx: Context<StaffActor>): Promise<OwnLogs> {
  const { actor } = ctx;
  if (!keepsOwn(actor.role)) throw new DomainError("forbidden", "log.forbidden");
  const month = thisMonth(ctx);
  const ids = actor.projectIds === "all" ? [] : actor.projectIds;
  const [projects, days] = await Promise.all([
    Promise.all(ids.map((projectId) => deps.projects.find(projectId))),
    deps.entries.listDuties(actor.staffId, month),
  ]);
  const given = days.flatMap((day) => day.entries).filter(({ struck }) => !struck);
  const found = projects.filter((project) => project !== undefined);
  return {
    month,
    items: found
      .toSorted((a, b) => (a.startsOn < b.startsOn ? 1 : -1))
      .map(({ projectId, title, startsOn, endsOn }) => {
        const own = given.filter((entry) => entry.projectId === projectId);
        return { projectId, title, startsOn, endsOn, visits: own.length, ...workOf(own) };
      }),
  };
}
