import type { FormMessages } from "./index.ts";

/** English words of forms. */
export const en: FormMessages = {
  type: {
    text: "Short text",
    long_text: "Longer text",
    yes_no: "Yes or no",
    choice: "Choice from a list",
  },
  value: { yes: "Yes", no: "No" },
  choose: "Choose from the list",
};
