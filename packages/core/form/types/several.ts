import { choice } from "./choice.ts";
import { questionType } from "../question-type.ts";

/** Any of the answers that staff wrote down, kept by their ids in the order of the list, with spaces between them. */
export const several = questionType({
  settings: choice.settings,
  begin: choice.begin,
  offered: choice.offered,
  picked: (answer) => answer.split(" "),
});
