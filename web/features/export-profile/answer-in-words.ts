import { ENTRY_QUESTIONS } from "@zapisy/core/participant/rules";
import { inLocale } from "@zapisy/core/shared/localized-text";
import { locale } from "../../data/locale.ts";

/** A value of a source as people read it: an answer of the day of entry is called as on its form; all else is what it is. */
export function answerInWords(source: string, value: string): string {
  const question = ENTRY_QUESTIONS.find(({ questionId }) => `entry.${questionId}` === source);
  const answer = question?.answers?.find(({ answerId }) => answerId === value);
  return answer ? inLocale(answer.label, locale()).text : value;
}
