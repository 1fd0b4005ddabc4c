import type { Issue } from "../shared/error.ts";
import type { LocalizedText } from "../shared/localized-text.ts";
import { pickedAnswers } from "./picked.ts";
import type { Question } from "./schema.ts";

/** The version of a form before its first change, and of answers from before versions were told apart. */
export const FIRST_VERSION = 1;

/** Somebody's answers, with the versions of the form under which they were given. */
export interface Given {
  /** Question → answer. */
  answers: Record<string, string>;
  /** Absent: the first. */
  formVersion?: number;
  /** Question → the earlier version whose answer stayed when others were given anew. */
  earlierVersions?: Record<string, number>;
}

/** A form, as far as it asks questions. */
interface Questions {
  questions: readonly Question[];
}

/** Under which version of the form somebody answered a question. */
export function versionOf({ formVersion, earlierVersions }: Given, questionId: string): number {
  return earlierVersions?.[questionId] ?? formVersion ?? FIRST_VERSION;
}

/** What of a question may change without its being another one: whom it is demanded of, and what it takes. */
const NO_WORDING = new Set(["required", "proposes", "min", "max", "answers", "shownIf"]);

/**
 * Whether an answer says now what it said when it was given. A translation that was added does not change it, nor does
 * what else could be picked.
 */
export function readsTheSame(then: Question, now: Question, answer: string): boolean {
  const words = [...new Set([...Object.keys(then), ...Object.keys(now)])].filter(
    (name) => !NO_WORDING.has(name),
  ) as (keyof Question)[];
  return (
    words.every((name) => saysStill(then[name], now[name])) &&
    pickedAnswers(then, answer).every(({ answerId, label }) =>
      saysStill(label, now.answers?.find((each) => each.answerId === answerId)?.label),
    )
  );
}

/** Whether a question reads otherwise for somebody who answered it. */
export function isReworded(then: Question, now: Question): boolean {
  const still = new Set(now.answers?.map(({ answerId }) => answerId));
  const picks = then.answers?.map(({ answerId }) => answerId).filter((answer) => still.has(answer)) ?? [];
  return ["", ...picks].some((answer) => !readsTheSame(then, now, answer));
}

type Texts = Partial<LocalizedText>;

function saysStill(then: unknown, now: unknown): boolean {
  if (!isTexts(then) && !isTexts(now)) return then === now;
  const [was, is] = [(then ?? {}) as Texts, (now ?? {}) as Texts];
  return (was.pl ?? "") === (is.pl ?? "") && (!was.en || was.en === is.en);
}

function isTexts(value: unknown): value is Texts {
  return typeof value === "object" && value !== null;
}

/**
 * The questions that somebody answered and that read otherwise now: as they read then, with the answer that was picked.
 * @param now all that was ever asked, as it reads now
 * @param forms earlier versions of the form
 */
export function rewordedQuestions(
  given: Given,
  now: readonly Question[],
  forms: ReadonlyMap<number, Questions>,
): Question[] {
  return now.flatMap((question) => {
    const { questionId } = question;
    const answer = given.answers[questionId];
    const then = questionIn(forms.get(versionOf(given, questionId)), questionId);
    if (!answer || !then || readsTheSame(then, question, answer)) return [];
    // What was offered no more even then, and kept, reads as it is kept.
    const [picked, since] = [pickedAnswers(then, answer), pickedAnswers(question, answer)];
    const answers = picked.length > 0 ? picked : since;
    return [{ ...then, answers: answers.length > 0 ? answers : undefined }];
  });
}

/**
 * The form for somebody who answered questions that read otherwise now: an earlier answer is none to what is asked now, so
 * those that are not `answered` anew are left out, and the answers stay as they are.
 */
export function formFor<Form extends { questions: Question[] }>(
  form: Form,
  reworded: readonly Question[] = [],
  answered: Record<string, string> = {},
): Form {
  const stays = ({ questionId }: Question) =>
    !(questionId in answered) && questionIn({ questions: reworded }, questionId) !== undefined;
  return { ...form, questions: form.questions.filter((question) => !stays(question)) };
}

/** Answers without those to questions that read otherwise now. */
export function withoutReworded(
  answers: Record<string, string>,
  reworded: readonly Question[] = [],
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(answers).filter(([id]) => !questionIn({ questions: reworded }, id)),
  );
}

/** Answers to questions that read otherwise now than on the form that was shown: these are read, and answered, anew. */
export function outdatedAnswers(
  shown: Questions | undefined,
  { questions }: Questions,
  answers: Record<string, string>,
): Issue[] {
  return questions.flatMap((question) => {
    const { questionId } = question;
    const answer = answers[questionId];
    const then = questionIn(shown, questionId);
    if (!answer || (then && readsTheSame(then, question, answer))) return [];
    return [{ path: `answers.${questionId}`, code: "field.reworded" }];
  });
}

function questionIn(form: Questions | undefined, questionId: string): Question | undefined {
  return form?.questions.find((question) => question.questionId === questionId);
}
