import { questionType } from "../question-type.ts";

/** A sentence that is ticked, kept as `yes`: a statement where the question is required, a consent where it is not. */
export const statement = questionType({
  settings: {},
  offered: () => ["yes"],
  missing: "field.not_ticked",
  show: (answer, _, words) => (answer === "yes" ? words.yes : answer),
});
