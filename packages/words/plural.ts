import type { Locale } from "./index.ts";
import { formatNumber } from "./number.ts";

/** A whole sentence for one plural category: fixed, or made from the count as the language writes it. */
export type PluralForm = string | ((count: string) => string);

/**
 * Sentences by plural category of the language. Polish has `one` (1), `few` (2–4, 22–24 …), `many`
 * (0, 5–21, 25 …) and `other` (fractions); English has `one` and `other`. A form that is left out is
 * `other`.
 */
export interface PluralForms {
  one: PluralForm;
  few?: PluralForm;
  many?: PluralForm;
  other: PluralForm;
}

const rules: Partial<Record<Locale, Intl.PluralRules>> = {};

/**
 * The sentence that agrees with a count. Sentences are given whole because verbs agree too:
 * "Pozostało 1 wolne miejsce", "Pozostały 2 wolne miejsca", "Pozostało 5 wolnych miejsc".
 */
export function plural(locale: Locale, count: number, forms: PluralForms): string {
  const category = (rules[locale] ??= new Intl.PluralRules(locale)).select(count);
  const form = (category === "zero" || category === "two" ? undefined : forms[category]) ?? forms.other;
  return typeof form === "string" ? form : form(formatNumber(locale, count));
}
