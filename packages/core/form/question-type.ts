import type * as v from "valibot";
import type { Issue } from "../shared/error.ts";

/** What is wrong with a value, to be said beside its field. */
export type Fault = Omit<Issue, "path">;

/** The words in which values are shown: `@zapisy/words/form` of one language. */
export interface ValueWords {
  readonly yes: string;
  readonly no: string;
}

/**
 * A type of question, all of it that is not drawn (`web/forms/field-types` draws it): what staff set up, which answers
 * are right, and how one reads. Answers are kept as texts, whatever they mean. Pure.
 */
export interface QuestionType<Settings extends v.ObjectEntries> {
  /** What staff can set up, all of it optional: fields of the question. */
  settings: Settings;
  /** What a new question of the type has already. */
  begin?(newId: () => string): v.InferOutput<v.StrictObjectSchema<Settings, undefined>>;
  /** The only answers there are, by their ids, where they are picked. */
  offered?(question: v.InferOutput<v.StrictObjectSchema<Settings, undefined>>): readonly string[];
  /** What is wrong with an answer that is not empty and not picked. */
  check?(
    answer: string,
    question: v.InferOutput<v.StrictObjectSchema<Settings, undefined>>,
  ): Fault | undefined;
  /** An answer as people read it, where it is kept in another way. */
  show?(
    answer: string,
    words: ValueWords,
    question: v.InferOutput<v.StrictObjectSchema<Settings, undefined>>,
  ): string;
}

/** Declares a type of question: its functions know what can be set up. */
export function questionType<const Settings extends v.ObjectEntries>(
  type: QuestionType<Settings>,
): QuestionType<Settings> {
  return type;
}
