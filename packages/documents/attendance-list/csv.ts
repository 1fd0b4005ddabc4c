import { documentMessages } from "@zapisy/messages/document";
import { csvOf } from "../csv/index.ts";
import { type AttendanceListData, sortedPeople } from "./data.ts";

/**
 * Makes the attendance list as CSV: UTF-8 with BOM, `;`, CRLF, a row per person and sheet, always the
 * same nine columns. Institutions stay empty where the sheet does not show them.
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
    ],
  ];
  for (const sheet of data.sheets) {
    for (const [index, person] of sortedPeople(sheet.people).entries()) {
      rows.push([
        `${index + 1}`,
        person.surname,
        person.firstName,
        (sheet.showInstitution ? person.institution : undefined) ?? "",
        (sheet.showPosition ? person.position : undefined) ?? "",
        sheet.date,
        sheet.title,
        sheet.from ?? "",
        sheet.to ?? "",
      ]);
    }
  }
  return csvOf(rows);
}
