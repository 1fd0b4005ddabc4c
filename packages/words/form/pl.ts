import type { ValueWords } from "@zapisy/core/form/rules";
import type { QuestionTypeName } from "@zapisy/core/form/schema";
import { formatDay } from "../date.ts";
import { formatNumber } from "../number.ts";

/** Polish words of forms. */
export const pl = {
  type: {
    text: "Krótki tekst",
    long_text: "Dłuższy tekst",
    yes_no: "Tak lub nie",
    choice: "Wybór z listy",
    number: "Liczba",
    date: "Data",
  } satisfies Record<QuestionTypeName, string>,
  value: {
    yes: "Tak",
    no: "Nie",
    number: (value) => formatNumber("pl", value),
    day: (day) => formatDay("pl", day),
  } satisfies ValueWords,
  /** What staff set up about a question. */
  setting: {
    min: "Najmniejsza liczba",
    max: "Największa liczba",
    unit: "Jednostka",
    unitHelp: "Na przykład „km”. Stoi przy polu i przy odpowiedzi.",
  },
  choose: "Wybierz z listy",
};
