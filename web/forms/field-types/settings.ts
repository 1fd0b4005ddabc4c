import type { Question, QuestionTypeName } from "@zapisy/core/form/schema";
import type { Component } from "solid-js";
import { ChoiceSettings } from "./choice/settings.tsx";

/** What the settings of a question are given, of whichever type the question is. */
export interface QuestionSettingsProps {
  question: Question;
  /** Where the question is in the event, for the names of fields. */
  path: string;
  disabled: boolean;
  /** Whether English texts are written too. */
  english: boolean;
  error: (path: string) => string | undefined;
  change: (edit: (question: Question) => void) => void;
}

/** How staff set up each type of question, beyond what every question has. */
export const QUESTION_SETTINGS: Record<QuestionTypeName, Component<QuestionSettingsProps> | undefined> = {
  text: undefined,
  long_text: undefined,
  yes_no: undefined,
  choice: ChoiceSettings,
};
