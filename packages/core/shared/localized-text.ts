import * as v from "valibot";
import {
  line,
  optionalLine,
  optionalParagraphs,
  optionalPrintedLine,
  optionalPrintedParagraphs,
  paragraphs,
  printedLine,
  printedParagraphs,
} from "./field.ts";

/** The languages of the interface; contents are Polish first, English where somebody wrote it. */
export const LOCALES = ["pl", "en"] as const;
/** A language of the interface. */
export type Locale = (typeof LOCALES)[number];
/** Accepts a language of the interface. */
export const LocaleSchema = v.picklist(LOCALES);

/** A text in Polish and, where it was translated, in English. */
export interface LocalizedText {
  pl: string;
  en?: string;
}

/** A text of several lines whose Polish is required, with a limit in characters per language. */
export function localizedText(maxLength: number) {
  return v.strictObject({ pl: paragraphs(maxLength), en: optionalParagraphs(maxLength) });
}

/** A text of one line whose Polish is required, with a limit in characters per language. */
export function localizedLine(maxLength: number) {
  return v.strictObject({ pl: line(maxLength), en: optionalLine(maxLength) });
}

/** A text of one line that stands on printed documents, such as a title, with a limit per language. */
export function localizedPrintedLine(maxLength: number) {
  return v.strictObject({ pl: printedLine(maxLength), en: optionalPrintedLine(maxLength) });
}

/** A text of several lines that stands on printed documents, such as a funding clause, with a limit per language. */
export function localizedPrintedText(maxLength: number) {
  return v.strictObject({ pl: printedParagraphs(maxLength), en: optionalPrintedParagraphs(maxLength) });
}

/** The text in the wanted language, else in Polish, with the language it really is in (for `lang`). */
export function inLocale(text: LocalizedText, locale: Locale): { text: string; locale: Locale } {
  if (locale === "en" && text.en) return { text: text.en, locale: "en" };
  return { text: text.pl, locale: "pl" };
}
