/** A language in which every word of the product exists. Polish comes first; English is complete. */
export type Locale = "pl" | "en";

/**
 * The shape that the English messages must have: that of the Polish ones, with every text widened to
 * `string`. Declared as `const en: Shape<typeof pl>`, so that a missing or superfluous key, or a
 * sentence that takes other values, fails the type check.
 */
export type Shape<T> = T extends string
  ? string
  : T extends (...values: infer Values) => string
    ? (...values: Values) => string
    : { readonly [Key in keyof T]: Shape<T[Key]> };

/**
 * One area of messages: loads its texts in one language. Each `@zapisy/words/<area>` exports such a
 * function, and the browser fetches only the language and the area that a page needs.
 */
export type Area<Messages> = (locale: Locale) => Promise<Messages>;

export { plural } from "./plural.ts";
export type { PluralForm, PluralForms } from "./plural.ts";
export type { When } from "./date.ts";
export { formatNumber } from "./number.ts";
export {
  formatDateTime,
  formatDay,
  formatDayRange,
  formatDayAndMonth,
  formatDayShort,
  formatHours,
  formatMonth,
  formatTentative,
  formatTime,
  formatTimeRange,
  formatWallTime,
  formatWeekday,
  formatWhen,
} from "./date.ts";
