import { documentMessages } from "@zapisy/words/document";
import { csvOf } from "@zapisy/core/shared/csv";
import { type AttendanceListData, type AttendanceSheet, sortedPeople } from "./data.ts";

/**
 * Makes the attendance list as CSV: UTF-8 with BOM, `;`, CRLF, a row for each person and signature, always the same
 * ten columns. Institutions stay empty where the sheet does not show them.
 */
export function attendanceListCsv(data: AttendanceListData): Uint8Array {
  const words = documentMessages[data.locale].attendanceList;
  const rows = [
    [
      words.ordinal,
      words.surname,
      words.firstName,
      words.institution,
      words.position,
      words.date,
      words.session,
      words.from,
      words.to,
      words.remarks,
    ],
  ];
  for (const sheet of data.sheets) {
    const people = sortedPeople(sheet.people);
    for (const { date, title, from, to } of signedFor(sheet)) {
      for (const [index, person] of people.entries()) {
        rows.push([
          `${index + 1}`,
          person.surname,
          person.firstName,
          (sheet.showInstitution ? person.institution : undefined) ?? "",
          (sheet.showPosition ? person.position : undefined) ?? "",
          date,
          title,
          from ?? "",
          to ?? "",
          person.remark ?? "",
        ]);
      }
    }
  }
  return csvOf(rows);
}

/** What is signed for on a sheet: each of its columns, which are days or items, or the whole. */
function signedFor(sheet: AttendanceSheet): Pick<AttendanceSheet, "date" | "title" | "from" | "to">[] {
  if (sheet.columns.length === 0) return [sheet];
  return sheet.columns.map(({ date, label, from, to }) => ({
    date: date ?? sheet.date,
    title: date ? sheet.title : label,
    from,
    to,
  }));
}
