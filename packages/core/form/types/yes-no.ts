import { foldText } from "../../shared/text.ts";
import { questionType } from "../question-type.ts";

const YES = ["tak", "t", "yes", "y", "true", "prawda", "1", "x"];
const NO = ["nie", "n", "no", "false", "falsz", "0"];

/** What people write in tables for yes and no; undefined for anything else. */
export function yesOrNo(text: string): "yes" | "no" | undefined {
  const word = foldText(text);
  return YES.includes(word) ? "yes" : NO.includes(word) ? "no" : undefined;
}

/** Yes or no, kept as `yes` and `no`. */
export const yesNo = questionType({
  settings: {},
  offered: () => ["yes", "no"],
  readCell: (text) => yesOrNo(text) ?? text,
  show: (answer, _, words) => (answer === "yes" ? words.yes : answer === "no" ? words.no : answer),
});
