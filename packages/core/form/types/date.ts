import { isDay } from "../../shared/time.ts";
import { questionType } from "../question-type.ts";

/** A day of the calendar, kept as `YYYY-MM-DD`. */
export const date = questionType({
  settings: {},
  check: (answer) => (isDay(answer) ? undefined : { code: "field.day" }),
  show: (answer, _, words) => (isDay(answer) ? words.day(answer) : answer),
});
