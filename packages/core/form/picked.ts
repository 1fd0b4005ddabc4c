import { QUESTION_TYPES, type Question } from "./schema.ts";
import type { QuestionType } from "./question-type.ts";

type Answer = NonNullable<Question["answers"]>[number];

/** The ids that an answer names, of a question whose answers are picked. */
export function pickedIds({ type }: Pick<Question, "type">, answer: string): string[] {
  const { picked }: Pick<QuestionType<never>, "picked"> = QUESTION_TYPES[type];
  return picked?.(answer) ?? [answer];
}

/** Those of a question's answers that were picked, in the order of the list. */
export function pickedAnswers(question: Question, answer: string): Answer[] {
  const ids = pickedIds(question, answer);
  return (question.answers ?? []).filter(({ answerId }) => ids.includes(answerId));
}
