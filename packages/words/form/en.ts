import { formatDay } from "../date.ts";
import { formatNumber } from "../number.ts";
import type { FormMessages } from "./index.ts";

/** English words of forms. */
export const en: FormMessages = {
  type: {
    text: "Short text",
    long_text: "Longer text",
    yes_no: "Yes or no",
    choice: "Choice from a list",
    number: "Number",
    date: "Date",
  },
  value: {
    yes: "Yes",
    no: "No",
    number: (value) => formatNumber("en", value),
    day: (day) => formatDay("en", day),
  },
  setting: {
    min: "Smallest number",
    max: "Largest number",
    unit: "Unit",
    unitHelp: "For example “km”. It stands beside the field and the answer.",
  },
  choose: "Choose from the list",
};
