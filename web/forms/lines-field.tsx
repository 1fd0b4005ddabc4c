import type { JSX } from "solid-js";
import { createMemo, createSignal } from "solid-js";
import { TextArea } from "../ui/text-area.tsx";
import { sameValue } from "./value.state.ts";

interface LinesFieldProps {
  name: string;
  label: string;
  help?: JSX.Element;
  optional?: boolean;
  disabled?: boolean;
  values: readonly string[] | undefined;
  onInput: (values: string[]) => void;
  /** Of the whole list and of its entries. */
  error?: string;
  rows?: number;
}

/** A list of short texts, one per line: faster to write and to paste than a field for each. */
export function LinesField(props: LinesFieldProps): JSX.Element {
  const [typed, setTyped] = createSignal<string>();
  const lines = (text: string) => text.split("\n").filter((line) => line.trim());
  // Empty lines on the way to the next entry stay as typed until the list comes from elsewhere.
  const shown = createMemo(() => {
    const text = typed();
    const values = props.values ?? [];
    return text !== undefined && sameValue(lines(text), [...values]) ? text : values.join("\n");
  });
  return (
    <TextArea
      name={props.name}
      label={props.label}
      help={props.help}
      optional={props.optional}
      disabled={props.disabled}
      rows={props.rows ?? 2}
      value={shown()}
      error={props.error}
      onInput={(text) => {
        setTyped(text);
        props.onInput(lines(text));
      }}
    />
  );
}
