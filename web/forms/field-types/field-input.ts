import type { FieldHelp } from "@zapisy/words/form";

/** What the input of a field that every event can ask is given, of whichever type the field is. */
export interface FieldInputProps<Draft> {
  /** The path of the field. */
  name: string;
  label: string;
  help?: string;
  /** Labels of the inputs of a field that has several. */
  parts?: Readonly<Record<string, FieldHelp>>;
  optional?: boolean;
  autocomplete?: string;
  /** What can be picked, where the event's form says it. */
  offered: readonly string[];
  value: Draft;
  // Not `error` and `onBlur`: what is spread over a field stays where a value of its own is undefined.
  errorAt: (path: string) => string | undefined;
  /** Staff's forms have little room, and their browser knows nobody's data but their own. */
  compact?: boolean;
  onInput: (value: Draft) => void;
  onLeave?: (path: string) => void;
}
