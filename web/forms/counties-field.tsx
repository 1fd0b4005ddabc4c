import { loadForm } from "@zapisy/words/form";
import Trash from "~icons/lucide/trash";
import type { JSX } from "solid-js";
import { createMemo, createSignal, For, Show } from "solid-js";
import { useMessages } from "../data/locale.ts";
import { useTerritory } from "../data/territory.ts";
import { Button } from "../ui/button.tsx";
import { Combobox } from "../ui/combobox.tsx";
import { Told } from "../ui/told.tsx";
import { VisuallyHidden } from "../ui/visually-hidden.tsx";
import { countyOptions } from "./field-types/county/county.state.ts";
import { focusField } from "./focus-field.ts";
import styles from "./counties-field.module.css";

/** Counties, picked one after the other and taken out again; what became of the list is said aloud, and the focus stays at the field. */
export function CountiesField(props: {
  name: string;
  label: string;
  help?: string;
  /** What the list of those that are picked is called. */
  picked: string;
  codes: readonly string[];
  error?: string;
  disabled?: boolean;
  onChange: (codes: string[]) => void;
}): JSX.Element {
  const words = useMessages(loadForm);
  const territory = useTerritory();
  const options = createMemo(() => countyOptions(territory()?.listCounties() ?? [], words().countyKind));
  const nameOf = (code: string) => territory()?.countyName(code) ?? code;
  const [said, setSaid] = createSignal("");
  const add = (code: string) => {
    props.onChange([...props.codes, code]);
    setSaid(words().countyAdded(nameOf(code)));
  };
  const remove = (code: string) => {
    props.onChange(props.codes.filter((each) => each !== code));
    setSaid(words().countyRemoved(nameOf(code)));
    // The button that was pressed is gone with its county.
    focusField(props.name);
  };
  return (
    <>
      <Show when={props.codes.length > 0}>
        <ul class={styles.counties} role="list" aria-label={props.picked}>
          <For each={props.codes}>
            {(code) => (
              <li>
                <span lang="pl">{nameOf(code)}</span>
                <Show when={!props.disabled}>
                  <Button
                    kind="quiet"
                    small
                    icon={<Trash />}
                    label={words().removeCounty(nameOf(code))}
                    onClick={() => remove(code)}
                  />
                </Show>
              </li>
            )}
          </For>
        </ul>
      </Show>
      <Show when={!props.disabled}>
        <Combobox
          name={props.name}
          label={props.label}
          help={props.help}
          error={props.error}
          optional
          value=""
          options={options().filter(({ value }) => !props.codes.includes(value))}
          onChange={(code) => code && add(code)}
        />
        <VisuallyHidden role="status">
          <Told>{said()}</Told>
        </VisuallyHidden>
      </Show>
    </>
  );
}
