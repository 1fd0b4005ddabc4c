import { INSTITUTION_TYPES, type InstitutionDraft } from "@zapisy/core/form/schema";
import { loadCommon } from "@zapisy/words/common";
import { loadForm } from "@zapisy/words/form";
import type { JSX } from "solid-js";
import { useMessages } from "../../../data/locale.ts";
import { SelectField } from "../../../ui/select-field.tsx";
import { TextField } from "../../../ui/text-field.tsx";
import type { FieldInputProps } from "../field-input.ts";

/** The institution that a person comes from: name, kind and town. */
export function InstitutionInput(props: FieldInputProps<InstitutionDraft>): JSX.Element {
  const t = useMessages(loadForm);
  const common = useMessages(loadCommon);
  const change = (part: Partial<InstitutionDraft>) => props.onInput({ ...props.value, ...part });
  const shared = (part: keyof InstitutionDraft) => {
    const name = `${props.name}.${part}`;
    return {
      name,
      label: props.parts?.[part]?.label ?? props.label,
      help: props.compact ? undefined : props.parts?.[part]?.help,
      error: props.errorAt(name),
      onBlur: () => props.onLeave?.(name),
    };
  };
  return (
    <>
      <TextField
        {...shared("name")}
        optional={props.optional}
        value={props.value.name}
        onInput={(name) => change({ name })}
        autocomplete={props.compact ? "off" : "organization"}
      />
      <SelectField
        {...shared("type")}
        optional={props.optional}
        value={props.value.type}
        placeholder={t().choose}
        options={INSTITUTION_TYPES.map((value) => ({ value, label: common().institutionType[value] }))}
        onChange={(type) => change({ type })}
      />
      <TextField
        {...shared("town")}
        optional={!props.compact}
        value={props.value.town}
        onInput={(town) => change({ town })}
        autocomplete="off"
        width={props.compact ? undefined : "medium"}
      />
    </>
  );
}
