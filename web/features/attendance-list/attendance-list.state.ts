import type { Locale } from "@zapisy/messages";

/** What a list is for: everything, one day (`day:2011-07-05`), or one item of the programme (`item:abc`). */
export type ListScope = "all" | `day:${string}` | `item:${string}`;

/** The address at which the API answers with an attendance list as a file. */
export function attendanceListHref(
  eventId: string,
  format: "pdf" | "xlsx" | "csv",
  scope: ListScope,
  language: Locale,
): string {
  const [kind, value] = scope === "all" ? (["item", "all"] as const) : splitScope(scope);
  const search = new URLSearchParams({ [kind]: value, lang: language });
  return `/api/staff/events/${encodeURIComponent(eventId)}/attendance-list.${format}?${search.toString()}`;
}

function splitScope(scope: string): [string, string] {
  const at = scope.indexOf(":");
  return [scope.slice(0, at), scope.slice(at + 1)];
}
