import * as v from "valibot";
import { PartIdSchema } from "../../shared/field.ts";
import { localizedLine } from "../../shared/localized-text.ts";
import { questionType } from "../question-type.ts";

const AnswerSchema = v.strictObject({ answerId: PartIdSchema, label: localizedLine(200) });

/** One of the answers that staff wrote down, kept by its id. */
export const choice = questionType({
  settings: { answers: v.optional(v.pipe(v.array(AnswerSchema), v.maxLength(30, "field.too_many"))) },
  begin: (newId) => ({ answers: [1, 2].map(() => ({ answerId: newId(), label: { pl: "" } })) }),
  offered: ({ answers = [] }) => answers.map(({ answerId }) => answerId),
});
