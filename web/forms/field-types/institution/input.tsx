import { INSTITUTION_TYPES, type InstitutionDraft } from "@zapisy/core/form/schema";
import { loadCommon } from "@zapisy/words/common";
import { loadForm } from "@zapisy/words/form";
import type { JSX } from "solid-js";
import { useOfferedInstitutions } from "../../../data/institutions.ts";
import { useMessages } from "../../../data/locale.ts";
import { useTerritory } from "../../../data/territory.ts";
import { Combobox } from "../../../ui/combobox.tsx";
import { SelectField } from "../../../ui/select-field.tsx";
import { TextField } from "../../../ui/text-field.tsx";
import type { FieldInputProps } from "../field-input.ts";
import { institutionOptions } from "./institution.state.ts";

/**
 * The institution that a person comes from: chosen from the register while its name is typed, or its name, kind and town as
 * they are typed. Whoever changes what was chosen means another one.
 */
export function InstitutionInput(props: FieldInputProps<InstitutionDraft>): JSX.Element {
  const t = useMessages(loadForm);
  const common = useMessages(loadCommon);
  const territory = useTerritory();
  const { offered, lookFor } = useOfferedInstitutions();
  const change = (part: Partial<InstitutionDraft>) =>
    props.onInput({ ...props.value, institutionId: undefined, ...part });
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
  const choose = (institutionId: string) => {
    const chosen = offered().find((one) => one.institutionId === institutionId);
    if (chosen) change({ ...draftOf(chosen) });
  };
  return (
    <>
      <Combobox
        {...shared("name")}
        help={props.value.institutionId ? t().institution.chosen : shared("name").help}
        optional={props.optional}
        text={props.value.name}
        value={props.value.institutionId ?? ""}
        options={institutionOptions(offered(), territory()?.countyName)}
        onType={(name) => {
          change({ name });
          lookFor(name);
        }}
        onChange={choose}
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

function draftOf({
  institutionId,
  name,
  type,
  town = "",
}: Required<Pick<InstitutionDraft, "institutionId" | "name" | "type">> & {
  town?: string;
}): InstitutionDraft {
  return { institutionId, name, type, town };
}
