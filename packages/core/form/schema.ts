import * as v from "valibot";
import { PartIdSchema } from "../shared/field.ts";
import { localizedLine } from "../shared/localized-text.ts";
import { choice } from "./types/choice.ts";
import { date } from "./types/date.ts";
import { file } from "./types/file.ts";
import { longText } from "./types/long-text.ts";
import { number } from "./types/number.ts";
import { several } from "./types/several.ts";
import { statement } from "./types/statement.ts";
import { CriterionSchema, MAX_CRITERIA } from "./criterion.ts";
import { FIELD_SETTINGS } from "./standard.ts";
import { text } from "./types/text.ts";
import { yesNo } from "./types/yes-no.ts";

/** What a question can be answered with, in the order in which staff are offered it. */
export const QUESTION_TYPES = {
  text,
  long_text: longText,
  yes_no: yesNo,
  choice,
  several,
  number,
  date,
  statement,
  file,
} as const;
/** What a question can be answered with. */
export type QuestionTypeName = keyof typeof QUESTION_TYPES;

type Joined<Union> = (Union extends unknown ? (each: Union) => void : never) extends (all: infer All) => void
  ? { [Key in keyof All]: All[Key] }
  : never;
type Settings = Joined<(typeof QUESTION_TYPES)[QuestionTypeName]["settings"]>;

/** Names of the types of questions. */
export const QUESTION_TYPE_NAMES = Object.keys(QUESTION_TYPES) as [QuestionTypeName, ...QuestionTypeName[]];

/** A question of the sign-up form that is the event's own. */
export const QuestionSchema = v.strictObject({
  questionId: PartIdSchema,
  label: localizedLine(300),
  help: v.optional(localizedLine(500)),
  type: v.picklist(QUESTION_TYPE_NAMES),
  required: v.boolean(),
  /** It is asked of those only who picked one of these answers to a question before it. Absent: of everybody. */
  shownIf: v.optional(
    v.strictObject({
      questionId: PartIdSchema,
      answers: v.pipe(
        v.array(PartIdSchema),
        v.minLength(1, "question.condition_without_answer"),
        v.maxLength(30, "field.too_many"),
      ),
    }),
  ),
  /** Answer → option that it proposes, e.g. "OPS has run a PAL" proposes the advanced module. */
  proposes: v.optional(v.pipe(v.record(PartIdSchema, PartIdSchema), v.maxEntries(30, "field.too_many"))),
  ...(Object.assign({}, ...Object.values(QUESTION_TYPES).map(({ settings }) => settings)) as Settings),
});
/** A question of the sign-up form that is the event's own. */
export type Question = v.InferOutput<typeof QuestionSchema>;

/** Which questions an event asks. Names and e-mail are always asked. */
export const FormSchema = v.strictObject({
  ...FIELD_SETTINGS,
  /** Accessibility needs and diet are asked as needs, never as a diagnosis (domain rules 5.3). */
  needs: v.picklist(["optional", "hidden"]),
  diet: v.picklist(["optional", "hidden"]),
  imageConsent: v.boolean(),
  newsletterConsent: v.boolean(),
  questions: v.pipe(v.array(QuestionSchema), v.maxLength(30, "field.too_many")),
  /** What is asked only of those who have a place: ids of questions and fields, and `needs`. Absent: nothing. */
  later: v.optional(v.pipe(v.array(PartIdSchema), v.maxLength(50, "field.too_many"))),
  /** Who may come, by what they answer. Absent: whoever is asked. */
  criteria: v.optional(v.pipe(v.array(CriterionSchema), v.maxLength(MAX_CRITERIA, "field.too_many"))),
});
/** Which questions an event asks. */
export type SignUpForm = v.InferOutput<typeof FormSchema>;

export {
  COMPLETED_BY,
  CRITERION_EFFECTS,
  CRITERION_TYPES,
  MAX_COMPLETED,
  MAX_CRITERIA,
  type Criterion,
  type CriterionEffect,
  type CriterionType,
} from "./criterion.ts";
export {
  CORRECTED_FIELDS,
  FIELD_IDS,
  FIELD_TYPES,
  KEPT_FIELDS,
  SENT_FIELDS,
  STANDARD_FIELDS,
  type FieldDrafts,
  type FieldId,
  type FieldTypeName,
  type FieldValues,
  type FormSection,
  type SettingName,
  type StandardField,
} from "./standard.ts";
export { FORMS_OF_ADDRESS, type FormOfAddress } from "./types/form-of-address.ts";
export { INSTITUTION_TYPES, type InstitutionDraft, type InstitutionType } from "./types/institution.ts";
