import type { JSX } from "solid-js";
import { createEffect, createSignal, on, onCleanup } from "solid-js";
import { TextField } from "./text-field.tsx";

/** How long somebody pauses who has typed what they look for. */
const PAUSE_MS = 300;

/** Searches a list: asks when typing pauses, and shows what is asked otherwise, by a link or when filters are cleared. */
export function SearchField(props: {
  name: string;
  label: string;
  /** What the list is asked for now. */
  value: string | undefined;
  onSearch: (text: string) => void;
}): JSX.Element {
  const asked = () => props.value ?? "";
  const [typed, setTyped] = createSignal(asked());
  let sent = asked();
  let timer: ReturnType<typeof setTimeout> | undefined;
  onCleanup(() => clearTimeout(timer));
  createEffect(
    on(asked, (text) => {
      // What was sent comes back late: meanwhile more may have been typed.
      if (text === sent) return;
      clearTimeout(timer);
      sent = text;
      setTyped(text);
    }),
  );
  return (
    <TextField
      name={props.name}
      type="search"
      label={props.label}
      autocomplete="off"
      value={typed()}
      onInput={(text) => {
        setTyped(text);
        clearTimeout(timer);
        timer = setTimeout(() => {
          sent = text.trim();
          props.onSearch(sent);
        }, PAUSE_MS);
      }}
    />
  );
}
