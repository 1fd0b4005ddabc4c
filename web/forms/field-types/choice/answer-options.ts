import type { Question } from "@zapisy/core/form/schema";
import { inLocale } from "@zapisy/core/shared/localized-text";
import { locale } from "../../../data/locale.ts";

/** The answers that staff wrote down to a question, each in the language that there is. */
export function answerOptions({ answers = [] }: Question) {
  return answers.map(({ answerId, label }) => {
    const shown = inLocale(label, locale());
    return {
      value: answerId,
      label: shown.text,
      lang: shown.locale === locale() ? undefined : shown.locale,
    };
  });
}
