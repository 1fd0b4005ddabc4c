import type { QuestionTypeName } from "@zapisy/core/form/schema";
import type { Component } from "solid-js";
import type { AnswerInputProps } from "./answer-input.ts";
import { ChoiceInput } from "./choice/input.tsx";
import { DateInput } from "./date/input.tsx";
import { FileInput } from "./file/input.ts";
import { LongTextInput } from "./long-text/input.tsx";
import { NumberInput } from "./number/input.tsx";
import { SeveralInput } from "./several/input.tsx";
import { StatementInput } from "./statement/input.tsx";
import { TextInput } from "./text/input.tsx";
import { YesNoInput } from "./yes-no/input.tsx";

/** How each type of question is answered, by participants and by staff for them. */
export const ANSWER_INPUTS: Record<QuestionTypeName, Component<AnswerInputProps>> = {
  text: TextInput,
  long_text: LongTextInput,
  yes_no: YesNoInput,
  choice: ChoiceInput,
  several: SeveralInput,
  number: NumberInput,
  date: DateInput,
  statement: StatementInput,
  file: FileInput,
};
