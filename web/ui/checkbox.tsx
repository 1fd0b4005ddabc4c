import type { JSX } from "solid-js";
import { For, Show } from "solid-js";
import styles from "./choice.module.css";
import type { FieldProps } from "./field.tsx";
import { describedBy, FieldError, fieldId } from "./field.tsx";
import { Fieldset } from "./fieldset.tsx";

interface CheckboxProps extends Omit<FieldProps, "label" | "hideLabel" | "width" | "optional"> {
  /** May hold a link, for example to the rules of the event. */
  label: JSX.Element;
  checked: boolean;
  onChange: (checked: boolean) => void;
}

/** One statement to agree with, or one thing to switch on. */
export function Checkbox(props: CheckboxProps): JSX.Element {
  return (
    <div class={styles.single} data-invalid={props.error ? true : undefined}>
      <div class={styles.choice}>
        <input
          class={styles.input}
          type="checkbox"
          id={fieldId(props.name)}
          name={props.name}
          checked={props.checked}
          disabled={props.disabled}
          aria-describedby={describedBy(props)}
          aria-invalid={props.error ? true : undefined}
          onChange={(event) => props.onChange(event.currentTarget.checked)}
        />
        <label class={styles.label} for={fieldId(props.name)}>
          {props.label}
        </label>
        <Show when={props.help}>
          {(help) => (
            <div class={styles.help} id={`${fieldId(props.name)}-help`}>
              {help()}
            </div>
          )}
        </Show>
      </div>
      <FieldError name={props.name} error={props.error} />
    </div>
  );
}

interface CheckboxGroupProps<Value extends string> extends Omit<FieldProps, "width"> {
  values: readonly Value[];
  options: readonly { value: Value; label: string; lang?: string; help?: JSX.Element; disabled?: boolean }[];
  onChange: (values: Value[]) => void;
}

/** Any number of a few answers. */
export function CheckboxGroup<Value extends string>(props: CheckboxGroupProps<Value>): JSX.Element {
  const idOf = (index: number) => (index === 0 ? fieldId(props.name) : `${fieldId(props.name)}-${index}`);
  // In the order of the options, so that the same answers are always the same list.
  const toggle = (value: Value, checked: boolean) =>
    props.onChange(
      props.options
        .map((option) => option.value)
        .filter((each) => (each === value ? checked : props.values.includes(each))),
    );
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
      <div class={styles.group}>
        <For each={props.options}>
          {(option, index) => (
            <div class={styles.choice}>
              <input
                class={styles.input}
                type="checkbox"
                id={idOf(index())}
                name={props.name}
                value={option.value}
                checked={props.values.includes(option.value)}
                disabled={option.disabled}
                aria-describedby={option.help ? `${idOf(index())}-about` : undefined}
                onChange={(event) => toggle(option.value, event.currentTarget.checked)}
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
