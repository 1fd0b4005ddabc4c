import type { Question, QUESTION_TYPES, QuestionTypeName } from "@zapisy/core/form/schema";
import type { Component } from "solid-js";
import { ChoiceSettings } from "./choice/settings.tsx";
import { NumberSettings } from "./number/settings.tsx";

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

/** The types that have something to set up. */
type WithSettings = {
  [Name in QuestionTypeName]: [keyof (typeof QUESTION_TYPES)[Name]["settings"]] extends [never]
    ? never
    : Name;
}[QuestionTypeName];

/** How staff set up each type of question, beyond what every question has. */
export const QUESTION_SETTINGS: Record<WithSettings, Component<QuestionSettingsProps>> &
  Partial<Record<QuestionTypeName, Component<QuestionSettingsProps>>> = {
  choice: ChoiceSettings,
  several: ChoiceSettings,
  number: NumberSettings,
};
