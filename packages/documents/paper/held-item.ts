import type { Locale } from "@zapisy/core/shared/localized-text";
import { formatDayShort, formatNumber } from "@zapisy/messages";
import { documentMessages } from "@zapisy/messages/document";
import { type CellTexts, hoursInWords } from "../sheet/index.ts";
import { NAME, ORDINAL, SMALL, SMALL_SOFT, SMALL_STRONG } from "../sheet/style.ts";
import type { HeldItem } from "./data.ts";

/** Place in the list. */
export function ordinalCell(index: number): CellTexts {
  return [[`${index + 1}.`, ORDINAL]];
}

/** Day, and below it the hours. */
export function whenCell({ date, from, to }: HeldItem, locale: Locale): CellTexts {
  return [
    [formatDayShort(locale, date), SMALL_STRONG],
    [documentMessages[locale].attendanceList.timeRange(from, to), SMALL],
  ];
}

/** Number of hours. */
export function hoursCell({ hours }: HeldItem, locale: Locale): CellTexts {
  return hours === undefined ? [] : [[formatNumber(locale, hours), NAME]];
}

/** Topic, its module above and who leads it below. */
export function topicCell(
  { topic, module, leaders }: HeldItem,
  locale: Locale,
  withLeaders: boolean,
): CellTexts {
  const { ledBy } = documentMessages[locale].paper;
  return [
    [module ?? "", SMALL_SOFT],
    [topic, SMALL],
    [withLeaders && leaders.length > 0 ? ledBy(leaders.join(", ")) : "", SMALL_SOFT],
  ];
}

/** Hours of all items together in words; undefined unless all have hours of one kind. */
export function totalHours(items: readonly HeldItem[], locale: Locale): string | undefined {
  const units = new Set(items.map(({ hourUnit = "clock" }) => hourUnit));
  if (items.length === 0 || units.size > 1 || items.some(({ hours }) => hours === undefined))
    return undefined;
  const sum = items.reduce((total, { hours = 0 }) => total + hours, 0);
  const [hourUnit] = units;
  return hoursInWords(
    { hours: Math.round(sum * 100) / 100, hourUnit },
    documentMessages[locale].attendanceList,
  );
}
