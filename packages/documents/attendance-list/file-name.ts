import { documentMessages } from "@zapisy/messages/document";
import { fileName } from "../file-name/index.ts";
import type { AttendanceListData } from "./data.ts";

/**
 * The name of an attendance list's file, e.g. `lista-obecnosci-wizyta-studyjna-w-krakowie-2011-05-12.pdf`. The
 * day is that of the first sheet.
 */
export function attendanceListFileName(data: AttendanceListData, extension: "pdf" | "xlsx" | "csv"): string {
  const { title } = documentMessages[data.locale].attendanceList;
  return fileName(`${title} ${data.event.title}`, data.sheets[0]?.date, extension);
}
