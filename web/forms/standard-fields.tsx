import { askedFields, isDemanded, offeredIn, settingOf } from "@zapisy/core/form/rules";
import {
  STANDARD_FIELDS,
  type FieldDrafts,
  type FieldId,
  type FieldValues,
  type FormSection,
  type SignUpForm,
  type StandardField,
} from "@zapisy/core/form/schema";
import { listedName, loadForm, type FieldLabels } from "@zapisy/words/form";
import type { Component, JSX } from "solid-js";
import { For } from "solid-js";
import { Dynamic } from "solid-js/web";
import { useMessages } from "../data/locale.ts";
import type { FieldInputProps } from "./field-types/field-input.ts";
import { FIELD_INPUTS } from "./field-types/fields.ts";

interface StandardFieldsProps {
  /** What the event asks. */
  ask: SignUpForm;
  /** Absent: all sections. */
  section?: FormSection;
  /** Absent: those that staff see first and the others. */
  quick?: boolean;
  /** What the person has, who can keep what is offered no more. */
  own?: FieldValues;
  values: FieldDrafts;
  compact?: boolean;
  error: (path: string) => string | undefined;
  onChange: (part: Partial<FieldDrafts>) => void;
  onBlur?: (path: string) => void;
}

/** The fields that every event can ask, as far as this one asks them. */
export function StandardFields(props: StandardFieldsProps): JSX.Element {
  const t = useMessages(loadForm);
  const fields = () =>
    askedFields(props.ask, props.section, props.own).filter(
      (id) => props.quick === undefined || Boolean(entryOf(id).quick) === props.quick,
    );
  return (
    <For each={fields()}>
      {(id) => {
        const labels = (): FieldLabels => t().field[id];
        return (
          <Dynamic
            component={FIELD_INPUTS[entryOf(id).type] as Component<FieldInputProps<unknown>>}
            name={id}
            label={props.compact ? listedName(t(), id) : labels().asked}
            help={props.compact ? undefined : labels().help}
            parts={labels().parts}
            optional={!props.compact && settingOf(props.ask, id) === "optional" && !isDemanded(props.ask, id)}
            autocomplete={entryOf(id).autocomplete}
            offered={offeredIn(props.ask, id, props.own)}
            value={props.values[id]}
            compact={props.compact}
            errorAt={(path) => props.error(path)}
            onInput={(value) => props.onChange({ [id]: value })}
            onLeave={(path) => props.onBlur?.(path)}
          />
        );
      }}
    </For>
  );
}

function entryOf(id: FieldId): StandardField {
  return STANDARD_FIELDS[id];
}
