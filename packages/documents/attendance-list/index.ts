import type { AttendanceListData } from "./data.ts";
import { attendanceListFileName } from "./file-name.ts";

export type { AttendanceColumn, AttendanceListData, AttendancePerson, AttendanceSheet } from "./data.ts";
export { attendanceListFileName } from "./file-name.ts";

/** The kinds of file an attendance list can be had as. */
export const ATTENDANCE_LIST_FORMATS = ["pdf", "xlsx", "csv"] as const;
/** A kind of file an attendance list can be had as. */
export type AttendanceListFormat = (typeof ATTENDANCE_LIST_FORMATS)[number];

/** A file to be downloaded. */
export interface AttendanceListFile {
  name: string;
  mediaType: string;
  bytes: Uint8Array;
}

/**
 * Makes an attendance list: PDF to be signed by hand, XLSX to be worked with, CSV for other programs. The
 * same data give the same bytes, except in a workbook, which bears the time when it was made. Each generator is
 * loaded when it is first asked for.
 * @throws RangeError when the list has no sheets, as a document without pages cannot be opened
 */
export async function attendanceListFile(
  data: AttendanceListData,
  format: AttendanceListFormat,
): Promise<AttendanceListFile> {
  if (data.sheets.length === 0) throw new RangeError("An attendance list needs at least one sheet.");
  const name = attendanceListFileName(data, format);
  if (format === "pdf") {
    const { attendanceListPdf } = await import("./pdf.ts");
    return { name, mediaType: "application/pdf", bytes: await attendanceListPdf(data) };
  }
  if (format === "xlsx") {
    const { attendanceListXlsx } = await import("./xlsx.ts");
    const mediaType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    return { name, mediaType, bytes: await attendanceListXlsx(data) };
  }
  const { attendanceListCsv } = await import("./csv.ts");
  return { name, mediaType: "text/csv; charset=utf-8", bytes: attendanceListCsv(data) };
}
