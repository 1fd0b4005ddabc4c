import type { Issue } from "../shared/error.ts";
import { pickedIds } from "./picked.ts";
import { QUESTION_TYPES, type Question } from "./schema.ts";
import type { QuestionType } from "./question-type.ts";

/**
 * The questions that somebody with these answers is asked: those that hang on another's answer only with that answer. What
 * hangs on a question that is not in the list is asked of whoever has answered it.
 */
export function askedQuestions(
  questions: readonly Question[],
  answers: Readonly<Record<string, string>>,
): Question[] {
  const listed = new Map(questions.map((question) => [question.questionId, question]));
  const asked = new Set<Question>();
  for (const question of questions) {
    const { shownIf, questionId } = question;
    const other = shownIf && listed.get(shownIf.questionId);
    const isAsked =
      !shownIf ||
      (other
        ? asked.has(other) && isPicked(other, answers[other.questionId], shownIf.answers)
        : Boolean(answers[questionId]));
    if (isAsked) asked.add(question);
  }
  return [...asked];
}

function isPicked(question: Question, answer = "", ids: readonly string[]): boolean {
  return pickedIds(question, answer).some((id) => ids.includes(id));
}

/** The questions on whose answers one can hang: those before it, whose answers are picked. */
export function possibleConditions(questions: readonly Question[], question: Question): Question[] {
  const place = questions.findIndex(({ questionId }) => questionId === question.questionId);
  return questions.slice(0, Math.max(place, 0)).filter((each) => offeredOf(each).length > 0);
}

/** What is wrong with a question that hangs on another: it stands before it, or on nothing that can be answered. */
export function conditionFaults(questions: readonly Question[], question: Question): Issue[] {
  const { shownIf } = question;
  if (!shownIf) return [];
  const other = possibleConditions(questions, question).find(
    ({ questionId }) => questionId === shownIf.questionId,
  );
  if (!other) return [{ path: "shownIf.questionId", code: "question.condition_not_before" }];
  if (!offeredOf(other).some((id) => shownIf.answers.includes(id)))
    return [{ path: "shownIf.answers", code: "question.condition_without_answer" }];
  return [];
}

function offeredOf(question: Question): readonly string[] {
  const { offered }: Pick<QuestionType<never, Question>, "offered"> = QUESTION_TYPES[question.type];
  return offered?.(question) ?? [];
}
