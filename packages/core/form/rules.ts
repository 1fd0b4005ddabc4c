import type { Issue } from "../shared/error.ts";
import { inLocale, type Locale } from "../shared/localized-text.ts";
export type { ValueWords } from "./question-type.ts";
import type { Fault, QuestionType, ValueWords } from "./question-type.ts";
import { QUESTION_TYPES, type QuestionSchema, type Question, type QuestionTypeName } from "./schema.ts";

/** A type as any question may be given to it: it looks at its own settings only. */
function typeOf({ type }: Pick<Question, "type">): QuestionType<(typeof QuestionSchema)["entries"]> {
  return QUESTION_TYPES[type] as QuestionType<never> as QuestionType<(typeof QuestionSchema)["entries"]>;
}

/** The answers that a question can be answered with, by their ids; undefined where one writes what one likes. */
export function offeredAnswers(question: Question): readonly string[] | undefined {
  return typeOf(question).offered?.(question);
}

/** What does not agree in what staff set up; paths begin at the question. */
export function settingConflicts(question: Question): Issue[] {
  return typeOf(question).conflicts?.(question) ?? [];
}

/** What is wrong with an answer that was given. */
export function answerFault(question: Question, answer: string): Fault | undefined {
  const offered = offeredAnswers(question);
  if (offered && !offered.includes(answer)) return { code: "field.not_offered" };
  return typeOf(question).check?.(answer, question);
}

/**
 * An answer as people read it. One that was picked while the question was of another type, or offered it still, reads
 * as it was offered (`everAsked` knows what was).
 */
export function answerText(question: Question, answer: string, words: ValueWords, locale: Locale): string {
  const picked = question.answers?.find(({ answerId }) => answerId === answer);
  if (picked) return inLocale(picked.label, locale).text;
  return typeOf(question).show?.(answer, question, words, locale) ?? answer;
}

/** What changes about a question that becomes one of another type: what only the former could be set up with goes. */
export function changedType(
  question: Question,
  to: QuestionTypeName,
  newId: () => string,
): Partial<Question> {
  const { settings, begin } = typeOf({ type: to });
  const nothing = Object.values(QUESTION_TYPES).flatMap((type) => Object.keys(type.settings));
  const kept = Object.entries(question).filter(
    ([name, value]) => Object.hasOwn(settings, name) && value !== undefined,
  );
  return {
    ...Object.fromEntries(nothing.map((name) => [name, undefined])),
    ...begin?.(newId),
    ...Object.fromEntries(kept),
    type: to,
    proposes: undefined,
  };
}

export {
  askedFields,
  blankFields,
  carriedFields,
  correctedFields,
  draftsOf,
  fieldFaults,
  fieldsOfSection,
  fieldHref,
  givenFields,
  isFieldAsked,
  keptSettings,
  neededPaths,
  offeredIn,
  pathsOf,
  settingOf,
  shownField,
  stillOffered,
  usualSettings,
} from "./fields.ts";
export type { FieldSetting, FieldWords } from "./field-type.ts";
