import { inHours } from "@zapisy/core/attendance/rules";
import type { ParticipantId } from "@zapisy/core/participant/schema";
import type { Project, ProjectId } from "@zapisy/core/project";
import type { StaffActor } from "@zapisy/core/shared/actor";
import type { Context } from "@zapisy/core/shared/context";
import type { Locale } from "@zapisy/core/shared/localized-text";
import type { SupportEntryView } from "@zapisy/core/support-entry/answer";
import { counsellorKey, workOf } from "@zapisy/core/support-entry/rules";
import type { LogFile, PrintedEntry, SupportCard } from "@zapisy/documents/support-log";
import type { Deps } from "../deps.ts";
import { projectSheetHead } from "./sheet-head.ts";

/** Which entries a file has. */
type Question = Parameters<Deps["services"]["supportEntry"]["getForFile"]>[2];

/** Gathers a month of a project's log of support. @throws DomainError project.not_found, log.forbidden */
export async function logFile(
  deps: Deps,
  ctx: Context<StaffActor>,
  projectId: ProjectId,
  question: Question,
  locale: Locale,
): Promise<LogFile> {
  const { supportEntry } = deps.services;
  const { project, month, entries } = await supportEntry.getForFile(ctx, projectId, question);
  const { participantId, supportId, ...ofCounsellor } = question;
  // Hours of a month are all of it: a card of one person's visits, or of one form, would say that a counsellor worked less.
  const isNarrowed = participantId !== undefined || supportId !== undefined;
  const worked = isNarrowed ? (await supportEntry.getForFile(ctx, projectId, ofCounsellor)).entries : entries;
  const byCounsellor = Map.groupBy(printed(project, worked), ({ counsellor }) =>
    counsellorKey(projectId, counsellor),
  );
  return {
    head: await projectSheetHead(deps, ctx, project, locale),
    month,
    entries: printed(project, entries),
    counsellors: [...byCounsellor.values()].map((own) => {
      const { minutes, duty } = workOf(own);
      return {
        name: own.at(-1)?.counsellor.name ?? "",
        hours: inHours(minutes, "clock"),
        duty: inHours(duty, "clock"),
        entries: own,
      };
    }),
  };
}

/**
 * Gathers the card of one person's individual support.
 * @throws DomainError project.not_found, log.forbidden, participant.not_found
 */
export async function supportCardFile(
  deps: Deps,
  ctx: Context<StaffActor>,
  { projectId, participantId }: { projectId: ProjectId; participantId: ParticipantId },
  month: string | undefined,
  locale: Locale,
): Promise<SupportCard> {
  const { project, person, entries } = await deps.services.supportEntry.getOfPerson(
    ctx,
    projectId,
    participantId,
  );
  const own = printed(project, month ? entries.filter(({ day }) => day.startsWith(month)) : entries);
  return {
    head: await projectSheetHead(deps, ctx, project, locale),
    person: `${person.firstName} ${person.lastName}`,
    month,
    entries: own,
    forms: [...Map.groupBy(own, ({ supportId }) => supportId).values()].map((some) => {
      const { support = "", unit = "clock" } = some[0] ?? {};
      return { name: support, hours: inHours(workOf(some).minutes, unit), unit };
    }),
  };
}

/** What counts of entries, with what their forms of support are called. */
function printed({ supports = [] }: Project, entries: readonly SupportEntryView[]): PrintedEntry[] {
  const forms = new Map(supports.map((support) => [support.supportId, support]));
  return entries
    .filter(({ struck }) => struck === undefined)
    .map((entry) => {
      const form = forms.get(entry.supportId);
      const unit = form?.hourUnit ?? "clock";
      return { ...entry, support: form?.name ?? "", unit, hours: inHours(entry.minutes, unit) };
    });
}
