import type { JSX } from "solid-js";
import { For, Show } from "solid-js";
import styles from "./choice.module.css";
import type { FieldProps } from "./field.tsx";
import { fieldId } from "./field.tsx";
import { Fieldset } from "./fieldset.tsx";

/** One answer: what is stored, what a person reads, and what goes with it (seats left, a warning). */
export interface RadioOption<Value extends string = string> {
  value: Value;
  label: string;
  /** The language of the label where it is not that of the interface. */
  lang?: string;
  help?: JSX.Element;
  disabled?: boolean;
}

interface RadioGroupProps<Value extends string> extends Omit<FieldProps, "width"> {
  value: Value | "" | undefined;
  options: readonly RadioOption<Value>[];
  onChange: (value: Value) => void;
  /** Side by side where there is room; for two or three short answers. */
  inline?: boolean;
}

/** One of a few answers, all visible. */
export function RadioGroup<Value extends string>(props: RadioGroupProps<Value>): JSX.Element {
  const idOf = (index: number) => (index === 0 ? fieldId(props.name) : `${fieldId(props.name)}-${index}`);
  return (
    <Fieldset
      name={props.name}
      legend={props.label}
      lang={props.lang}
      hideLegend={props.hideLabel}
      help={props.help}
      error={props.error}
      optional={props.optional}
      disabled={props.disabled}
    >
      <div class={styles.group} data-inline={props.inline}>
        <For each={props.options}>
          {(option, index) => (
            <div class={styles.choice}>
              <input
                class={styles.input}
                type="radio"
                id={idOf(index())}
                name={props.name}
                value={option.value}
                checked={option.value === props.value}
                disabled={option.disabled}
                aria-describedby={option.help ? `${idOf(index())}-about` : undefined}
                onChange={() => props.onChange(option.value)}
              />
              <label class={styles.label} for={idOf(index())} lang={option.lang}>
                {option.label}
              </label>
              <Show when={option.help}>
                {(help) => (
                  <div class={styles.help} id={`${idOf(index())}-about`}>
                    {help()}
                  </div>
                )}
              </Show>
            </div>
          )}
        </For>
      </div>
    </Fieldset>
  );
}
