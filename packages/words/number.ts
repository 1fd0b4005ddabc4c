import type { Locale } from "./index.ts";

const formatters: Partial<Record<Locale, Intl.NumberFormat>> = {};

/**
 * A number as the language writes it: "1234", "12 345,5" (with non-breaking spaces) in Polish,
 * "12,345.5" in English; at most two decimal places.
 */
export function formatNumber(locale: Locale, value: number): string {
  const formatter = (formatters[locale] ??= new Intl.NumberFormat(locale === "pl" ? "pl-PL" : "en-GB", {
    maximumFractionDigits: 2,
  }));
  return formatter.format(value);
}
