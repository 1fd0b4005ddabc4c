import type { Participant, ParticipantId } from "../participant/schema.ts";
import { getProject, type Project, type ProjectId } from "../project/index.ts";
import type { StaffActor } from "../shared/actor.ts";
import type { Context } from "../shared/context.ts";
import { DomainError } from "../shared/error.ts";
import type { LogDeps } from "./deps.ts";
import type { SupportEntryView } from "./answer.ts";
import { canReadEntry, canWriteEntry, readableEntries, spanMinutes } from "./rules.ts";
import type { SupportEntryId } from "./schema.ts";
import type { StoredEntry } from "./rows.ts";

/**
 * A project whose log may be read, all of it or what they gave. Whoever keeps a log need see nothing else of its project.
 * @throws DomainError project.not_found, log.forbidden
 */
export async function getReadable(
  deps: Pick<LogDeps, "projects">,
  ctx: Context<StaffActor>,
  projectId: ProjectId,
): Promise<{ project: Project; reach: "all" | "own" }> {
  const reach = readableEntries(ctx.actor, projectId);
  if (!reach) {
    await getProject(deps, ctx, projectId);
    throw new DomainError("forbidden", "log.forbidden");
  }
  const project = await deps.projects.find(projectId);
  if (!project) throw new DomainError("not_found", "project.not_found");
  return { project, reach };
}

/** An entry of that project; one that may not be read is none. @throws DomainError project.not_found, log.forbidden, log.not_found */
export async function getEntry(
  deps: Pick<LogDeps, "projects" | "entries">,
  ctx: Context<StaffActor>,
  projectId: ProjectId,
  entryId: SupportEntryId,
): Promise<{ project: Project; entry: StoredEntry }> {
  const { project } = await getReadable(deps, ctx, projectId);
  const entry = await deps.entries.find(entryId);
  if (entry?.projectId !== projectId || !canReadEntry(ctx.actor, entry))
    throw new DomainError("not_found", "log.not_found");
  return { project, entry };
}

/**
 * An entry that may be changed, as it was shown. Nothing would ever take again what is said of somebody whose term is over.
 * @throws DomainError project.not_found, log.forbidden, log.not_found, log.read_only, log.struck, log.version_conflict, participant.ended
 */
export async function getChangeable(
  deps: Pick<LogDeps, "projects" | "entries" | "participants">,
  ctx: Context<StaffActor>,
  projectId: ProjectId,
  entryId: SupportEntryId,
  version: number,
): Promise<{ project: Project; entry: StoredEntry }> {
  const found = await getEntry(deps, ctx, projectId, entryId);
  const { entry } = found;
  if (!canWriteEntry(ctx.actor, entry)) throw new DomainError("forbidden", "log.read_only");
  if (entry.struck !== undefined) throw new DomainError("conflict", "log.struck");
  if (entry.version !== version)
    throw new DomainError("conflict", "log.version_conflict", { version: entry.version });
  const [person] = await deps.participants.findMeant([entry.participantId]);
  if (person?.ended) throw new DomainError("conflict", "participant.ended");
  return found;
}

/** Entries as staff see them, with the names of people as they are now. People in batches. */
export async function toViews(
  deps: Pick<LogDeps, "participants">,
  { actor }: Context<StaffActor>,
  entries: readonly StoredEntry[],
): Promise<SupportEntryView[]> {
  const people = await meantBy(
    deps,
    entries.map(({ participantId }) => participantId),
  );
  return entries.map((stored) => {
    const { participantId, projectId: _, doing: __, changedBy: ___, changeReason: ____, ...entry } = stored;
    const person = people.get(participantId);
    return {
      ...entry,
      participant: person ? named(person) : { participantId, firstName: "", lastName: "" },
      minutes: spanMinutes(entry),
      may: {
        write: entry.struck === undefined && !person?.ended && canWriteEntry(actor, stored),
        note: entry.counsellor.staffId === actor.staffId,
      },
    };
  });
}

/** What people are called, by the ids under which entries have them: of those who were merged, whom they are the same as. */
export async function namesOf(
  deps: Pick<LogDeps, "participants">,
  ids: readonly ParticipantId[],
): Promise<Map<ParticipantId, SupportEntryView["participant"]>> {
  return new Map([...(await meantBy(deps, ids))].map(([id, one]) => [id, named(one)]));
}

function named({ participantId, firstName, lastName }: Participant): SupportEntryView["participant"] {
  return { participantId, firstName, lastName };
}

async function meantBy(
  deps: Pick<LogDeps, "participants">,
  ids: readonly ParticipantId[],
): Promise<Map<ParticipantId, Participant>> {
  const found = await deps.participants.findMeant([...new Set(ids)]);
  return new Map(found.flatMap((one) => [one.participantId, ...one.merged].map((id) => [id, one] as const)));
}
