import type * as v from "valibot";
import type { Issue } from "../shared/error.ts";
import { inLocale, type Locale } from "../shared/localized-text.ts";
import type { CellWords, FieldSetting, FieldType, FieldWords, ShownValue } from "./field-type.ts";
import { pickedAnswers, pickedIds } from "./picked.ts";
import type { Fault, QuestionType, ValueWords } from "./question-type.ts";
import {
  FIELD_IDS,
  FIELD_TYPES,
  QUESTION_TYPES,
  STANDARD_FIELDS,
  type FieldDrafts,
  type FieldId,
  type FieldValues,
  type FormSection,
  type Question,
  type QuestionSchema,
  type QuestionTypeName,
  type SignUpForm,
  type StandardField,
} from "./schema.ts";

export {
  FIRST_VERSION,
  formFor,
  isReworded,
  outdatedAnswers,
  rewordedQuestions,
  versionOf,
  withoutReworded,
  type Given,
} from "./versions.ts";
export { criteriaFaults, criterionPath, isAsked, isDemanded, judgedQuestions } from "./criteria.ts";
export { askedQuestions, conditionFaults, possibleConditions } from "./conditions.ts";
export { pickedIds } from "./picked.ts";
export type { CellWords } from "./field-type.ts";
export { formWithoutPlace, type LaterId } from "./stages.ts";
export type { FieldWords } from "./field-type.ts";
export type { ValueWords } from "./question-type.ts";

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

/** What is wrong with an answer that was given; what was picked `before` may stay. */
export function answerFault(question: Question, answer: string, before = ""): Fault | undefined {
  const offered = offeredAnswers(question);
  if (!offered) return typeOf(question).check?.(answer, question);
  const picked = pickedIds(question, answer);
  const mayBe = new Set([...offered, ...pickedIds(question, before)]);
  const isFit = new Set(picked).size === picked.length && picked.every((each) => mayBe.has(each));
  return isFit ? undefined : { code: "field.not_offered" };
}

/** The questions that a table can answer. */
export function questionsInTables({ questions }: Pick<SignUpForm, "questions">): Question[] {
  return questions.filter((question) => !typeOf(question).notInTables);
}

/** The answer that a cell of somebody's table means. */
export function answerInCell(question: Question, text: string): string {
  const { readCell } = typeOf(question);
  return readCell && text.trim() ? readCell(text, question) : text.trim();
}

/** Codes that say of a field nothing but that it is empty. */
export const MISSING_CODES: ReadonlySet<string> = new Set([
  "field.required",
  "field.not_ticked",
  "file.missing",
]);

/** What is wrong where a question that has to be answered is not. */
export function missingFault(question: Question): Fault {
  return { code: typeOf(question).missing ?? "field.required" };
}

/**
 * An answer as people read it. One that was picked while the question was of another type, or offered it still, reads
 * as it was offered (`everAsked` knows what was).
 */
