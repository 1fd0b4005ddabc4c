import type { Day } from "@zapisy/core/shared/time";
import { formatDay, formatWeekday } from "@zapisy/words";
import { loadStaff } from "@zapisy/words/staff";
import { locale, useMessages } from "../../../data/locale.ts";

/** A day of the programme in words, "wtorek, 5 lipca 2011 r."; the undated have words of their own. */
export function useDayText(): (day: Day | undefined) => string {
  const t = useMessages(loadStaff);
  return (day) =>
    day ? `${formatWeekday(locale(), day)}, ${formatDay(locale(), day)}` : t().programme.undated;
}
