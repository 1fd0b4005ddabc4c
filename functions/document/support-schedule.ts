import type { ProjectId } from "@zapisy/core/project";
import type { StaffActor } from "@zapisy/core/shared/actor";
import type { Context } from "@zapisy/core/shared/context";
import type { Locale } from "@zapisy/core/shared/localized-text";
import type { ScheduleFile } from "@zapisy/documents/support-schedule";
import type { Deps } from "../deps.ts";
import { projectSheetHead } from "./sheet-head.ts";

/**
 * Gathers a month of a project's schedule of support: as it was published with what changed since, or as the programmes have it.
 * @throws DomainError project.not_found, support.not_allowed
 */
export async function scheduleFile(
  deps: Deps,
  ctx: Context<StaffActor>,
  { projectId, month: wanted }: { projectId: ProjectId; month?: string },
  locale: Locale,
): Promise<ScheduleFile> {
  const { project, month, publication, entries, changes } = await deps.services.supportSchedule.getForFile(
    ctx,
    projectId,
    wanted,
  );
  return {
    head: await projectSheetHead(deps, ctx, project, locale),
    month,
    publication: publication && { at: publication.publishedAt, version: publication.version },
    entries,
    changes,
  };
}
