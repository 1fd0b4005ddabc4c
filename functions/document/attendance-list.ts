import { signatureSheets, type ListSelection } from "@zapisy/core/attendance";
import type { Event } from "@zapisy/core/event";
import { leadAndPartners, type Project } from "@zapisy/core/project";
import type { Registration } from "@zapisy/core/registration";
import { DomainError } from "@zapisy/core/shared/error";
import { inLocale, type Locale } from "@zapisy/core/shared/localized-text";
import type { AttendanceListData } from "@zapisy/documents/attendance-list";
import { loadCommon } from "@zapisy/messages/common";
import { datesInWords, placeInWords, titleInWords } from "./event-words.ts";

/** Rows left blank for people who come unannounced. */
const EMPTY_ROWS = 5;

/** What an attendance list is made of. */
export interface AttendanceListSource {
  event: Event;
  project: Project;
  people: Registration[];
  logos: AttendanceListData["project"]["logos"];
  drawnUp: AttendanceListData["drawnUp"];
  selection: ListSelection;
  locale: Locale;
}

/**
 * Says all that an attendance list carries (domain rules 2.5) in one language.
 * @throws DomainError list.nothing_to_sign when no dated item of the selection takes attendance
 */
export async function attendanceListData(source: AttendanceListSource): Promise<AttendanceListData> {
  const { event, project, people, logos, drawnUp, selection, locale } = source;
  const sheets = signatureSheets(event, people, selection, locale);
  if (sheets.length === 0) throw new DomainError("conflict", "list.nothing_to_sign");
  const words = await loadCommon(locale);
  const names = (role: string) =>
    project.organisations.filter((one) => one.role === role).map(({ name }) => name);
  const [lead, ...partners] = leadAndPartners(project.organisations).map(({ name }) => name);
  return {
    locale,
    project: {
      title: inLocale(project.title, locale).text,
      number: project.number,
      fundingClause: project.fundingClause && inLocale(project.fundingClause, locale).text,
      lead: lead ?? "",
      partners,
      supporters: names("supporter"),
      invited: names("invited"),
      logos,
    },
    event: {
      title: titleInWords(event, locale),
      kind: event.kind,
      place: placeInWords(event.place, words),
      dateText: datesInWords(event.dates, locale),
    },
    drawnUp,
    sheets: sheets.map(({ people: signers, ...sheet }) => ({
      ...sheet,
      people: signers.map(({ lastName, firstName, institution, position }) => ({
        surname: lastName,
        firstName,
        institution: institution?.name,
        position,
      })),
      showInstitution: true,
      emptyRows: EMPTY_ROWS,
    })),
  };
}
