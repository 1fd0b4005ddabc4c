import { questionType } from "../question-type.ts";
import { yesOrNo } from "./yes-no.ts";

/** A sentence that is ticked, kept as `yes`: a statement where the question is required, a consent where it is not. */
export const statement = questionType({
  settings: {},
  offered: () => ["yes"],
  // What is not ticked is no answer.
  readCell: (text) => (yesOrNo(text) === "no" ? "" : (yesOrNo(text) ?? text)),
  missing: "field.not_ticked",
  show: (answer, _, words) => (answer === "yes" ? words.yes : answer),
});
