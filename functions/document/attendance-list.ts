import { signatureSheets, type ListSelection } from "@zapisy/core/attendance";
import type { AttendanceUnit } from "@zapisy/core/attendance/answer";
import type { ListedRegistration } from "@zapisy/core/attendance/rules";
import { attendanceBy } from "@zapisy/core/event/rules";
import { DomainError } from "@zapisy/core/shared/error";
import { inLocale } from "@zapisy/core/shared/localized-text";
import { dayAt } from "@zapisy/core/shared/time";
import type { AttendanceListData } from "@zapisy/documents/attendance-list";
import { formatDayShort } from "@zapisy/words";
import { amendmentsInWords, loadCommon } from "@zapisy/words/common";
import { documentMessages } from "@zapisy/words/document";
import { optionInWords } from "./event-words.ts";
import { sheetHead, type SheetHeadSource } from "./sheet-head.ts";

/** Rows left blank for people who come unannounced, unless another number is asked for. */
const EMPTY_ROWS = 5;

/** Sheets of several days that one file holds: more are made day by day. Cut short, a list would pretend to be whole. */
const MOST_SHEETS = 100;

/** What an attendance list is made of. */
export interface AttendanceListSource extends SheetHeadSource {
  /** With what was taken out of the programme. */
  units: AttendanceUnit[];
  people: ListedRegistration[];
  selection: ListSelection;
  /** What stands beside the names; nothing on lists that hang publicly. Absent: both. */
  columns?: readonly ("institution" | "position")[];
  /** Rows left blank for people who come unannounced. */
  emptyRows?: number;
}

/**
 * Says all that an attendance list carries (domain rules 2.5) in one language.
 * @throws DomainError list.nothing_to_sign when no dated item of the selection takes attendance; list.too_long
 */
export async function attendanceListData(source: AttendanceListSource): Promise<AttendanceListData> {
  const { event, people, units, selection, locale, columns: shown = ["institution", "position"] } = source;
  const sheets = signatureSheets(event, people, selection, locale, units);
  if (sheets.length === 0) throw new DomainError("conflict", "list.nothing_to_sign");
  const days = new Set(sheets.map(({ date }) => date));
  if (sheets.length > MOST_SHEETS && days.size > 1) throw new DomainError("conflict", "list.too_long");
  const [head, words] = await Promise.all([sheetHead(source), loadCommon(locale)]);
  return {
    ...head,
    selection: selectionInWords(source),
    sheets: sheets.map(({ people: signers, columns, units: listed, ...sheet }) => ({
      ...sheet,
      remarks: listed.flatMap((unit) => amendmentsInWords(words, locale, unit)),
      columns: columns.map(({ day, label, ...times }) => ({
        ...times,
        date: day,
        label: day ? formatDayShort(locale, day) : label,
      })),
      people: signers.map(({ lastName, firstName, institution, position, left }) => ({
        surname: lastName,
        firstName,
        institution: institution?.name,
        position,
        remark:
          left && words.status[left.status].left(formatDayShort(locale, dayAt(left.at, event.timeZone))),
      })),
      showInstitution: shown.includes("institution"),
      showPosition: shown.includes("position"),
      emptyRows: source.emptyRows ?? EMPTY_ROWS,
    })),
  };
}

/** What tells the file of one selection from that of another; its days stand in the name anyway. */
function selectionInWords({ event, selection, locale, columns, emptyRows }: AttendanceListSource): string[] {
  const words = documentMessages[locale].fileName;
  const { itemId, module, optionId, signatures, layout } = selection;
  const item = event.agenda.find((one) => one.itemId === itemId);
  return [
    item && inLocale(item.title, locale).text,
    module,
    optionInWords(event, optionId, locale),
    layout === "days" ? words.daysSideBySide : undefined,
    signatures !== undefined && signatures !== attendanceBy(event) ? words.signatures[signatures] : undefined,
    columns && columns.length < 2 ? words.columns[columns[0] ?? "none"] : undefined,
    emptyRows !== undefined && emptyRows !== EMPTY_ROWS ? words.emptyRows(emptyRows) : undefined,
  ].filter((text) => text !== undefined);
}
