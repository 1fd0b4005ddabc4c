import * as v from "valibot";
import { optionalLine } from "../../shared/field.ts";
import { foldText, tidyLine } from "../../shared/text.ts";
import type { FieldSetting } from "../field-type.ts";
import { fieldType } from "../field-type.ts";

const StopSchema = optionalLine(200);

const stops = (setting: FieldSetting) => (Array.isArray(setting) ? (setting as readonly string[]) : []);

/** One of the places that staff wrote down, one a line; kept as it was called then. */
export const stop = fieldType({
  sent: StopSchema,
  corrected: StopSchema,
  emptied: "",
  kept: v.string(),
  blank: "",
  carried: (draft) => draft,
  readCells: ({ "": text = "" }, _, offered) =>
    offered.find((place) => foldText(place) === foldText(text)) ?? text,
  offered: (setting, own) => {
    const places = stops(setting);
    return own && !places.includes(own) ? [...places, own] : places;
  },
  // All tidied: what was kept before texts were may differ by a space.
  check: (value, setting, own) =>
    [own, ...stops(setting)].some((one) => one && tidyLine(one) === tidyLine(value))
      ? undefined
      : { code: "field.not_offered" },
});
