import ChevronDown from "~icons/lucide/chevron-down";
import type { JSX } from "solid-js";
import { For, Show } from "solid-js";
import styles from "./control.module.css";
import type { FieldProps } from "./field.tsx";
import { Field } from "./field.tsx";

/** One thing to choose: what is stored, and what a person reads. */
export interface Option<Value extends string = string> {
  value: Value;
  label: string;
  disabled?: boolean;
}

interface SelectFieldProps<Value extends string> extends FieldProps {
  /** Empty while nothing is chosen. */
  value: Value | "";
  options: readonly Option<Value>[];
  onChange: (value: Value | "") => void;
  /** Text of the empty choice, e.g. "Wybierz"; without it there is no empty choice. */
  placeholder?: string;
}

/**
 * One of a list that is too long for radio buttons and known by heart (a voivodeship, a role): the
 * browser's own select. Lists to be searched, such as counties, are for `Combobox`.
 */
export function SelectField<Value extends string>(props: SelectFieldProps<Value>): JSX.Element {
  return (
    <Field {...props}>
      {(control) => (
        <div class={styles.select}>
          <select
            class={styles.control}
            id={control.id}
            name={props.name}
            disabled={props.disabled}
            aria-describedby={control.describedBy}
            aria-invalid={control.invalid}
            onChange={(event) => {
              const chosen = event.currentTarget.value;
              props.onChange(props.options.find((option) => option.value === chosen)?.value ?? "");
            }}
          >
            <Show when={props.placeholder !== undefined}>
              <option value="" selected={props.value === ""}>
                {props.placeholder}
              </option>
            </Show>
            <For each={props.options}>
              {(option) => (
                <option
                  value={option.value}
                  selected={option.value === props.value}
                  disabled={option.disabled}
                >
                  {option.label}
                </option>
              )}
            </For>
          </select>
          <ChevronDown />
        </div>
      )}
    </Field>
  );
}
