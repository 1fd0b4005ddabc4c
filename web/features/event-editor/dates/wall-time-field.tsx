import { loadStaff } from "@zapisy/words/staff";
import type { JSX } from "solid-js";
import { useMessages } from "../../../data/locale.ts";
import { DateField } from "../../../ui/date-field.tsx";
import { FieldError, fieldId } from "../../../ui/field.tsx";
import { TimeField } from "../../../ui/time-field.tsx";
import styles from "./wall-time-field.module.css";

interface WallTimeFieldProps {
  name: string;
  label: string;
  help?: string;
  error?: string;
  disabled?: boolean;
  /** `YYYY-MM-DDTHH:MM`, empty, or half of it while it is typed. */
  value: string | undefined;
  onInput: (value: string | undefined) => void;
  /** The hour that a day gets when no other is typed. */
  usualTime: string;
}

/** A day and an hour on the wall; a day alone gets the usual hour. */
export function WallTimeField(props: WallTimeFieldProps): JSX.Element {
  const t = useMessages(loadStaff);
  const day = () => props.value?.split("T")[0] ?? "";
  const time = () => props.value?.split("T")[1] ?? "";
  const change = (nextDay: string, nextTime: string) =>
    props.onInput(nextDay || nextTime ? `${nextDay}T${nextTime}` : undefined);
  return (
    <div
      class={styles.group}
      role="group"
      aria-labelledby={`${fieldId(props.name)}-legend`}
      aria-describedby={props.error ? `${fieldId(props.name)}-error` : undefined}
      data-invalid={props.error ? true : undefined}
    >
      <p class={styles.legend} id={`${fieldId(props.name)}-legend`}>
        {props.label}
      </p>
      {props.help && <p class={styles.help}>{props.help}</p>}
      <div class={styles.fields}>
        <DateField
          name={props.name}
          label={t().recruitment.date}
          disabled={props.disabled}
          value={day()}
          onInput={(text) => change(text, text ? time() || props.usualTime : "")}
        />
        <TimeField
          name={`${props.name}.time`}
          label={t().recruitment.time}
          disabled={props.disabled || !day()}
          value={time()}
          onInput={(text) => change(day(), text)}
        />
      </div>
      <FieldError name={props.name} error={props.error} />
    </div>
  );
}
