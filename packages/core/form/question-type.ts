import type * as v from "valibot";
import type { Issue } from "../shared/error.ts";
import type { Locale } from "../shared/localized-text.ts";

/** What is wrong with a value, to be said beside its field. */
export type Fault = Omit<Issue, "path">;

/** The words in which values are shown: `@zapisy/words/form` of one language. */
export interface ValueWords {
  readonly yes: string;
  readonly no: string;
  number(value: number): string;
  /** Takes `YYYY-MM-DD`. */
  day(day: string): string;
}

/**
 * A type of question, all of it that is not drawn (`web/forms/field-types` draws it): what staff set up, which answers
 * are right, and how one reads. Answers are kept as texts, whatever they mean. Pure.
 */
export interface QuestionType<Entries extends v.ObjectEntries, Settings = SettingsOf<Entries>> {
  /** What staff can set up, all of it optional: fields of the question. */
  settings: Entries;
  /** What a new question of the type has already. */
  begin?(newId: () => string): Settings;
  /** What does not agree in what was set up; paths begin at the question. */
  conflicts?(question: Settings): Issue[];
  /** The only answers there are, by their ids, where they are picked. */
  offered?(question: Settings): readonly string[];
  /** Which of them an answer names; absent: it is one of them itself. */
  picked?(answer: string): string[];
  /** Code of the error where a required answer is missing; absent: that of every field. */
  missing?: string;
  /** What is wrong with an answer that is not empty and not picked. */
  check?(answer: string, question: Settings): Fault | undefined;
  /**
   * The answer that a cell of somebody's table means; one that means none comes back as it is, and is refused like any other
   * answer. Absent: the text itself.
   */
  readCell?(text: string, question: Settings): string;
  /** No cell of a table holds an answer. */
  notInTables?: true;
  /** An answer as people read it, where it is kept in another way. */
  show?(answer: string, question: Settings, words: ValueWords, locale: Locale): string;
}

type SettingsOf<Entries extends v.ObjectEntries> = v.InferOutput<v.StrictObjectSchema<Entries, undefined>>;

/** Declares a type of question: its functions know what can be set up. */
export function questionType<const Entries extends v.ObjectEntries>(
  type: QuestionType<Entries>,
): QuestionType<Entries> {
  return type;
}
