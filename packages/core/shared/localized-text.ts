import * as v from "valibot";

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

/** A text whose Polish is required, with a limit in characters per language. */
export function localizedText(maxLength: number) {
  return v.strictObject({
    pl: v.pipe(v.string(), v.trim(), v.nonEmpty("field.required"), v.maxLength(maxLength, "field.too_long")),
    en: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(maxLength, "field.too_long"))),
  });
}

/** The text in the wanted language, else in Polish, with the language it really is in (for `lang`). */
export function inLocale(text: LocalizedText, locale: Locale): { text: string; locale: Locale } {
  if (locale === "en" && text.en) return { text: text.en, locale: "en" };
  return { text: text.pl, locale: "pl" };
}
