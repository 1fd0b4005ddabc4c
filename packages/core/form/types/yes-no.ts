import { questionType } from "../question-type.ts";

/** Yes or no, kept as `yes` and `no`. */
export const yesNo = questionType({
  settings: {},
  offered: () => ["yes", "no"],
  show: (answer, _, words) => (answer === "yes" ? words.yes : answer === "no" ? words.no : answer),
});
