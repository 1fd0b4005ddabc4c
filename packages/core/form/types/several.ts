import { answerCalled, choice } from "./choice.ts";
import { questionType } from "../question-type.ts";

/** Any of the answers that staff wrote down, kept by their ids in the order of the list, with spaces between them. */
export const several = questionType({
  settings: choice.settings,
  begin: choice.begin,
  offered: choice.offered,
  picked: (answer) => answer.split(" "),
  readCell(text, { answers = [] }) {
    // An answer may have a comma in it, so a cell is one answer, else a list by the surer signs, else by commas.
    for (const sign of [/$^/, /[;|\n]/, /[;|\n,]/]) {
      const ids = text
        .split(sign)
        .filter((part) => part.trim())
        .map((part) => answerCalled(part, answers));
      if (ids.length > 0 && ids.every((id) => id !== undefined))
        return answers
          .map(({ answerId }) => answerId)
          .filter((id) => ids.includes(id))
          .join(" ");
    }
    return text;
  },
});
