import { documentMessages } from "@zapisy/words/document";
import { fileName } from "../file-name/index.ts";
import type { AttendanceListData } from "./data.ts";

/**
 * The name of an attendance list's file, e.g. `lista-obecnosci-wizyta-studyjna-w-krakowie-2011-05-12.pdf`: days from
 * the first to the last, and what of the event was chosen.
 */
export function attendanceListFileName(data: AttendanceListData, extension: "pdf" | "xlsx" | "csv"): string {
  const { title } = documentMessages[data.locale].attendanceList;
  const days = data.sheets.flatMap(({ date, lastDate = date }) => [date, lastDate]).toSorted();
  const range = new Set([days.at(0), days.at(-1)]);
  return fileName(`${title} ${data.event.title}`, [...range, ...(data.selection ?? [])], extension);
}
