import { FIELD_IDS, STANDARD_FIELDS, type FieldId, type SignUpForm } from "./schema.ts";

/** What can be asked later besides own questions: fields that every event can ask, and needs with the diet. */
export type LaterId = FieldId | "needs";

/**
 * What a form asks of somebody who has no place: all but what is for those who have one. What they answered nevertheless,
 * while they had one, stays.
 */
export function formWithoutPlace(
  { later = [], ...form }: SignUpForm,
  answers: Readonly<Record<string, string>> = {},
): SignUpForm {
  const isLater = (id: string) => later.includes(id);
  const hidden = FIELD_IDS.filter(isLater).map((id) => {
    const { setting } = STANDARD_FIELDS[id];
    return [setting, Array.isArray(form[setting]) ? [] : "hidden"];
  });
  return {
    ...form,
    ...Object.fromEntries(hidden),
    ...(isLater("needs" satisfies LaterId) && { needs: "hidden", diet: "hidden" }),
    questions: form.questions.filter(({ questionId }) => !isLater(questionId) || answers[questionId]),
  };
}
