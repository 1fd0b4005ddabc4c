import type { JSX } from "solid-js";
import { Show } from "solid-js";
import type { FieldProps } from "./field.tsx";
import { describedBy, FieldError, FieldHelp, OptionalMark } from "./field.tsx";
import styles from "./fieldset.module.css";
import { VisuallyHidden } from "./visually-hidden.tsx";

interface FieldsetProps extends Pick<
  FieldProps,
  "name" | "help" | "error" | "optional" | "disabled" | "lang"
> {
  /** What the fields have in common; read before each of them. */
  legend: string;
  /** Keeps the legend for screen readers only, where a heading or a column already says it. */
  hideLegend?: boolean;
  /** `section` for a part of a long form, `field` for choices that answer one question. Default `field`. */
  look?: "section" | "field";
  children: JSX.Element;
}

/** Fields that belong together, under one legend, with help and error for the whole group. */
export function Fieldset(props: FieldsetProps): JSX.Element {
  return (
    <fieldset
      class={styles.fieldset}
      data-look={props.look ?? "field"}
      data-invalid={props.error ? true : undefined}
      disabled={props.disabled}
      aria-describedby={describedBy(props)}
    >
      <legend class={styles.legend}>
        <Show when={!props.hideLegend} fallback={<VisuallyHidden>{props.legend}</VisuallyHidden>}>
          <span lang={props.lang}>{props.legend}</span> <OptionalMark when={props.optional} />
        </Show>
      </legend>
      <FieldHelp name={props.name} help={props.help} />
      <div class={styles.content}>{props.children}</div>
      <FieldError name={props.name} error={props.error} />
    </fieldset>
  );
}