export function answerText(question: Question, answer: string, words: ValueWords, locale: Locale): string {
  const picked = pickedAnswers(question, answer);
  if (picked.length > 0) return picked.map(({ label }) => inLocale(label, locale).text).join(", ");
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

/** A type as values of any field may be given to it; they are of that type, as the registry says. */
type AnyType = FieldType<v.GenericSchema, v.GenericSchema, v.GenericSchema<unknown, never>, never>;
type Drafts = Record<FieldId, never>;
type Form = Pick<SignUpForm, (typeof STANDARD_FIELDS)[FieldId]["setting"]>;

const fieldTypeOf = (id: FieldId) => FIELD_TYPES[STANDARD_FIELDS[id].type] as unknown as AnyType;

/** What staff set up about a field. */
export function settingOf(form: Form, id: FieldId): FieldSetting {
  return form[STANDARD_FIELDS[id].setting];
}

/** Whether a field is asked of somebody, who may have what is offered no more. */
function isFieldAsked(form: Form, id: FieldId, own: FieldValues = {}): boolean {
  const setting = settingOf(form, id);
  if (Array.isArray(setting)) return offeredIn(form, id, own).length > 0;
  return setting !== undefined && setting !== "hidden";
}

/** What can be picked in a field, with what the person has. */
export function offeredIn(form: Form, id: FieldId, own: FieldValues = {}): readonly string[] {
  return fieldTypeOf(id).offered?.(settingOf(form, id), own[id] as never) ?? [];
}

/** The fields of a section, in order; all of them where none is named. */
export function fieldsOfSection(section?: FormSection): FieldId[] {
  return FIELD_IDS.filter((id) => section === undefined || STANDARD_FIELDS[id].section === section);
}

/** Those of them that are asked. */
export function askedFields(form: Form, section?: FormSection, own?: FieldValues): FieldId[] {
  return fieldsOfSection(section).filter((id) => isFieldAsked(form, id, own));
}

/** The dotted paths of a field's inputs. */
export function pathsOf(id: FieldId): string[] {
  return fieldTypeOf(id).parts?.map((part) => `${id}.${part}`) ?? [id];
}

/** Those of its paths that have to be filled in where the field is required. */
export function neededPaths(id: FieldId): string[] {
  return pathsOf(id).slice(0, fieldTypeOf(id).neededParts);
}

/**
 * What is wrong with the fields that a request carries, by what an event asks now: what it does not carry, and what stays
 * as it was, is not judged (docs/decisions/0023). Staff who enter a paper form need not have everything.
 */
export function fieldFaults(
  form: Form,
  sent: FieldValues,
  { before, isLenient }: { before?: FieldValues; isLenient: boolean },
): Issue[] {
  return FIELD_IDS.flatMap((id) => {
    const value = sent[id];
    const setting = settingOf(form, id);
    if (value) {
      const fault = fieldTypeOf(id).check?.(value as never, setting, before?.[id] as never);
      return fault ? [{ path: id, ...fault }] : [];
    }
    const isMissing = !isLenient && setting === "required" && (!before || id in sent);
    return isMissing ? [{ path: neededPaths(id)[0] ?? id, code: "field.required" }] : [];
  });
}

/** What a form holds of fields in which nothing is filled in. */
export function blankFields(): FieldDrafts {
  return draftsOf({});
}

/** What a form holds of a person's fields. */
export function draftsOf(values: FieldValues): FieldDrafts {
  return mapped<FieldDrafts>((id) => {
    const { blank, opened } = fieldTypeOf(id);
    const value = values[id];
    return value === undefined ? blank : (opened?.(value as never) ?? value);
  });
}

/**
 * What a form holds of a field that stands in cells of somebody's table, by the paths of its inputs; what is not there is empty.
 */
export function draftInCells(
  form: Form,
  id: FieldId,
  cells: Readonly<Record<string, string>>,
  words: CellWords,
): FieldDrafts[FieldId] {
  const { blank, readCells } = fieldTypeOf(id);
  const own = Object.fromEntries(
    pathsOf(id).map((path) => [path.slice(id.length + 1), (cells[path] ?? "").trim()]),
  );
  if (Object.values(own).every((text) => text === "")) return blank;
  return readCells ? readCells(own, words, offeredIn(form, id)) : (own[""] as never);
}

/** What usually stays the same from one paper form to the next. */
export function carriedFields(last: FieldDrafts): FieldDrafts {
  return mapped<FieldDrafts>(
    (id) => fieldTypeOf(id).carried?.((last as Drafts)[id]) ?? fieldTypeOf(id).blank,
  );
}

/** What a form holds of fields of which something can be picked, without what is offered no more. */
export function stillOffered(form: Form, drafts: FieldDrafts): Partial<FieldDrafts> {
  return Object.fromEntries(
    FIELD_IDS.filter((id) => fieldTypeOf(id).offered).map((id) => [
      id,
      offeredIn(form, id).includes((drafts as Drafts)[id]) ? drafts[id] : fieldTypeOf(id).blank,
    ]),
  );
}

/** What is sent of what a form holds: undefined where nothing is filled in. */
export function givenFields(drafts: FieldDrafts, byStaff = false): FieldValues {
  return mapped<FieldValues>((id) => {
    const draft = (drafts as Drafts)[id];
    const { given } = fieldTypeOf(id);
    return given ? given(draft, byStaff) : String(draft).trim() || undefined;
  });
}

/** What a correction sends: what takes a value away where nothing is filled in. */
export function correctedFields(drafts: FieldDrafts, byStaff = false): Record<FieldId, unknown> {
  const given = givenFields(drafts, byStaff);
  return mapped((id) => given[id] ?? fieldTypeOf(id).emptied);
}

/** A field of somebody as people read it, line by line; nothing where nothing is kept. */
export function shownField(id: FieldId, { [id]: value }: FieldValues, words: FieldWords): ShownValue[] {
  if (value === undefined) return [];
  return fieldTypeOf(id).show?.(value as never, words) ?? [{ text: value as string }];
}

/** Where a press on a field of somebody leads. */
export function fieldHref(id: FieldId, { [id]: value }: FieldValues): string | undefined {
  return value === undefined ? undefined : fieldTypeOf(id).href?.(value as never);
}

/** What a new event asks. */
export function usualSettings(): Form {
  return Object.fromEntries(
    Object.values<StandardField>(STANDARD_FIELDS).map(({ setting, usual }) => [setting, usual]),
  ) as unknown as Form;
}

/** What staff set up, without lines that were begun and emptied again. */
export function keptSettings(form: Form): Form {
  return Object.fromEntries(
    FIELD_IDS.map((id) => {
      const setting = settingOf(form, id);
      const kept = Array.isArray(setting) ? setting.filter((line: string) => line.trim()) : setting;
      return [STANDARD_FIELDS[id].setting, kept];
    }),
  ) as unknown as Form;
}

function mapped<Result>(valueOf: (id: FieldId) => unknown): Result {
  return Object.fromEntries(FIELD_IDS.map((id) => [id, valueOf(id)])) as Result;
}
