import type { Locale } from "@zapisy/words";
import { formatMonth } from "@zapisy/words";

/** How well a tentative date is known. */
export type Precision = "month" | "half" | "year" | "unknown";

/** How well a period (`2011-06`, `2011-H2`, `2011` or empty) is known; a year half typed counts as one. */
export function precisionOf(period: string): Precision {
  if (period === "") return "unknown";
  if (period.includes("-H")) return "half";
  return period.includes("-") ? "month" : "year";
}

/** The year of a period as it is typed; undefined where there is none. */
export function yearOf(period: string): string | undefined {
  return period === "" ? undefined : period.split("-")[0];
}

/** The period of another precision, as near as it goes to the one before. */
export function periodOf(precision: Precision, year: string, before: string): string {
  const month = /-(\d{2})$/.exec(before)?.[1];
  const half = /-H([12])$/.exec(before)?.[1];
  switch (precision) {
    case "unknown":
      return "";
    case "year":
      return year;
    case "half":
      return `${year}-H${month && Number(month) > 6 ? 2 : 1}`;
    case "month":
      return `${year}-${half === "2" ? "07" : "01"}`;
  }
}

/** The months by name, with the numbers that a period is made of. */
export function months(locale: Locale): { value: string; label: string }[] {
  return Array.from({ length: 12 }, (_, index) => {
    const value = String(index + 1).padStart(2, "0");
    return { value, label: formatMonth(locale, `2000-${value}`).replace(/ 2000$/, "") };
  });
}
