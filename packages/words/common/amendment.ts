import type { AttendanceUnit } from "@zapisy/core/attendance/answer";
import { formatDayShort, formatTime, formatTimeRange } from "../date.ts";
import type { Locale } from "../index.ts";
import type { CommonMessages } from "./index.ts";

type Facts = NonNullable<AttendanceUnit["amendments"]>[number]["was"];

/** What was changed of a unit after something had been recorded there, when, what it was until then, and why. */
export function amendmentsInWords(
  { amended: words }: Pick<CommonMessages, "amended">,
  locale: Locale,
  unit: Facts & Pick<AttendanceUnit, "amendments" | "retired">,
): string[] {
  const { amendments = [], retired } = unit;
  return amendments.flatMap(({ on, reason, was, held = [] }, index) => {
    if (reason === undefined) return [];
    const day = formatDayShort(locale, on);
    const next = amendments[index + 1]?.was;
    if (!next && retired) return words.removed(day, reason);
    const [before, after] = [was, next ?? unit].map((facts) => factsInWords(facts, locale));
    const differing = [
      ...(before?.filter((text, part) => text && text !== after?.[part]) ?? []),
      held.map((title) => title[locale] ?? title.pl).join(", "),
    ].filter(Boolean);
    return differing.length > 0
      ? words.changed(day, differing.join("; "), reason)
      : words.counted(day, reason);
  });
}

/** When, what, where and by whom. */
function factsInWords(
  { day, from, to, title, kind, place, leaders, module }: Facts,
  locale: Locale,
): string[] {
  const hours = from && (to ? formatTimeRange(locale, from, to) : formatTime(locale, from));
  return [
    [day && formatDayShort(locale, day), hours].filter(Boolean).join(", "),
    kind === "item" ? (title[locale] ?? title.pl) : "",
    place ?? "",
    leaders.join(", "),
    module ?? "",
  ];
}
