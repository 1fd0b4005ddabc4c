import * as v from "valibot";
import { inLocale, localizedLine } from "../../shared/localized-text.ts";
import { questionType } from "../question-type.ts";

/** As an answer is kept: with a decimal point, and no more digits than a number keeps exactly. */
const NUMBER = /^-?\d{1,12}(\.\d{1,2})?$/;

const limit = v.optional(
  v.pipe(
    v.number(),
    v.integer("field.number"),
    v.minValue(-1_000_000_000, "field.too_small"),
    v.maxValue(1_000_000_000, "field.too_large"),
  ),
);

/** A number that counts or measures. */
export const number = questionType({
  settings: { min: limit, max: limit, unit: v.optional(localizedLine(30)) },
  conflicts: ({ min, max }) =>
    min !== undefined && max !== undefined && max < min
      ? [{ path: "max", code: "field.too_small", limit: min }]
      : [],
  check: (answer, { min, max }) => {
    if (!NUMBER.test(answer)) return { code: "field.decimal" };
    if (min !== undefined && Number(answer) < min) return { code: "field.too_small", limit: min };
    if (max !== undefined && Number(answer) > max) return { code: "field.too_large", limit: max };
    return undefined;
  },
  readCell: (text) =>
    text
      .replaceAll(/\s/g, "")
      .replace(",", ".")
      .replace(/^(-?\d+\.\d*?)0+$/, "$1")
      .replace(/\.$/, ""),
  show: (answer, { unit }, words, locale) => {
    if (!NUMBER.test(answer)) return answer;
    const number = words.number(Number(answer));
    // Never alone at the beginning of a line.
    return unit ? `${number}\u00A0${inLocale(unit, locale).text}` : number;
  },
});
