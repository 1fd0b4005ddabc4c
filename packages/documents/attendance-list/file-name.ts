import { documentMessages } from "@zapisy/messages/document";
import type { AttendanceListData } from "./data.ts";

const MAX_LENGTH = 80;

/**
 * A name that every file system and mail program takes: ASCII, kebab-case, at most 80 characters, e.g.
 * `lista-obecnosci-wizyta-studyjna-w-krakowie-2011-05-12.pdf`. The day is that of the first sheet.
 */
export function attendanceListFileName(data: AttendanceListData, extension: "pdf" | "xlsx" | "csv"): string {
  const end = [data.sheets[0]?.date, extension].filter(Boolean).join(".");
  const start = kebab(`${documentMessages[data.locale].attendanceList.title} ${data.event.title}`);
  const room = MAX_LENGTH - end.length - 1;
  const whole =
    start.length <= room
      ? start
      : start
          .slice(0, room + 1)
          .replace(/-[^-]*$/, "")
          .slice(0, room);
  return data.sheets.length > 0 ? `${whole}-${end}` : `${whole}.${end}`;
}

function kebab(text: string): string {
  return text
    .replace(/ł/gi, "l")
    .normalize("NFKD")
    .toLowerCase()
    .replace(/\p{M}/gu, "")
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");
}
