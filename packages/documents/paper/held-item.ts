import type { Locale } from "@zapisy/core/shared/localized-text";
import { formatDayShort, formatNumber } from "@zapisy/words";
import { documentMessages } from "@zapisy/words/document";
import type { CellTexts } from "../sheet/index.ts";
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
  if (hours === undefined) return [];
  const numbers = [...new Set([hours.least, hours.most])].map((hour) => formatNumber(locale, hour));
  return [[numbers.join("–"), NAME]];
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
