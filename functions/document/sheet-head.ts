import type { AttendanceUnit } from "@zapisy/core/attendance/answer";
import type { ListedRegistration } from "@zapisy/core/attendance/rules";
import type { Event, EventId } from "@zapisy/core/event";
import { leadAndPartners, type Project } from "@zapisy/core/project";
import type { StaffActor } from "@zapisy/core/shared/actor";
import type { Context } from "@zapisy/core/shared/context";
import { inLocale, type Locale } from "@zapisy/core/shared/localized-text";
import { HOME_ZONE } from "@zapisy/core/shared/time";
import type { SheetHead } from "@zapisy/documents/sheet";
import { loadCommon } from "@zapisy/words/common";
import type { Deps } from "../deps.ts";
import { placeInWords, titleInWords, whenInWords } from "./event-words.ts";

/** What the head of a printed sheet is made of. */
export interface SheetHeadSource {
  event: Event;
  project: Project;
  logos: SheetHead["project"]["logos"];
  drawnUp: SheetHead["drawnUp"];
  locale: Locale;
}

/** Reads what the head of an event's printed sheets is made of, and the people on its lists in Polish order. */
export async function loadSheetSource(
  deps: Pick<Deps, "services">,
  ctx: Context<StaffActor>,
  eventId: EventId,
  locale: Locale,
): Promise<SheetHeadSource & { units: AttendanceUnit[]; people: ListedRegistration[] }> {
  const { event, units, people } = await deps.services.attendance.listPeople(ctx, eventId);
  const project = await deps.services.project.getProject(ctx, event.projectId);
  const logos = await loadLogos(deps, project);
  const drawnUp = { by: ctx.actor.name, at: ctx.now, timeZone: event.timeZone };
  return { event, project, units, people, logos, drawnUp, locale };
}

/** Pictures of a project's logo strip. */
export function loadLogos(
  deps: Pick<Deps, "services">,
  { projectId, logos }: Pick<Project, "projectId" | "logos">,
): Promise<SheetHead["project"]["logos"]> {
  return Promise.all(
    logos.map(async ({ logoId, mime, alt }) => {
      const { bytes } = await deps.services.project.getPicture(projectId, logoId);
      return { data: bytes, mime, alt };
    }),
  );
}

/** Says in one language what every printed sheet says of a project. */
function projectHead(
  project: Project,
  logos: SheetHead["project"]["logos"],
  locale: Locale,
): SheetHead["project"] {
  const names = (role: string) =>
    project.organisations.filter((one) => one.role === role).map(({ name }) => name);
  const [lead, ...partners] = leadAndPartners(project.organisations).map(({ name }) => name);
  return {
    title: inLocale(project.title, locale).text,
    number: project.number,
    funder: project.funder,
    fundingClause: project.fundingClause && inLocale(project.fundingClause, locale).text,
    lead: lead ?? "",
    partners,
    supporters: names("supporter"),
    invited: names("invited"),
    logos,
  };
}

/** What every printed sheet of a project carries that is of no event: the title of the project stands where that of an event would. */
export async function projectSheetHead(
  deps: Pick<Deps, "services">,
  ctx: Context<StaffActor>,
  project: Project,
  locale: Locale,
): Promise<SheetHead> {
  return {
    locale,
    project: projectHead(project, await loadLogos(deps, project), locale),
    event: { title: inLocale(project.title, locale).text, kind: "meeting", place: "" },
    drawnUp: { by: ctx.actor.name, at: ctx.now, timeZone: HOME_ZONE },
  };
}

/** Says in one language what every printed sheet of an event carries (domain rules 2.5, 2.7). */
export async function sheetHead(source: SheetHeadSource): Promise<SheetHead> {
  const { event, project, logos, drawnUp, locale } = source;
  return {
    locale,
    project: projectHead(project, logos, locale),
    event: {
      title: titleInWords(event, locale),
      kind: event.kind,
      place: placeInWords(event.place, await loadCommon(locale)),
      dateText: whenInWords(event, locale),
    },
    drawnUp,
  };
}
