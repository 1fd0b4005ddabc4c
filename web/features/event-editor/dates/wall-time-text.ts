import { formatDateTime, formatDay } from "@zapisy/words";
import { locale } from "../../../data/locale.ts";

/** A wall time in words, "24 czerwca 2011 r., godz. 15:00", or a day where there is no hour. */
export function useWallTimeText(): (at: string) => string {
  // A wall time is shown as it is: as if it were UTC, in UTC.
  return (at) => (at.includes("T") ? formatDateTime(locale(), `${at}:00Z`, "UTC") : formatDay(locale(), at));
}
