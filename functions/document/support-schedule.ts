import type { ProjectId } from "@zapisy/core/project";
import type { StaffActor } from "@zapisy/core/shared/actor";
import type { Context } from "@zapisy/core/shared/context";
import { inLocale, type Locale } from "@zapisy/core/shared/localized-text";
import { HOME_ZONE } from "@zapisy/core/shared/time";
import type { ScheduleFile } from "@zapisy/documents/support-schedule";
import type { Deps } from "../deps.ts";
import { loadLogos, projectHead } from "./sheet-head.ts";

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
    head: {
      locale,
      project: projectHead(project, await loadLogos(deps, project), locale),
      event: { title: inLocale(project.title, locale).text, kind: "meeting", place: "" },
      drawnUp: { by: ctx.actor.name, at: ctx.now, timeZone: HOME_ZONE },
    },
    month,
    publication: publication && { at: publication.publishedAt, version: publication.version },
    entries,
    changes,
  };
}
