import type { Question } from "@zapisy/core/form/schema";
import type { JSX } from "solid-js";

/** What the input of a question is given, of whichever type the question is. */
export interface AnswerInputProps {
  question: Question;
  name: string;
  label: string;
  lang?: string;
  help?: JSX.Element;
  optional?: boolean;
  /** As it is kept; empty while there is none. */
  value: string;
  error?: string;
  /** Staff's forms have little room: lists that open instead of lists that lie open. */
  compact?: boolean;
  onInput: (answer: string) => void;
  onBlur?: () => void;
}
