import type { ValueWords } from "@zapisy/core/form/rules";
import type { QuestionTypeName } from "@zapisy/core/form/schema";

/** Polish words of forms. */
export const pl = {
  type: {
    text: "Krótki tekst",
    long_text: "Dłuższy tekst",
    yes_no: "Tak lub nie",
    choice: "Wybór z listy",
  } satisfies Record<QuestionTypeName, string>,
  value: { yes: "Tak", no: "Nie" } satisfies ValueWords,
  choose: "Wybierz z listy",
};
