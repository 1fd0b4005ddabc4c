import type { EventView } from "@zapisy/core/event/answer";
import { scheduledDays } from "@zapisy/core/event/rules";
import { formatHours, formatWhen, type Locale, type When } from "@zapisy/words";

/** When an option takes place, in words, a line for each of its days; of an event of one day only the hours. */
export function optionTimes(
  locale: Locale,
  { agenda, dates }: Pick<EventView, "agenda" | "dates">,
  optionId: string,
): string[] {
  const isOneDay = dates.type === "exact" && dates.startsOn === dates.endsOn;
  const words = isOneDay ? formatHours : formatWhen;
  return scheduledDays(agenda.filter((item) => item.optionId === optionId))
    .map(({ day, from, to }): When => {
      const on = (time: string) => `${day}T${time}`;
      return {
        dates: { type: "exact", startsOn: day, endsOn: day },
        hours:
          from === undefined ? undefined : { begins: on(from), ...(to !== undefined && { ends: on(to) }) },
      };
    })
    .map((when) => words(locale, when))
    .filter(Boolean);
}
