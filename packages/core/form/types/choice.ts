import * as v from "valibot";
import { PartIdSchema } from "../../shared/field.ts";
import { foldText } from "../../shared/text.ts";
import { localizedLine } from "../../shared/localized-text.ts";
import { questionType } from "../question-type.ts";

const AnswerSchema = v.strictObject({ answerId: PartIdSchema, label: localizedLine(200) });

/** One of the answers that staff wrote down, kept by its id. */
export const choice = questionType({
  settings: { answers: v.optional(v.pipe(v.array(AnswerSchema), v.maxLength(30, "field.too_many"))) },
  begin: (newId) => ({ answers: [1, 2].map(() => ({ answerId: newId(), label: { pl: "" } })) }),
  offered: ({ answers = [] }) => answers.map(({ answerId }) => answerId),
  readCell: (text, { answers = [] }) => answerCalled(text, answers) ?? text,
});

/** The id of the answer that is called so in one of its languages. */
export function answerCalled(
  text: string,
  answers: readonly v.InferOutput<typeof AnswerSchema>[],
): string | undefined {
  const folded = foldText(text);
  return answers.find(({ answerId, label }) =>
    [answerId, label.pl, label.en].some((name) => name !== undefined && foldText(name) === folded),
  )?.answerId;
}
