import { isDay } from "../../shared/time.ts";
import { questionType } from "../question-type.ts";

/** As spreadsheets and people write days in Poland; an hour that a spreadsheet adds is left out. */
const WRITTEN = /^(\d{1,2})[./-](\d{1,2})[./-](\d{4})(?: r\.?)?(?: \d{1,2}:\d{2}.*)?$/;

/** A day of the calendar, kept as `YYYY-MM-DD`. */
export const date = questionType({
  settings: {},
  check: (answer) => (isDay(answer) ? undefined : { code: "field.day" }),
  readCell(text) {
    const [, day = "", month = "", year = ""] = WRITTEN.exec(text.trim()) ?? [];
    if (year) return `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
    return /^(\d{4}-\d{2}-\d{2})[T ]\d/.exec(text.trim())?.[1] ?? text.trim();
  },
  show: (answer, _, words) => (isDay(answer) ? words.day(answer) : answer),
});
